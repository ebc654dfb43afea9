// Bulk predictions: every product of a store on one date, as an order list ranked by money.
import ChecklistIcon from '@mui/icons-material/ChecklistRtlOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BulkSummary } from '#core/contract/bulk.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNote, ErrorState } from '#renderer/ui/ErrorState.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { NoStore } from '../frame/NoStore.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { OrderList } from './OrderList.tsx';
import { RunBar } from './RunBar.tsx';
import { useBulkRun } from './use-bulk-run.ts';

export function BulkPage() {
  const { t } = useTranslation();
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton cards={5} />;
  if (!store?.lastDay) {
    return (
      <>
        <PageHeader title={t('bulk.title')} />
        <NoStore />
      </>
    );
  }
  return <StoreBulk key={store.code} store={store} lastDay={store.lastDay} />;
}

function StoreBulk({ store, lastDay }: { store: Store; lastDay: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { summary, isLoading, job, isRunning, error, run, cancel } = useBulkRun(store);
  if (isLoading) return <PageSkeleton cards={5} />;

  const subtitle = summary
    ? t('bulk.subtitle', {
        from: format.day(summary.date, 'long'),
        days: t('days', { count: summary.horizonDays }),
        origin: format.day(summary.origin, 'medium'),
      })
    : t('bulk.subtitleEmpty');

  return (
    <>
      <PageHeader
        title={t('bulk.title')}
        subtitle={subtitle}
        actions={<RunBar store={store} lastDay={lastDay} summary={summary} isRunning={isRunning} onRun={run} />}
      />
      {summary && !isRunning && <StaleNote summary={summary} store={store} lastDay={lastDay} />}
      {error !== null && summary && <ErrorNote error={error} onRetry={() => run()} />}
      {isRunning && job && (
        <Card sx={{ px: 2.5, py: 1.5, mb: 2.5 }}>
          <JobProgress job={job} onCancel={cancel} untitled />
        </Card>
      )}
      {summary ? (
        <OrderList key={summary.bulkId} summary={summary} store={store} />
      ) : isRunning ? (
        <PageSkeleton cards={5} />
      ) : error !== null ? (
        <ErrorState error={error} onRetry={() => run()} />
      ) : store.activeModelId ? (
        <EmptyState
          icon={<ChecklistIcon />}
          title={t('bulk.emptyTitle')}
          text={t('bulk.emptyText')}
          action={
            <Button variant="contained" onClick={() => run()}>
              {t('bulk.predict')}
            </Button>
          }
        />
      ) : (
        <EmptyState
          icon={<ChecklistIcon />}
          title={t('bulk.noModelTitle')}
          text={t('bulk.noModelText')}
          action={
            <Button variant="contained" component={Link} to={PATHS.models}>
              {t('bulk.toModels')}
            </Button>
          }
        />
      )}
    </>
  );
}

/** Says so when the list no longer rests on the latest sales or the model in use. */
function StaleNote({ summary, store, lastDay }: { summary: BulkSummary; store: Store; lastDay: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isOldModel = store.activeModelId !== null && summary.modelId !== store.activeModelId;
  const isOldData = summary.origin < lastDay;
  const engine = useEngine();
  const { data: orders = [] } = useQuery(
    engine.orders.list.queryOptions({ input: { store: store.code, state: ['placed', 'received'] } }),
  );
  const isOrdered = orders.some(({ placed }) => placed !== null && placed.at > summary.createdAt);
  if (!isOldModel && !isOldData && !isOrdered) return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {t(isOldData ? 'bulk.staleData' : isOldModel ? 'bulk.staleModel' : 'bulk.staleOrders', {
        when: format.ago(summary.createdAt),
      })}
    </Alert>
  );
}
