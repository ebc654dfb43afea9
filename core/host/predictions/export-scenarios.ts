// Scenarios of one product as a file: one row each, what was set beside what follows from it.
import type { ExportChoice } from '#core/contract/export-choice.ts';
import type { Prediction, PredictionContext } from '#core/contract/predictions.ts';
import { dayFromIso } from '#core/math/day.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import { type ExportedFile, exportFile } from '../export/export-file.ts';
import { type Say, sayIn } from '../export/say.ts';
import { type Cell, cents, type ExportColumn } from '../export/table.ts';
import { predict } from './predict.ts';

export interface ScenarioExport extends ExportChoice {
  readonly store: string;
  readonly product: string;
  readonly asOf?: string;
  readonly scenarios: readonly { readonly name: string; readonly date: string; readonly context: PredictionContext }[];
}

interface Row {
  readonly name: string;
  readonly context: PredictionContext;
  readonly prediction: Prediction;
}

type Column = ExportColumn & { readonly cell: (row: Row) => Cell };

const rounded = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? null : Math.round(value * 1000) / 1000;

/** What was set takes the place of what is known; a cell that is empty was not known either. */
function columnsFor(rows: readonly Row[], currency: string, say: Say): Column[] {
  const yesNo = (value: boolean | null | undefined): Cell =>
    value === null || value === undefined ? null : say(value ? 'yes' : 'no');
  const groups = [
    ...new Set(rows.flatMap(({ prediction }) => prediction.explanation.contributions.map(({ group }) => group))),
  ];
  const spans = rows[0].prediction.projections.map(({ days }) => days);
  return [
    { header: say('Scenario'), kind: 'text', cell: ({ name }) => name },
    { header: say('Product'), kind: 'text', cell: ({ prediction }) => prediction.product },
    { header: say('Name'), kind: 'text', cell: ({ prediction }) => prediction.name },
    { header: say('Date'), kind: 'date', cell: ({ prediction }) => dayFromIso(prediction.date) },
    { header: say('Known up to'), kind: 'date', cell: ({ prediction }) => dayFromIso(prediction.origin) },
    {
      header: say('Price ({currency})', { currency }),
      kind: 'money',
      cell: ({ context, prediction }) => context.price ?? prediction.known.price,
    },
    { header: say('Discount'), kind: 'number', cell: ({ context }) => context.discount ?? null },
    { header: say('Promotion'), kind: 'text', cell: ({ context }) => yesNo(context.promotion) },
    {
      header: say('Holiday'),
      kind: 'text',
      cell: ({ context, prediction }) => yesNo(context.holiday ?? prediction.known.holiday !== null),
    },
    {
      header: say('Closed'),
      kind: 'text',
      cell: ({ context, prediction }) => yesNo(context.closed ?? prediction.known.closed),
    },
    { header: say('Weather'), kind: 'text', cell: ({ context }) => context.weather ?? null },
    {
      header: say('Competitor price ({currency})', { currency }),
      kind: 'money',
      cell: ({ context }) => context.competitorPrice ?? null,
    },
    { header: say('Expected units'), kind: 'number', cell: ({ prediction }) => rounded(prediction.mean) },
    { header: say('Low (10 %)'), kind: 'number', cell: ({ prediction }) => rounded(prediction.quantiles[1]) },
    { header: say('High (90 %)'), kind: 'number', cell: ({ prediction }) => rounded(prediction.quantiles[5]) },
    ...spans.map(
      (days, i): Column => ({
        header: say('Expected in {days} days', { days }),
        kind: 'number',
        cell: ({ prediction }) => rounded(prediction.projections[i].mean),
      }),
    ),
    { header: say('Status'), kind: 'text', cell: ({ prediction }) => say(`status: ${prediction.decision.status}`) },
    { header: say('On hand'), kind: 'number', cell: ({ prediction }) => prediction.decision.onHand },
    { header: say('On order'), kind: 'number', cell: ({ prediction }) => prediction.decision.onOrder },
    { header: say('Supplier'), kind: 'text', cell: ({ prediction }) => prediction.decision.supplier },
    {
      header: say('Lead time (days)'),
      kind: 'number',
      cell: ({ prediction }) => rounded(prediction.decision.leadTimeDays),
    },
    { header: say('Order day'), kind: 'date', cell: ({ prediction }) => dayFromIso(prediction.decision.orderDay) },
    { header: say('Service level'), kind: 'number', cell: ({ prediction }) => prediction.decision.serviceLevel },
    {
      header: say('Order-up-to level'),
      kind: 'number',
      cell: ({ prediction }) => rounded(prediction.decision.orderUpToLevel),
    },
    { header: say('Order quantity'), kind: 'number', cell: ({ prediction }) => prediction.decision.orderQuantity },
    {
      header: say('Order cost ({currency})', { currency }),
      kind: 'money',
      cell: ({ prediction }) => cents(prediction.decision.orderCost),
    },
    {
      header: say('Revenue at risk ({currency})', { currency }),
      kind: 'money',
      cell: ({ prediction }) => cents(prediction.decision.revenueAtRisk),
    },
    {
      header: say('Stock-out risk'),
      kind: 'number',
      cell: ({ prediction }) => rounded(prediction.decision.stockOutRisk),
    },
    { header: say('Method'), kind: 'text', cell: ({ prediction }) => say.nameOf('method', prediction.forecaster) },
    {
      header: say('Confidence'),
      kind: 'text',
      cell: ({ prediction }) => say(`confidence: ${prediction.confidence.level}`),
    },
    {
      header: say('Baseline (units)'),
      kind: 'number',
      cell: ({ prediction }) => rounded(prediction.explanation.baseline),
    },
    ...groups.map(
      (group): Column => ({
        header: say('Effect of {group} (units)', { group: say.nameOf('group', group) }),
        kind: 'number',
        cell: ({ prediction }) =>
          rounded(prediction.explanation.contributions.find((line) => line.group === group)?.units ?? 0),
      }),
    ),
  ];
}

/** Writes them into the depot. Throws what predict throws, cancelled and storage/*. */
export async function exportScenarios(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  { store, product, asOf, scenarios, format, language }: ScenarioExport,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const { settings } = getStore(ctx.db, store);
  const rows: Row[] = [];
  for (const { name, date, context } of scenarios) {
    rows.push({ name, context, prediction: await predict(ctx, forecasts, { store, product, date, asOf }, context) });
  }
  const say = sayIn(language);
  const columns = columnsFor(rows, settings.currency, say);
  const table = { columns, rows: rows.map((row) => columns.map((column) => column.cell(row))) };
  const title = `${say('file: prediction')} ${product} ${scenarios[0].date}`;
  return exportFile(ctx, { title, format, language, table, sheetName: say('Scenarios') }, signal);
}
