// What was sold, day by day, with its seven-day average; promotions are ticked on the floor, closed days are gaps.
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { History } from '#core/contract/stores.ts';
import { toDayNumber } from '#renderer/format/days.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { movingAverage } from './moving-average.ts';
import { TimeChart } from './TimeChart.tsx';

/** Closed days in a row that the line passes over. */
const CLOSED_DAYS = 3;
/** Largest share of promoted days of which marks still tell something. */
const TELLING_SHARE = 0.6;

interface Props {
  title: string;
  subtitle?: ReactNode;
  controls?: ReactNode;
  history: History;
  fileName: string;
  height?: number;
  bare?: boolean;
  /** Whether the points are days, so that an average over seven of them says something. */
  hasWeek?: boolean;
}

export function HistoryChart({
  title,
  subtitle,
  controls,
  history,
  fileName,
  height = 260,
  bare,
  hasWeek = true,
}: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { chart } = usePalette();
  const days = useMemo(() => history.day.map(toDayNumber), [history]);
  const units = useMemo(() => history.units.map((value, i) => (history.closed[i] ? null : value)), [history]);
  const daily = hasWeek && history.daysPerPoint === 1;
  const average = useMemo(() => (daily && units.length > 14 ? movingAverage(units, 7) : null), [daily, units]);
  // Where nearly every day has a promotion somewhere, marks would say nothing.
  const promotions = useMemo(() => {
    const marked = days.filter((_, i) => history.promotion[i]);
    return marked.length <= TELLING_SHARE * days.length ? marked : [];
  }, [days, history]);

  const tooltip = (i: number) => {
    const { promotion, closed } = history;
    const rows = [
      {
        label: t('chart.unitsSold'),
        value: closed[i] ? t('chart.closed') : units[i] === null ? '–' : format.units(units[i]),
        color: chart.history,
      },
    ];
    if (average?.[i] != null) {
      rows.push({ label: t('chart.average7'), value: format.units(average[i]), color: chart.forecast });
    }
    if (promotion[i]) rows.push({ label: t('chart.promotion'), value: '', color: chart.promotion });
    return { title: format.day(history.day[i], 'long'), rows };
  };

  const unitText = (value: number) => format.units(value);
  const data = {
    columns: [
      { label: t('chart.day') },
      { label: t('chart.unitsSold'), numeric: true, format: unitText },
      { label: t('chart.price'), numeric: true, format: (value: number) => format.decimal(value) },
      { label: t('chart.stock'), numeric: true, format: unitText },
    ],
    rows: history.day.map((day, i) => [day, history.units[i], history.price[i] ?? null, history.stock[i] ?? null]),
  };

  return (
    <ChartFrame
      title={title}
      subtitle={subtitle}
      controls={controls}
      data={data}
      fileName={fileName}
      bare={bare}
      height={height}
      legend={[
        { label: t('chart.unitsSold'), color: average ? chart.reference : chart.history },
        ...(average ? [{ label: t('chart.average7'), color: chart.history }] : []),
        ...(promotions.length > 0
          ? [{ label: t('chart.promotion'), color: chart.promotion, shape: 'mark' as const }]
          : []),
      ]}
    >
      <TimeChart
        label={title}
        height={height}
        days={days}
        lines={
          average
            ? [
                {
                  id: 'units',
                  color: chart.reference,
                  values: units,
                  width: 1.1,
                  area: chart.historyFill,
                  bridge: CLOSED_DAYS,
                },
                { id: 'average', color: chart.history, values: average, width: 2 },
              ]
            : [{ id: 'units', color: chart.history, values: units, area: chart.historyFill, bridge: CLOSED_DAYS }]
        }
        marks={promotions.length > 0 ? { days: promotions, color: chart.promotion } : undefined}
        tooltip={tooltip}
      />
    </ChartFrame>
  );
}
