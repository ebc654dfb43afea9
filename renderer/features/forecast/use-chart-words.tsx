// The chart's words: what a day says under the pointer, in the table, in the legend.
import { useTranslation } from 'react-i18next';
import type { ForecastEvent } from '#core/contract/forecasts.ts';
import type { Store } from '#core/contract/stores.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import type { LegendItem } from '#renderer/ui/charts/ChartFrame.tsx';
import type { TooltipRow } from '#renderer/ui/charts/ChartTooltip.tsx';
import type { ChartData } from '#renderer/ui/charts/chart-data.ts';
import { Q } from '#renderer/ui/charts/quantiles.ts';
import { EVENT_KINDS, EventMark, eventColor } from './chart/EventMark.tsx';
import type { ChartDay } from './chart/picture-data.ts';

export function useChartWords(store: Store) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const { chart } = palette;

  const eventWords = (event: ForecastEvent): string => {
    const { kind, name, price, planned } = event;
    if (kind === 'holiday') return name ?? t('forecast.event.holiday');
    if (kind === 'price' && price !== null) {
      return t('forecast.event.priceIs', { price: format.money(price, store.settings.currency, true) });
    }
    return planned ? t('forecast.event.planned', { what: t(`forecast.event.${kind}`) }) : t(`forecast.event.${kind}`);
  };
  const tooltip = (day: ChartDay): { title: string; rows: TooltipRow[] } => {
    const rows: TooltipRow[] = [];
    if (day.sold !== null)
      rows.push({ label: t('chart.unitsSold'), value: format.units(day.sold), color: chart.history });
    if (day.mean !== null && day.quantiles) {
      rows.push({
        label: day.modelMean === null ? t('chart.expected') : t('forecast.ownNumber'),
        value: format.units(day.mean),
        color: day.modelMean === null ? chart.forecast : palette.status.overstock.mark,
      });
      if (day.modelMean !== null) {
        rows.push({ label: t('forecast.modelSays'), value: format.units(day.modelMean), color: chart.forecast });
      }
      const band = { mean: day.mean, low: day.quantiles[Q.low80], high: day.quantiles[Q.high80] };
      rows.push({ label: t('chart.band80'), value: format.band(band) });
      const wide = { mean: day.mean, low: day.quantiles[Q.low95], high: day.quantiles[Q.high95] };
      rows.push({ label: t('chart.band95'), value: format.band(wide) });
    }
    if (day.naive !== null)
      rows.push({
        label: t(`forecasters.seasonal-naive.${store.frequency}`),
        value: format.units(day.naive),
        color: chart.reference,
      });
    for (const event of day.events) {
      rows.push({ label: eventWords(event), value: '', color: eventColor(event.kind, palette) });
    }
    return { title: format.day(day.iso, 'long'), rows };
  };
  const table = (days: ChartDay[], isLookBack: boolean): ChartData => {
    const units = (value: number) => format.units(value);
    const number = (label: string) => ({ label, numeric: true, format: units });
    return {
      columns: [
        { label: t('chart.day') },
        number(t('chart.unitsSold')),
        number(t('chart.expected')),
        number(isLookBack ? t(`forecasters.seasonal-naive.${store.frequency}`) : t('forecast.modelSays')),
        number(t('chart.low95')),
        number(t('chart.low80')),
        number(t('chart.high80')),
        number(t('chart.high95')),
        { label: t('forecast.events') },
      ],
      rows: days.map(({ iso, sold, mean, quantiles, modelMean, naive, events, ahead }) => [
        iso,
        sold,
        mean,
        isLookBack ? naive : ahead ? (modelMean ?? mean) : null,
        quantiles?.[Q.low95] ?? null,
        quantiles?.[Q.low80] ?? null,
        quantiles?.[Q.high80] ?? null,
        quantiles?.[Q.high95] ?? null,
        events.map(eventWords).join(', ') || null,
      ]),
    };
  };
  const legend = (days: ChartDay[], isLookBack: boolean): LegendItem[] => {
    const kinds = new Set(days.flatMap(({ events }) => events.map(({ kind }) => kind)));
    const isOverridden = days.some(({ modelMean }) => modelMean !== null);
    return [
      { label: t('chart.unitsSold'), color: chart.history },
      { label: isLookBack ? t('forecast.back.forecast') : t('chart.expected'), color: chart.forecast },
      ...(isLookBack
        ? [
            {
              label: t(`forecasters.seasonal-naive.${store.frequency}`),
              color: chart.reference,
              shape: 'dash' as const,
            },
          ]
        : []),
      ...(isOverridden
        ? [
            { label: t('forecast.ownNumber'), color: palette.status.overstock.mark, shape: 'mark' as const },
            { label: t('forecast.modelSays'), color: chart.forecast, shape: 'dash' as const },
          ]
        : []),
      { label: t('chart.band50'), color: chart.forecast, shape: 'area', opacity: 0.55 },
      { label: t('chart.band80'), color: chart.forecast, shape: 'area', opacity: 0.35 },
      { label: t('chart.band95'), color: chart.forecast, shape: 'area', opacity: 0.17 },
      ...EVENT_KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({
        label: t(`forecast.event.${kind}`),
        color: eventColor(kind, palette),
        icon: <EventMark kind={kind} x={8} y={5} palette={palette} />,
      })),
    ];
  };
  return { tooltip, table, legend, eventWords };
}
