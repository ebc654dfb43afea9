// What can be done with the version that is shown: use it, compare it, save it.
import Download from '@mui/icons-material/FileDownloadOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ModelCard } from '#core/contract/models.ts';
import { useActivate, useExportModel } from './mutations.ts';

interface Props {
  card: ModelCard;
  models: readonly ModelCard[];
  comparedId: string | null;
  onCompare: (modelId: string | null) => void;
}

export function VersionBar({ card, models, comparedId, onCompare }: Props) {
  const { t } = useTranslation();
  const activate = useActivate(models.find(({ status }) => status === 'active'));
  const save = useExportModel();
  const others = models.filter(({ id, status }) => id !== card.id && status !== 'failed');
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 2 }}>
      <Typography variant="h2" sx={{ mr: 'auto' }}>
        {t('models.version', { version: card.version })}
      </Typography>
      {others.length > 0 && (
        <TextField
          select
          label={t('models.versions.compare')}
          value={comparedId ?? ''}
          onChange={({ target }) => onCompare(target.value || null)}
          sx={{ minWidth: 170 }}
        >
          <MenuItem value="">–</MenuItem>
          {others.map(({ id, version }) => (
            <MenuItem key={id} value={id}>
              {t('models.version', { version })}
            </MenuItem>
          ))}
        </TextField>
      )}
      {card.status === 'previous' && (
        <Button variant="contained" loading={activate.isPending} onClick={() => activate.use(card)}>
          {t('models.versions.use')}
        </Button>
      )}
      <Button variant="outlined" startIcon={<Download />} loading={save.isPending} onClick={() => save.mutate(card.id)}>
        {t('models.versions.export')}
      </Button>
    </Box>
  );
}
