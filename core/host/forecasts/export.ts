// One forecast as a table for people: real dates and numbers, the model's own number beside the one that counts.
import type { ForecastView } from '#core/contract/forecasts.ts';
import { QUANTILES } from '#core/contract/units.ts';
import { dayFromIso } from '#core/math/day.ts';
import type { EngineContext } from '../context.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import { type ExportedFile, exportFile } from '../export/export-file.ts';
import type { Cell, ExportColumn, ExportTable } from '../export/table.ts';
import { forecastView, type ViewInput } from './view.ts';

type Point = ForecastView['points'][number];
type Column = ExportColumn & { readonly cell: (point: Point, view: ForecastView) => Cell };

/** Digits after the point of expected units. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

const COLUMNS: readonly Column[] = [
  { header: 'Date', kind: 'date', cell: ({ date }) => dayFromIso(date) },
  { header: 'Store', kind: 'text', cell: (_, { store }) => store },
  { header: 'Product', kind: 'text', cell: (_, { product }) => product },
  { header: 'Category', kind: 'text', cell: (_, { category }) => category },
  { header: 'Expected units', kind: 'number', cell: ({ mean }) => rounded(mean) },
  { header: 'Model says', kind: 'number', cell: ({ modelMean }) => rounded(modelMean) },
  { header: 'Set by hand', kind: 'text', cell: ({ overridden }) => (overridden ? 'yes' : 'no') },
  ...QUANTILES.map(
    (level, i): Column => ({
      header: `${level * 100} % quantile`,
      kind: 'number',
      cell: ({ quantiles }) => rounded(quantiles[i]),
    }),
  ),
  { header: 'Forecaster', kind: 'text', cell: (_, { forecaster }) => forecaster },
];

/** Writes the file into the depot. Throws what the forecast throws. */
export async function exportForecast(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  input: ViewInput & { readonly format: 'csv' | 'xlsx' },
  signal: AbortSignal | undefined,
): Promise<ExportedFile> {
  const view = await forecastView(ctx, forecasts, input, signal);
  const subject = view.product ?? view.category ?? view.store;
  const name = `forecast-${subject}-${view.origin}.${input.format}`;
  const table: ExportTable = {
    columns: COLUMNS,
    rows: view.points.map((point) => COLUMNS.map(({ cell }) => cell(point, view))),
  };
  return exportFile(ctx, { name, format: input.format, table, sheetName: 'Forecast' }, signal);
}
