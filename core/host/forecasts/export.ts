// One forecast as a table for people: real dates and numbers, the model's own number beside the one that counts.
import type { ExportChoice } from '#core/contract/export-choice.ts';
import type { ForecastView } from '#core/contract/forecasts.ts';
import { QUANTILES } from '#core/contract/units.ts';
import { dayFromIso } from '#core/math/day.ts';
import type { EngineContext } from '../context.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import { type ExportedFile, exportFile } from '../export/export-file.ts';
import { type Say, sayIn } from '../export/say.ts';
import type { Cell, ExportColumn } from '../export/table.ts';
import { forecastView, type ViewInput } from './view.ts';

type Point = ForecastView['points'][number];
type Column = ExportColumn & { readonly cell: (point: Point, view: ForecastView) => Cell };

/** Digits after the point of expected units. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

const columnsIn = (say: Say): Column[] => [
  { header: say('Date'), kind: 'date', cell: ({ date }) => dayFromIso(date) },
  { header: say('Store'), kind: 'text', cell: (_, { store }) => store },
  { header: say('Product'), kind: 'text', cell: (_, { product }) => product },
  { header: say('Category'), kind: 'text', cell: (_, { category }) => category },
  { header: say('Expected units'), kind: 'number', cell: ({ mean }) => rounded(mean) },
  { header: say('Model says'), kind: 'number', cell: ({ modelMean }) => rounded(modelMean) },
  { header: say('Set by hand'), kind: 'text', cell: ({ overridden }) => say(overridden ? 'yes' : 'no') },
  ...QUANTILES.map(
    (level, i): Column => ({
      header: say('{level} % quantile', { level: level * 100 }),
      kind: 'number',
      cell: ({ quantiles }) => rounded(quantiles[i]),
    }),
  ),
  { header: say('Forecaster'), kind: 'text', cell: (_, { forecaster }) => say.nameOf('method', forecaster) },
];

/** Writes the file into the depot. Throws what the forecast throws. */
export async function exportForecast(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  input: ViewInput & ExportChoice,
  signal: AbortSignal | undefined,
): Promise<ExportedFile> {
  const view = await forecastView(ctx, forecasts, input, signal);
  const subject = view.product ?? view.category ?? view.store;
  const say = sayIn(input.language);
  const title = `${say('file: forecast')}-${subject}-${view.origin}`;
  const columns = columnsIn(say);
  const table = { columns, rows: view.points.map((point) => columns.map(({ cell }) => cell(point, view))) };
  return exportFile(
    ctx,
    { title, format: input.format, language: input.language, table, sheetName: say('Forecast') },
    signal,
  );
}
