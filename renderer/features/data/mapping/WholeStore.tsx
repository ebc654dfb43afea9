// A file that names no product: its rows are one product for the whole store, and what that is called.
import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { MappingState } from './use-mapping.ts';

export function WholeStore({ state }: { state: MappingState }) {
  const { t } = useTranslation();
  const { choices, setChoices, mapping } = state;
  const has = (wanted: string) => mapping.some(({ role }) => role === wanted);
  const countsTakings = !has('units') && has('revenue');
  return (
    <Alert severity="info" slotProps={{ message: { sx: { flex: 1 } } }}>
      <Typography variant="body2" sx={{ mb: 1.5 }}>
        <strong>{t('data.whole.title')}</strong> {t('data.whole.text')}
        {countsTakings && ` ${t('data.whole.takings')}`}
      </Typography>
      <TextField
        label={t('data.whole.name')}
        value={choices.product}
        onChange={({ target }) => setChoices({ product: target.value })}
        slotProps={{ htmlInput: { maxLength: 200 } }}
        sx={{ minWidth: 280, '& .MuiInputBase-root': { bgcolor: 'background.paper' } }}
      />
    </Alert>
  );
}
