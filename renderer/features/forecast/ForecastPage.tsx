// The days ahead of a product, a category or the store: expected, explained, changed by hand, and checked on the past.
import ModelsIcon from '@mui/icons-material/InsightsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Store } from '#core/contract/stores.ts';
import { useJob, useJobs } from '#renderer/engine/use-job.ts';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { JobProgress } from '#renderer/ui/JobProgress.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { NoStore } from '../frame/NoStore.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { StoreForecast } from './StoreForecast.tsx';

export function ForecastPage() {
  const { t } = useTranslation();
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton />;
  if (!store?.lastDay) {
    return (
      <>
        <PageHeader title={t('forecast.title')} />
        <NoStore />
      </>
    );
  }
  return store.activeModelId === null ? <NoModel store={store} /> : <StoreForecast key={store.code} store={store} />;
}

/** Nothing can be forecast yet: train, or watch the training that runs. */
function NoModel({ store }: { store: Store }) {
  const { t } = useTranslation();
  const { running } = useJobs();
  const training = running.find(({ kind, store: code }) => kind === 'train' && code === store.code);
  const { job, cancel } = useJob(training?.id ?? null);
  return (
    <>
      <PageHeader title={t('forecast.title')} />
      <Section title={t('forecast.noModelTitle')}>
        {job ? (
          <Box sx={{ py: 3, maxWidth: 640 }}>
            <JobProgress job={job} onCancel={cancel} />
          </Box>
        ) : (
          <EmptyState
            dense
            icon={<ModelsIcon />}
            title={t('dashboard.noModelTitle')}
            text={t('forecast.noModelText')}
            action={
              <Button variant="contained" component={Link} to={PATHS.models}>
                {t('bulk.toModels')}
              </Button>
            }
          />
        )}
      </Section>
    </>
  );
}
