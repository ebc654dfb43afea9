// One product opened up: what will sell in 1, 7, 14 and 30 days, what it is worth, what was sold, and why.
import Go from '@mui/icons-material/ChevronRightRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Frequency } from '#core/contract/units.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { EvidenceButton } from '#renderer/features/evidence/EvidenceButton.tsx';
import type { EvidenceQuestion } from '#renderer/features/evidence/evidence-question.ts';
import { useNoticeWords } from '#renderer/format/use-notice-words.ts';
import { PATHS } from '#renderer/paths.ts';
import { HistoryChart } from '#renderer/ui/charts/HistoryChart.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { DecisionFigures } from './DecisionFigures.tsx';
import { Explain } from './Explain.tsx';
import { ProjectionCards } from './ProjectionCards.tsx';

interface Props {
  bulkId: string;
  product: string;
  currency: string;
  frequency: Frequency;
  /** What the list was asked about. */
  asked: Pick<EvidenceQuestion, 'store' | 'date' | 'origin'>;
}

export function LineDetail({ bulkId, product, currency, frequency, asked }: Props) {
  const { t } = useTranslation();
  const noticeWords = useNoticeWords(currency);
  const engine = useEngine();
  const { data, error, refetch } = useQuery(engine.bulk.detail.queryOptions({ input: { bulkId, product } }));
  const frame = { bgcolor: 'background.default', px: { xs: 2, lg: 3 }, py: 2.5 };
  if (error) {
    return (
      <Box sx={frame}>
        <ErrorState dense error={error} onRetry={() => void refetch()} />
      </Box>
    );
  }
  if (!data) {
    return (
      <Box sx={frame} role="status" aria-label={t('loading')}>
        <Skeleton variant="rounded" height={96} sx={{ mb: 2 }} />
        <Skeleton variant="rounded" height={330} />
      </Box>
    );
  }
  return (
    <Box sx={frame}>
      {data.notices.length > 0 && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {data.notices.map((notice) => (
            <div key={notice.code}>{noticeWords(notice)}</div>
          ))}
        </Alert>
      )}
      <ProjectionCards projections={data.projections} currency={currency} />
      <Box sx={{ mt: 1, display: 'flex', justifyContent: 'flex-end', gap: 0.5 }}>
        <EvidenceButton {...asked} product={product} />
        <Button size="small" component={Link} to={PATHS.smart({ product })} endIcon={<Go />}>
          {t('frame.page.smart')}
        </Button>
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 3, lg: 4 },
          mt: 1.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1.05fr)' },
        }}
      >
        <Explain detail={data} currency={currency} frequency={frequency} />
        <Box sx={{ minWidth: 0, display: 'grid', gap: 3, alignContent: 'start' }}>
          <HistoryChart
            bare
            height={190}
            title={t('bulk.detail.history')}
            history={data.history}
            fileName={`history-${product}`}
          />
          <DecisionFigures decision={data.decision} currency={currency} />
        </Box>
      </Box>
    </Box>
  );
}
