// An order list as a file that a supplier or a spreadsheet understands.
import type { BulkLine } from '#core/contract/bulk.ts';
import { dayFromIso } from '#core/math/day.ts';
import { getBulkRun } from '#core/store/bulk.ts';
import { type BulkListInput, listBulkLines } from '#core/store/bulk-lines.ts';
import type { EngineContext } from '../context.ts';
import { type ExportedFile, exportFile } from '../export/export-file.ts';
import { type Cell, cents, type ExportColumn } from '../export/table.ts';
import { toBulkLine } from './line-rows.ts';

type Column = ExportColumn & { readonly cell: (line: BulkLine) => Cell };

/** Demand columns name the span; money columns name the currency. */
function columnsFor(run: { date: string; horizonDays: number; currency: string }): Column[] {
  const { currency } = run;
  const over = `over ${run.horizonDays} days`;
  const day = dayFromIso(run.date);
  return [
    { header: 'Date', kind: 'date', cell: () => day },
    { header: 'Product', kind: 'text', cell: (line) => line.product },
    { header: 'Name', kind: 'text', cell: (line) => line.name },
    { header: 'Category', kind: 'text', cell: (line) => line.category },
    { header: 'Supplier', kind: 'text', cell: (line) => line.supplier },
    { header: 'Status', kind: 'text', cell: (line) => line.status },
    { header: 'On hand', kind: 'number', cell: (line) => line.onHand },
    { header: `Expected demand ${over}`, kind: 'number', cell: (line) => rounded(line.demand.mean) },
    { header: 'Demand low (10 %)', kind: 'number', cell: (line) => rounded(line.demand.low) },
    { header: 'Demand high (90 %)', kind: 'number', cell: (line) => rounded(line.demand.high) },
    { header: 'Days of cover', kind: 'integer', cell: (line) => line.daysOfCover },
    { header: 'Proposed quantity', kind: 'number', cell: (line) => line.proposedQuantity },
    { header: 'Order quantity', kind: 'number', cell: (line) => line.orderQuantity },
    { header: `Order cost (${currency})`, kind: 'money', cell: (line) => cents(line.orderCost) },
    { header: `Revenue at risk (${currency})`, kind: 'money', cell: (line) => cents(line.revenueAtRisk) },
    { header: 'Priority', kind: 'money', cell: (line) => cents(line.priority) },
    { header: 'Priority in', kind: 'text', cell: (line) => (line.priorityUnit === 'money' ? currency : 'units') },
    { header: 'Confidence', kind: 'text', cell: (line) => line.confidence },
    { header: 'Method', kind: 'text', cell: (line) => line.forecaster },
    { header: 'Uses assumptions', kind: 'text', cell: (line) => (line.hasAssumptions ? 'yes' : 'no') },
  ];
}

const rounded = (units: number): number => Math.round(units * 1000) / 1000;

/** Writes the lines that match, in the order asked for, into the depot. Throws not-found/bulk-run, storage/*. */
export async function exportBulk(
  ctx: EngineContext,
  input: BulkListInput & { readonly format: 'csv' | 'xlsx' },
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const { summary } = getBulkRun(ctx.db, input.bulkId);
  const columns = columnsFor(summary);
  const lines = listBulkLines(ctx.db, input).map(toBulkLine);
  const table = { columns, rows: lines.map((line) => columns.map((column) => column.cell(line))) };
  const name = `orders ${summary.store} ${summary.date}.${input.format}`;
  return exportFile(ctx, { name, format: input.format, table, sheetName: `Orders ${summary.date}` }, signal);
}
