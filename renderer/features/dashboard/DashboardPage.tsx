// The first page: what was sold, what is coming, what needs attention today.

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ErrorNote, ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Later } from '#renderer/ui/Later.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { PageSkeleton, SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { NoStore } from '../frame/NoStore.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { Attention } from './Attention.tsx';
import { DashboardCards } from './DashboardCards.tsx';
import { ForecastSection } from './ForecastSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { ModelState } from './ModelState.tsx';
import { Uploads } from './Uploads.tsx';

export function DashboardPage() {
  const { t } = useTranslation();
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton />;
  if (!store?.lastDay) {
    return (
      <>
        <PageHeader title={t('dashboard.title')} />
        <NoStore />
      </>
    );
  }
  return <StoreDashboard store={store} />;
}

function StoreDashboard({ store }: { store: Store }) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const [params, setParams] = useSearchParams();
  // The day stands in the address, so that back and links work; the last known day is no choice.
  const asOf = readDay(params.get('asOf'), store);
  const ask = (forecast: boolean) =>
    engine.dashboard.get.queryOptions({ input: { store: store.code, asOf, forecast } });
  const whole = useQuery(ask(true));
  // A large store takes a moment to forecast after a start; what was sold is there at once.
  const known = useQuery({ ...ask(false), enabled: !whole.data });
  const data = whole.data ?? known.data;
  const isForecasting = !whole.data && !whole.error && known.data?.modelState === 'ready';
  const { error, refetch } = whole;
  // What was sold is still true when the forecast fails.
  const isBroken = error !== null && known.data?.modelState === 'ready';
  if (error && !isBroken) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageHeader
        title={store.name}
        subtitle={t('dashboard.subtitle', { day: format.day(data.asOf, 'long') })}
        actions={
          <>
            {store.firstDay && store.lastDay && (
              <DateField
                label={t('dashboard.asOfDay')}
                value={asOf ?? store.lastDay}
                min={store.firstDay}
                max={store.lastDay}
                onChange={(day) => setParams(day === store.lastDay ? {} : { asOf: day })}
              />
            )}
            {data.model && asOf === undefined && (
              <Button variant="contained" component={Link} to={PATHS.bulk}>
                {t('dashboard.orderList')}
              </Button>
            )}
          </>
        }
      />
      {isBroken && <ErrorNote error={error} onRetry={() => void refetch()} />}
      <DashboardCards data={data} isForecasting={isForecasting} />
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.65fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0, alignContent: 'start' }}>
          {isForecasting && <SectionSkeleton height={270} />}
          {!isForecasting && !isBroken && <ForecastSection data={data} store={store} />}
          <HistorySection history={data.history} store={store.code} frequency={data.frequency} />
          <Later>
            <Uploads data={data} />
          </Later>
        </Box>
        <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0, alignContent: 'start' }}>
          {isForecasting && <SectionSkeleton height={380} />}
          {!isForecasting && !isBroken && data.model && <Attention store={store.code} asOf={asOf} />}
          <Later>
            <ModelState data={data} />
          </Later>
        </Box>
      </Box>
    </>
  );
}

/** A day of the address, where the store has it; undefined: the last known one. */
function readDay(text: string | null, { firstDay, lastDay }: Store): string | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text) || !firstDay || !lastDay) return undefined;
  return text >= firstDay && text < lastDay ? text : undefined;
}
