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

/** Days of history before the fan: enough to see the weekly rhythm, few enough to see the fan. */
const DAYS_BEFORE = 42;

export function ForecastSection({ data }: { data: Dashboard }) {
  const { t } = useTranslation();
  const before = useMemo(() => {
    const { day, units, closed, daysPerPoint } = data.history;
    if (daysPerPoint !== 1) return [];
    return day
      .map((iso, i) => ({ day: iso, units: closed[i] ? null : units[i] }))
      .filter(({ day }) => day <= data.asOf)
      .slice(-DAYS_BEFORE);
  }, [data]);
  if (!data.forecast || data.forecast.points.length === 0) {
    return (
      <Section title={t('dashboard.forecast')}>
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
      </Section>
    );
  }
  return (
    <FanChart
      title={t('dashboard.forecast')}
      subtitle={t('dashboard.forecastText', { days: t('days', { count: data.forecast.points.length }) })}
      history={before}
      points={data.forecast.points}
      fileName={`forecast-${data.store}`}
      height={270}
    />
  );
}
