// The evidence card: words first, then the figures behind them; copied, printed or exported from here.
import Close from '@mui/icons-material/CloseRounded';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { EvidenceActions } from './EvidenceActions.tsx';
import { EvidenceSections } from './EvidenceSections.tsx';
import type { EvidenceQuestion } from './evidence-question.ts';
import { useEvidence } from './use-evidence.ts';
import { useEvidenceDocument } from './use-evidence-document.ts';

export function EvidenceDialog({ onClose, ...question }: EvidenceQuestion & { onClose: () => void }) {
  const { t } = useTranslation();
  const titleId = useId();
  const { input, evidence, store, error, retry } = useEvidence(question);
  const toDocument = useEvidenceDocument();
  const shown = evidence && store ? toDocument(evidence, store) : null;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby={titleId}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'flex-start',
          gap: 0.5,
          pl: 3,
          pr: 1.5,
          pt: 2,
          pb: 1.5,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h2" component="h2" id={titleId}>
            {t('evidence.title', { product: shown?.title ?? question.product })}
          </Typography>
          <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0 }}>
            {shown?.subtitle ?? t('loading')}
          </Typography>
        </Box>
        {shown && <EvidenceActions shown={shown} input={input} />}
        <Tooltip title={t('evidence.close')}>
          <IconButton aria-label={t('evidence.close')} onClick={onClose}>
            <Close sx={{ fontSize: 20 }} />
          </IconButton>
        </Tooltip>
      </Box>
      {/* Scrolls, so the keyboard must reach it. */}
      <DialogContent tabIndex={0} role="region" aria-labelledby={titleId} sx={{ outlineOffset: -2, py: 2.5 }}>
        {error !== null && <ErrorState dense error={error} onRetry={retry} />}
        {error === null && !shown && (
          <Box role="status" aria-label={t('loading')}>
            {[64, 220, 220, 140].map((height, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: bars of a skeleton
              <Skeleton key={i} variant="rounded" height={height} sx={{ mb: 2 }} />
            ))}
          </Box>
        )}
        {shown && <EvidenceSections shown={shown} />}
      </DialogContent>
    </Dialog>
  );
}
