// Says that the store was closed on a day or a range of days.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { CorrectionDialog } from './CorrectionDialog.tsx';
import { useCorrections } from './use-corrections.ts';

interface Props {
  store: Store;
  /** ISO days to begin with; the last known day when left out. */
  days?: { from: string; to: string };
  onClose: () => void;
}

export function CloseDaysDialog({ store, days, onClose }: Props) {
  const { t } = useTranslation();
  const { correct, isPending } = useCorrections();
  const [min, max] = [store.firstDay ?? undefined, store.lastDay ?? undefined];
  const [from, setFrom] = useState(days?.from ?? store.lastDay ?? '');
  const [to, setTo] = useState(days?.to ?? from);
  return (
    <CorrectionDialog
      title={t('explorer.close.title')}
      text={t('explorer.close.text')}
      confirm={t('explorer.close.confirm')}
      disabled={from === '' || to < from}
      isPending={isPending}
      onConfirm={() => correct((corrections) => corrections.closeDays({ store: store.code, from, to }), onClose)}
      onClose={onClose}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, pt: 1 }}>
        <DateField
          label={t('explorer.from')}
          value={from}
          min={min}
          max={max}
          onChange={(next) => {
            setFrom(next);
            if (to < next) setTo(next);
          }}
        />
        <DateField label={t('explorer.to')} value={to} min={from} max={max} onChange={setTo} />
      </Box>
      {store.frequency !== 'daily' && (
        <Typography variant="caption" color="textSecondary">
          {t(`explorer.close.whole.${store.frequency}`)}
        </Typography>
      )}
    </CorrectionDialog>
  );
}
