// The store's coming weeks as a fan with the special days in it, or the way to a model.
import ModelsIcon from '@mui/icons-material/InsightsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Dashboard } from '#core/contract/dashboard.ts';
import type { Forecast } from '#core/contract/forecasts.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { ChartFrame } from '#renderer/ui/charts/ChartFrame.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Notices } from '#renderer/ui/Notices.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { ForecastPicture } from '../forecast/chart/ForecastPicture.tsx';
import { type ChartDay, chartDays } from '../forecast/chart/picture-data.ts';
import { useChartWords } from '../forecast/use-chart-words.tsx';
import { TrainForDay } from './TrainForDay.tsx';

/** Steps of history before the fan: enough to see the rhythm, few enough to see the fan. */
const STEPS_BEFORE = { daily: 42, weekly: 26, monthly: 18 } as const;
const HEIGHT = 290;

export function ForecastSection({ data, store }: { data: Dashboard; store: Store }) {
  const { t } = useTranslation();
  const { forecast, modelState } = data;
  if (forecast && forecast.points.length > 0) return <Fan data={data} store={store} forecast={forecast} />;
  return (
    <Section title={t('dashboard.forecast')}>
      {modelState === 'later' ? (
        <TrainForDay store={data.store} day={data.asOf} />
      ) : (
        <EmptyState
          dense
          icon={<ModelsIcon />}
          title={t('dashboard.noModelTitle')}
          text={t('dashboard.noModelText')}
          action={
            <Button variant="contained" component={Link} to={PATHS.models}>
              {t('bulk.toModels')}
            </Button>
          }
        />
      )}
    </Section>
  );
}

function Fan({ data, store, forecast }: { data: Dashboard; store: Store; forecast: Forecast }) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const words = useChartWords(store);
  const { history, frequency } = data;
  const { points } = forecast;
  const from = history.day.at(-STEPS_BEFORE[frequency]) ?? points[0].date;
  const to = points[points.length - 1].date;
  // The picture does not wait for its marks.
  const { data: events = NO_EVENTS } = useQuery(
    engine.forecasts.events.queryOptions({
      input: { store: data.store, from, to, language: format.language.slice(0, 2) },
    }),
  );
  const { days, origin } = useMemo(() => {
    const found = chartDays(history, { origin: data.asOf, points: points.map(asView) }, events.filter(isTelling));
    const cut = Math.max(0, found.origin + 1 - STEPS_BEFORE[frequency]);
    return { days: found.days.slice(cut), origin: found.origin - cut };
  }, [history, points, events, data.asOf, frequency]);
  const ahead: ChartDay[] = days.filter((day) => day.ahead);
  return (
    <ChartFrame
      title={t('dashboard.forecast')}
      subtitle={t(`dashboard.forecastText.${frequency}`, { count: points.length })}
      data={words.table(ahead, false)}
      fileName={`forecast-${data.store}`}
      height={HEIGHT}
      legend={words.legend(days, false)}
      controls={
        <Button size="small" component={Link} to={PATHS.forecast()}>
          {t('dashboard.openForecast')}
        </Button>
      }
    >
      {forecast.notices.length > 0 && (
        <Box sx={{ mb: 1.5 }}>
          <Notices notices={forecast.notices} currency={data.currency} />
        </Box>
      )}
      <ForecastPicture
        days={days}
        origin={origin}
        label={t('dashboard.forecast')}
        dividerLabel={t('chart.forecastFrom')}
        tooltip={words.tooltip}
        height={HEIGHT}
      />
    </ChartFrame>
  );
}

const NO_EVENTS: never[] = [];

/** Of a whole store, promotions and prices of single products would mark every day. */
const isTelling = ({ kind, planned }: { kind: string; planned: boolean }) =>
  kind === 'holiday' || kind === 'closed' || planned;

const asView = (point: Forecast['points'][number]) => ({ ...point, modelMean: point.mean, overridden: false });
