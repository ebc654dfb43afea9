// The store's coming weeks as a fan, or the way to a model.
import ModelsIcon from '@mui/icons-material/InsightsOutlined';
import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Dashboard } from '#core/contract/dashboard.ts';
import { PATHS } from '#renderer/paths.ts';
import { FanChart } from '#renderer/ui/charts/FanChart.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { TrainForDay } from './TrainForDay.tsx';

/** Steps of history before the fan: enough to see the rhythm, few enough to see the fan. */
const STEPS_BEFORE = { daily: 42, weekly: 26, monthly: 18 } as const;

export function ForecastSection({ data }: { data: Dashboard }) {
  const { t } = useTranslation();
  const { frequency, forecast, history, modelState, store } = data;
  const before = useMemo(
    () =>
      history.day
        .map((iso, i) => ({ day: iso, units: history.closed[i] ? null : history.units[i] }))
        .slice(-STEPS_BEFORE[frequency]),
    [history, frequency],
  );
  if (!forecast || forecast.points.length === 0) {
    return (
      <Section title={t('dashboard.forecast')}>
        {modelState === 'later' ? (
          <TrainForDay store={store} day={data.asOf} />
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
  return (
    <FanChart
      title={t('dashboard.forecast')}
      subtitle={t(`dashboard.forecastText.${frequency}`, { count: forecast.points.length })}
      history={before}
      points={forecast.points}
      fileName={`forecast-${store}`}
      height={270}
    />
  );
}
