// The page of one store with a model: what to look at, the chart, and below it the days, the reasons, the own numbers.
import Box from '@mui/material/Box';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { addDays } from '#renderer/format/days.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useStepWords } from '#renderer/format/use-step-words.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Notices } from '#renderer/ui/Notices.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { StatCardSkeleton, StatRow } from '#renderer/ui/StatCard.tsx';
import { useDraft } from '#renderer/ui/use-draft.ts';
import { LookBackCards } from './back/LookBackCards.tsx';
import { LookBackControls } from './back/LookBackControls.tsx';
import type { DayRange } from './chart/ForecastPicture.tsx';
import { chartDays } from './chart/picture-data.ts';
import { DayPanel } from './days/DayPanel.tsx';
import { DaysAhead } from './days/DaysAhead.tsx';
import { ForecastCards } from './ForecastCards.tsx';
import { ForecastChart } from './ForecastChart.tsx';
import { PageActions } from './PageActions.tsx';
import { PrintSheet, usePrint } from './PrintSheet.tsx';
import { useEvents, useForecast, useLookBack, useSubjectHistory } from './queries.ts';
import { SubjectBar } from './SubjectBar.tsx';
import { OwnNumbers } from './side/OwnNumbers.tsx';
import { WhyMethod } from './side/WhyMethod.tsx';
import { useChartWords } from './use-chart-words.tsx';
import { useForecastView } from './use-forecast-view.ts';

/** Where a look back begins: a horizon before the last day, so that all of it is known, as far as there is history. */
const startBack = (store: Store, horizon: number): string => {
  const days = { daily: 1, weekly: 7, monthly: 30 }[store.frequency] * horizon;
  return addDays(store.lastDay as string, -Math.min(days, 112));
};

/** The engine is asked for a look back when the thumb rests. */
const REST_MS = 150;

export function StoreForecast({ store }: { store: Store }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stepWords = useStepWords(store.frequency);
  const view = useForecastView(store.frequency);
  const words = useChartWords(store);
  const { isPrinting, print } = usePrint();
  const { subject, horizon, back } = view;
  const forecast = useForecast(store, view);
  const history = useSubjectHistory(store, view);
  const lookBack = useLookBack(store, view);
  const backDay = useDraft(back ?? startBack(store, horizon), view.setBack, REST_MS);
  const lastDay = (back ? lookBack.data : forecast.data)?.points.at(-1)?.date;
  const events = useEvents(store, view, lastDay, format.language);
  const [picked, setPicked] = useState<{ range: DayRange; anchor: number; focus: number }>({
    range: { from: 0, to: 0 },
    anchor: 0,
    focus: 0,
  });
  const lastKnown = store.lastDay as string;
  const shown = back === null ? forecast.data : lookBack.data;
  // A large store takes seconds for its first forecast: what was sold is there at once.
  const chart = useMemo(() => {
    if (shown) return chartDays(history.data, shown, events.data ?? []);
    return history.data ? chartDays(history.data, { origin: back ?? lastKnown, points: [] }, []) : null;
  }, [shown, history.data, events.data, back, lastKnown]);
  const failed = (back === null ? forecast.error : lookBack.error) ?? history.error;
  const subjectName = subject.product
    ? forecast.data?.product === subject.product
      ? (forecast.data.name ?? subject.product)
      : subject.product
    : (subject.category ?? store.name);
  const title = subjectName;
  const subtitle = back
    ? t('forecast.back.subtitle', { day: format.day(back, 'long'), span: stepWords(horizon) })
    : t('forecast.subtitle', { span: stepWords(horizon), day: format.day(store.lastDay as string, 'medium') });
  const most = (forecast.data?.points.length ?? 1) - 1;
  const selection = { from: Math.min(picked.range.from, most), to: Math.min(picked.range.to, most) };
  const ahead = chart?.days.filter((day) => day.ahead) ?? [];

  return (
    <>
      <PageHeader
        title={t('forecast.title')}
        subtitle={t('forecast.text')}
        actions={<PageActions store={store.code} view={view} onPrint={print} />}
      />
      <SubjectBar store={store} view={view} forecast={forecast.data} />
      {failed ? (
        <ErrorState
          error={failed}
          onRetry={() => {
            void forecast.refetch();
            if (back) void lookBack.refetch();
          }}
        />
      ) : (
        <>
          {back === null ? (
            forecast.data ? (
              <ForecastCards store={store} forecast={forecast.data} history={history.data} />
            ) : (
              <CardsSkeleton />
            )
          ) : lookBack.data ? (
            <LookBackCards store={store} lookBack={lookBack.data} />
          ) : (
            <CardsSkeleton />
          )}
          {chart ? (
            <ForecastChart
              store={store}
              title={title}
              subtitle={subtitle}
              chart={chart}
              words={words}
              isBack={back !== null}
              isStale={back === null ? forecast.isPlaceholderData : lookBack.isPlaceholderData}
              isWaiting={!shown}
              onMode={(isBack) => {
                backDay.drop();
                view.setBack(isBack ? startBack(store, horizon) : null);
              }}
              selection={selection}
              onSelect={(range) => setPicked({ range, anchor: range.from, focus: range.to })}
              fileName={`forecast-${subject.product ?? subject.category ?? store.code}`}
            >
              {back !== null && <LookBackControls store={store} day={backDay} lookBack={lookBack.data} />}
            </ForecastChart>
          ) : (
            <SectionSkeleton height={400} />
          )}
          {back === null && forecast.data && forecast.data.notices.length > 0 && (
            <Box sx={{ mt: 2.5 }}>
              <Notices notices={forecast.data.notices} currency={store.settings.currency} />
            </Box>
          )}
          {back === null && forecast.data && chart && (
            <Box
              sx={{
                display: 'grid',
                gap: 2.5,
                mt: 2.5,
                gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.25fr) minmax(0, 1fr)' },
              }}
            >
              <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0, alignContent: 'start' }}>
                <DaysAhead
                  frequency={store.frequency}
                  points={forecast.data.points}
                  days={ahead}
                  selection={selection}
                  anchor={Math.min(picked.anchor, most)}
                  focus={Math.min(picked.focus, most)}
                  onSelect={(range, anchor, focus) => setPicked({ range, anchor, focus })}
                  eventWords={words.eventWords}
                />
                <OwnNumbers store={store} subject={subject} />
              </Box>
              <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0, alignContent: 'start' }}>
                <DayPanel
                  store={store}
                  forecast={forecast.data}
                  forecaster={view.forecaster}
                  selection={selection}
                  events={events.data ?? []}
                  eventWords={words.eventWords}
                />
                <WhyMethod forecast={forecast.data} />
              </Box>
            </Box>
          )}
          {isPrinting && chart && (
            <PrintSheet title={title} subtitle={subtitle} chart={chart} words={words} isBack={back !== null} />
          )}
        </>
      )}
    </>
  );
}

function CardsSkeleton() {
  return (
    <StatRow columns={4}>
      {['a', 'b', 'c', 'd'].map((key) => (
        <StatCardSkeleton key={key} />
      ))}
    </StatRow>
  );
}
