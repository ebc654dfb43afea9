// The answer at a glance: one sentence, the expected demand with its distribution, and what the user's changes did.
import Copy from '@mui/icons-material/ContentCopyRounded';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '#core/contract/predictions.ts';
import type { Frequency } from '#core/contract/units.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useReasonWords } from '#renderer/format/use-reason-words.ts';
import { ConfidenceMark } from '#renderer/ui/ConfidenceMark.tsx';
import { DistributionStrip } from '#renderer/ui/charts/DistributionStrip.tsx';
import { Term } from '#renderer/ui/help/Term.tsx';
import { useToast } from '#renderer/ui/toast.tsx';
import { useSummary } from '../use-summary.ts';

interface Props {
  prediction: Prediction;
  usual: Prediction | undefined;
  frequency: Frequency;
  currency: string;
}

export function SummaryCard({ prediction, usual, frequency, currency }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const toast = useToast();
  const { signed } = useReasonWords();
  const sentence = useSummary()(prediction, frequency, currency);
  const { mean, decision, quantiles } = prediction;
  const change = usual && usual.date === prediction.date ? mean - usual.mean : 0;
  const copy = async () => {
    await navigator.clipboard.writeText(sentence);
    toast({ text: t('smart.copied') });
  };
  return (
    <Card sx={{ px: 2.75, py: 2.25 }}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start' }}>
        <Typography
          component="p"
          aria-live="polite"
          sx={{ fontSize: '1.0625rem', lineHeight: 1.5, fontWeight: 500, letterSpacing: '-0.006em', flex: 1 }}
        >
          {sentence}
        </Typography>
        <Tooltip title={t('smart.copy')}>
          <IconButton size="small" aria-label={t('smart.copy')} onClick={() => void copy()}>
            <Copy sx={{ fontSize: 18 }} />
          </IconButton>
        </Tooltip>
      </Box>
      <Box
        sx={{
          display: 'grid',
          columnGap: 3,
          rowGap: 1.5,
          mt: 2,
          gridTemplateColumns: { xs: '1fr', sm: 'auto minmax(0, 1fr)' },
          alignItems: 'center',
        }}
      >
        <Box sx={{ minWidth: 148 }}>
          <Typography variant="label" component="h2" color="textSecondary">
            <Term name="prediction">{t('smart.demand')}</Term>
          </Typography>
          <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75 }}>
            <Typography variant="figure" component="span" sx={{ fontSize: '2.25rem' }}>
              {format.units(mean)}
            </Typography>
            <Typography variant="body2" color="textSecondary" component="span">
              {t('bulk.unitsWord')}
            </Typography>
          </Box>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 0.5, minHeight: 24 }}>
            {Math.abs(change) >= 0.05 ? (
              <Typography
                variant="caption"
                sx={{ fontWeight: 580, color: change > 0 ? 'success.main' : 'warning.main' }}
              >
                {t('smart.against', { change: signed(change) })}
              </Typography>
            ) : (
              <Box component="span" sx={{ typography: 'caption', color: 'text.secondary', display: 'flex', gap: 0.75 }}>
                <Term name="confidence">{t('smart.confidence.title')}</Term>{' '}
                <ConfidenceMark level={prediction.confidence.level} />
              </Box>
            )}
          </Box>
        </Box>
        <DistributionStrip
          label={t('smart.demand')}
          mean={mean}
          quantiles={quantiles}
          marks={
            decision.onHand !== null && decision.onHand <= 2.5 * Math.max(quantiles[6], mean)
              ? [{ label: t('smart.input.onHand'), value: decision.onHand }]
              : []
          }
        />
      </Box>
    </Card>
  );
}
