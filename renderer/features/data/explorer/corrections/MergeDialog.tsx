// Lets a product go on under another one, with what that puts together.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '#core/contract/contract.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { type PickedProduct, ProductPicker } from '#renderer/ui/pickers/ProductPicker.tsx';
import { CorrectionDialog } from './CorrectionDialog.tsx';
import { useCorrections } from './use-corrections.ts';

interface Props {
  store: Store;
  product: PickedProduct;
  onClose: () => void;
  /** Gets the code of the product that it counts for now. */
  onMerged: (into: string) => void;
}

export function MergeDialog({ store, product, onClose, onMerged }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { correct, isPending } = useCorrections();
  const [kind, setKind] = useState<'known' | 'new'>('known');
  const [picked, setPicked] = useState<PickedProduct | null>(null);
  const [code, setCode] = useState('');
  const [name, setName] = useState(product.name);
  const into = kind === 'known' ? (picked?.code ?? '') : code.trim();
  const isSelf = into === product.code;
  const { data: preview } = useQuery(
    engine.corrections.previewMerge.queryOptions({
      input: { store: store.code, from: product.code, into },
      enabled: into !== '' && !isSelf,
    }),
  );
  const merge = () =>
    correct(
      (corrections) =>
        corrections.merge({
          store: store.code,
          from: product.code,
          into,
          ...(kind === 'new' && name.trim() !== '' && { name: name.trim() }),
        }),
      () => {
        onMerged(into);
        onClose();
      },
    );
  return (
    <CorrectionDialog
      title={t('explorer.merge.title', { product: product.name })}
      text={t('explorer.merge.text')}
      confirm={t('explorer.merge.confirm')}
      disabled={into === '' || isSelf}
      isPending={isPending}
      onConfirm={merge}
      onClose={onClose}
    >
      <ToggleButtonGroup
        exclusive
        size="small"
        value={kind}
        aria-label={t('explorer.merge.kinds')}
        onChange={(_event, next: 'known' | 'new' | null) => next && setKind(next)}
        sx={{ mt: 0.5 }}
      >
        <ToggleButton value="known">{t('explorer.merge.known')}</ToggleButton>
        <ToggleButton value="new">{t('explorer.merge.new')}</ToggleButton>
      </ToggleButtonGroup>
      {kind === 'known' ? (
        <ProductPicker
          store={store.code}
          value={picked}
          onChange={setPicked}
          label={t('explorer.merge.into')}
          clearable
          width="100%"
        />
      ) : (
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
          <TextField
            label={t('explorer.merge.code')}
            value={code}
            onChange={({ target }) => setCode(target.value)}
            slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off' } }}
            sx={{ flex: '1 1 180px' }}
          />
          <TextField
            label={t('explorer.rename.name')}
            value={name}
            onChange={({ target }) => setName(target.value)}
            slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off' } }}
            sx={{ flex: '1 1 180px' }}
          />
        </Box>
      )}
      {isSelf && <Alert severity="warning">{t('explorer.merge.self')}</Alert>}
      {preview && !isSelf && <Preview preview={preview} />}
    </CorrectionDialog>
  );
}

type MergePreview = Outputs['corrections']['previewMerge'];

function Preview({ preview: { from, into, sharedDays } }: { preview: MergePreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const line = (side: MergePreview['from']) =>
    t('explorer.merge.side', {
      product: side.name,
      units: format.units(side.units),
      days: side.firstDay && side.lastDay ? `${format.day(side.firstDay)} – ${format.day(side.lastDay)}` : '–',
    });
  return (
    <Box role="status" sx={{ p: 1.5, borderRadius: 1, bgcolor: 'background.sunken', display: 'grid', gap: 0.5 }}>
      <Typography variant="body2">{line(from)}</Typography>
      <Typography variant="body2">{into ? line(into) : t('explorer.merge.isNew')}</Typography>
      <Typography variant="caption" color="textSecondary">
        {sharedDays > 0
          ? t('explorer.merge.shared', { count: sharedDays, formatted: format.count(sharedDays) })
          : t('explorer.merge.apart')}
      </Typography>
    </Box>
  );
}
