// What the whole store sold, over a period of the user's choice.
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { History } from '#core/contract/stores.ts';
import type { Frequency } from '#core/contract/units.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { addDays } from '#renderer/format/days.ts';
import { HistoryChart } from '#renderer/ui/charts/HistoryChart.tsx';

const PERIODS = { quarter: 91, year: 365, all: null } as const;
type Period = keyof typeof PERIODS;
/** A quarter of a monthly store is three points, which is no picture. */
const OFFERED: Record<Frequency, Period[]> = {
  daily: ['quarter', 'year', 'all'],
  weekly: ['quarter', 'year', 'all'],
  monthly: ['year', 'all'],
};

export function HistorySection({
  history,
  store,
  frequency,
}: {
  history: History;
  store: string;
  frequency: Frequency;
}) {
  const { t } = useTranslation();
  const engine = useEngine();
  const [period, setPeriod] = useState<Period>('year');
  const days = PERIODS[period];
  const last = history.day.at(-1);
  const from = days && last ? addDays(last, 1 - days) : undefined;
  const { data } = useQuery({
    ...engine.stores.totals.queryOptions({ input: { store, from, to: last, points: 1_000 } }),
    placeholderData: keepPreviousData,
  });
  return (
    <HistoryChart
      title={t('dashboard.history')}
      history={data ?? history}
      fileName={`history-${store}`}
      height={210}
      hasWeek={frequency === 'daily'}
      controls={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={period}
          aria-label={t('dashboard.period')}
          onChange={(_event, next: Period | null) => next && setPeriod(next)}
        >
          {OFFERED[frequency].map((key) => (
            <ToggleButton key={key} value={key}>
              {t(`dashboard.periods.${key}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    />
  );
}
