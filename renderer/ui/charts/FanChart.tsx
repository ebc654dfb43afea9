// A forecast as a fan: what was sold, what is expected, and how sure (50, 80 and 95 % bands).
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForecastPoint } from '#core/contract/forecasts.ts';
import { toDayNumber } from '#renderer/format/days.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { Q } from './quantiles.ts';
import { TimeChart } from './TimeChart.tsx';

/** Closed days in a row that the line passes over. */
const CLOSED_DAYS = 3;

interface Props {
  title: string;
  subtitle?: string;
  /** The last known days, oldest first. */
  history: { day: string; units: number | null }[];
  points: ForecastPoint[];
  fileName: string;
  height?: number;
  bare?: boolean;
}

export function FanChart({ title, subtitle, history, points, fileName, height = 260, bare }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { chart } = usePalette();

  const drawn = useMemo(() => {
    const days = [...history.map(({ day }) => day), ...points.map(({ date }) => date)].map(toDayNumber);
    const before = history.map(() => null);
    const last = history.at(-1)?.units ?? null;
    // The fan opens at the last known value, so that line and band connect.
    const fromLast = <T,>(values: T[]): (T | number | null)[] =>
      history.length === 0 ? values : [...before.slice(1), last, ...values];
    const quantile = (at: number) => fromLast(points.map(({ quantiles }) => quantiles[at]));
    return {
      days,
      sold: [...history.map(({ units }) => units), ...points.map(() => null)],
      expected: fromLast(points.map(({ mean }) => mean)) as (number | null)[],
      bands: [
        { id: '95', low: quantile(Q.low95), high: quantile(Q.high95), opacity: 0.13 },
        { id: '80', low: quantile(Q.low80), high: quantile(Q.high80), opacity: 0.2 },
        { id: '50', low: quantile(Q.low50), high: quantile(Q.high50), opacity: 0.28 },
      ],
    };
  }, [history, points]);

  const tooltip = (i: number) => {
    const point = points[i - history.length];
    const day = point?.date ?? history[i].day;
    const rows = point
      ? [
          { label: t('chart.expected'), value: format.units(point.mean), color: chart.forecast },
          {
            label: t('chart.band80'),
            value: format.band({ mean: point.mean, low: point.quantiles[Q.low80], high: point.quantiles[Q.high80] }),
          },
          {
            label: t('chart.band95'),
            value: format.band({ mean: point.mean, low: point.quantiles[Q.low95], high: point.quantiles[Q.high95] }),
          },
        ]
      : [
          {
            label: t('chart.unitsSold'),
            value: history[i].units === null ? t('chart.closed') : format.units(history[i].units ?? 0),
            color: chart.history,
          },
        ];
    return { title: format.day(day, 'long'), rows };
  };

  const units = (value: number) => format.units(value);
  const data = {
    columns: [
      { label: t('chart.day') },
      { label: t('chart.expected'), numeric: true, format: units },
      { label: t('chart.low80'), numeric: true, format: units },
      { label: t('chart.high80'), numeric: true, format: units },
      { label: t('chart.low95'), numeric: true, format: units },
      { label: t('chart.high95'), numeric: true, format: units },
    ],
    rows: points.map(({ date, mean, quantiles }) => [
      date,
      mean,
      quantiles[Q.low80],
      quantiles[Q.high80],
      quantiles[Q.low95],
      quantiles[Q.high95],
    ]),
  };

  return (
    <ChartFrame
      title={title}
      subtitle={subtitle}
      data={data}
      fileName={fileName}
      bare={bare}
      height={height}
      legend={[
        { label: t('chart.unitsSold'), color: chart.history },
        { label: t('chart.expected'), color: chart.forecast },
        { label: t('chart.band50'), color: chart.forecast, shape: 'area', opacity: 0.61 },
        { label: t('chart.band80'), color: chart.forecast, shape: 'area', opacity: 0.33 },
        { label: t('chart.band95'), color: chart.forecast, shape: 'area', opacity: 0.13 },
      ]}
    >
      <TimeChart
        label={title}
        height={height}
        days={drawn.days}
        lines={[
          { id: 'sold', color: chart.history, values: drawn.sold, width: 1.75, bridge: CLOSED_DAYS },
          { id: 'expected', color: chart.forecast, values: drawn.expected, width: 2.25 },
        ]}
        bands={drawn.bands.map((band) => ({ ...band, color: chart.forecast }))}
        divider={
          points[0] && history.length > 0
            ? { day: toDayNumber(points[0].date), label: t('chart.forecastFrom') }
            : undefined
        }
        tooltip={tooltip}
      />
    </ChartFrame>
  );
}
