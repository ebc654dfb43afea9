// Scenarios of one product as a file: one row each, what was set beside what follows from it.
import type { Prediction, PredictionContext } from '#core/contract/predictions.ts';
import { dayFromIso } from '#core/math/day.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import { type ExportedFile, exportFile } from '../export/export-file.ts';
import { type Cell, cents, type ExportColumn } from '../export/table.ts';
import { predict } from './predict.ts';

export interface ScenarioExport {
  readonly store: string;
  readonly product: string;
  readonly asOf?: string;
  readonly scenarios: readonly { readonly name: string; readonly date: string; readonly context: PredictionContext }[];
  readonly format: 'csv' | 'xlsx';
}

interface Row {
  readonly name: string;
  readonly context: PredictionContext;
  readonly prediction: Prediction;
}

type Column = ExportColumn & { readonly cell: (row: Row) => Cell };

const yesNo = (value: boolean | null | undefined): Cell =>
  value === null || value === undefined ? null : value ? 'yes' : 'no';
const rounded = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? null : Math.round(value * 1000) / 1000;

/** What was set takes the place of what is known; a cell that is empty was not known either. */
function columnsFor(rows: readonly Row[], currency: string): Column[] {
  const groups = [
    ...new Set(rows.flatMap(({ prediction }) => prediction.explanation.contributions.map(({ group }) => group))),
  ];
  const spans = rows[0].prediction.projections.map(({ days }) => days);
  return [
    { header: 'Scenario', kind: 'text', cell: ({ name }) => name },
    { header: 'Product', kind: 'text', cell: ({ prediction }) => prediction.product },
    { header: 'Name', kind: 'text', cell: ({ prediction }) => prediction.name },
    { header: 'Date', kind: 'date', cell: ({ prediction }) => dayFromIso(prediction.date) },
    { header: 'Known up to', kind: 'date', cell: ({ prediction }) => dayFromIso(prediction.origin) },
    {
      header: `Price (${currency})`,
      kind: 'money',
      cell: ({ context, prediction }) => context.price ?? prediction.known.price,
    },
    { header: 'Discount', kind: 'number', cell: ({ context }) => context.discount ?? null },
    { header: 'Promotion', kind: 'text', cell: ({ context }) => yesNo(context.promotion) },
    {
      header: 'Holiday',
      kind: 'text',
      cell: ({ context, prediction }) => yesNo(context.holiday ?? prediction.known.holiday !== null),
    },
    {
      header: 'Closed',
      kind: 'text',
      cell: ({ context, prediction }) => yesNo(context.closed ?? prediction.known.closed),
    },
    { header: 'Weather', kind: 'text', cell: ({ context }) => context.weather ?? null },
    { header: `Competitor price (${currency})`, kind: 'money', cell: ({ context }) => context.competitorPrice ?? null },
    { header: 'Expected units', kind: 'number', cell: ({ prediction }) => rounded(prediction.mean) },
    { header: 'Low (10 %)', kind: 'number', cell: ({ prediction }) => rounded(prediction.quantiles[1]) },
    { header: 'High (90 %)', kind: 'number', cell: ({ prediction }) => rounded(prediction.quantiles[5]) },
    ...spans.map(
      (days, i): Column => ({
        header: `Expected in ${days} days`,
        kind: 'number',
        cell: ({ prediction }) => rounded(prediction.projections[i].mean),
      }),
    ),
    { header: 'Status', kind: 'text', cell: ({ prediction }) => prediction.decision.status },
    { header: 'On hand', kind: 'number', cell: ({ prediction }) => prediction.decision.onHand },
    { header: 'On order', kind: 'number', cell: ({ prediction }) => prediction.decision.onOrder },
    { header: 'Supplier', kind: 'text', cell: ({ prediction }) => prediction.decision.supplier },
    { header: 'Lead time (days)', kind: 'number', cell: ({ prediction }) => rounded(prediction.decision.leadTimeDays) },
    { header: 'Order day', kind: 'date', cell: ({ prediction }) => dayFromIso(prediction.decision.orderDay) },
    { header: 'Service level', kind: 'number', cell: ({ prediction }) => prediction.decision.serviceLevel },
    {
      header: 'Order-up-to level',
      kind: 'number',
      cell: ({ prediction }) => rounded(prediction.decision.orderUpToLevel),
    },
    { header: 'Order quantity', kind: 'number', cell: ({ prediction }) => prediction.decision.orderQuantity },
    {
      header: `Order cost (${currency})`,
      kind: 'money',
      cell: ({ prediction }) => cents(prediction.decision.orderCost),
    },
    {
      header: `Revenue at risk (${currency})`,
      kind: 'money',
      cell: ({ prediction }) => cents(prediction.decision.revenueAtRisk),
    },
    { header: 'Stock-out risk', kind: 'number', cell: ({ prediction }) => rounded(prediction.decision.stockOutRisk) },
    { header: 'Method', kind: 'text', cell: ({ prediction }) => prediction.forecaster },
    { header: 'Confidence', kind: 'text', cell: ({ prediction }) => prediction.confidence.level },
    { header: 'Baseline (units)', kind: 'number', cell: ({ prediction }) => rounded(prediction.explanation.baseline) },
    ...groups.map(
      (group): Column => ({
        header: `Effect of ${group} (units)`,
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
  { store, product, asOf, scenarios, format }: ScenarioExport,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const { settings } = getStore(ctx.db, store);
  const rows: Row[] = [];
  for (const { name, date, context } of scenarios) {
    rows.push({ name, context, prediction: await predict(ctx, forecasts, { store, product, date, asOf }, context) });
  }
  const columns = columnsFor(rows, settings.currency);
  const table = { columns, rows: rows.map((row) => columns.map((column) => column.cell(row))) };
  const name = `prediction ${product} ${scenarios[0].date}.${format}`;
  return exportFile(ctx, { name, format, table, sheetName: 'Scenarios' }, signal);
}
