// An order list as a file that a supplier or a spreadsheet understands.
import type { BulkLine } from '#core/contract/bulk.ts';
import type { ExportChoice } from '#core/contract/export-choice.ts';
import { dayFromIso } from '#core/math/day.ts';
import { getBulkRun } from '#core/store/bulk.ts';
import { type BulkListInput, listBulkLines } from '#core/store/bulk-lines.ts';
import type { EngineContext } from '../context.ts';
import { type ExportedFile, exportFile } from '../export/export-file.ts';
import { type Say, sayIn } from '../export/say.ts';
import { type Cell, cents, type ExportColumn } from '../export/table.ts';
import { toBulkLine } from './line-rows.ts';

type Column = ExportColumn & { readonly cell: (line: BulkLine) => Cell };

/** Demand columns name the span; money columns name the currency. */
function columnsFor(run: { date: string; horizonDays: number; currency: string }, say: Say): Column[] {
  const { currency, horizonDays: days } = run;
  const day = dayFromIso(run.date);
  return [
    { header: say('Date'), kind: 'date', cell: () => day },
    { header: say('Product'), kind: 'text', cell: (line) => line.product },
    { header: say('Name'), kind: 'text', cell: (line) => line.name },
    { header: say('Category'), kind: 'text', cell: (line) => line.category },
    { header: say('Supplier'), kind: 'text', cell: (line) => line.supplier },
    { header: say('Status'), kind: 'text', cell: (line) => say(`status: ${line.status}`) },
    { header: say('On hand'), kind: 'number', cell: (line) => line.onHand },
    {
      header: say('Expected demand over {days} days', { days }),
      kind: 'number',
      cell: (line) => rounded(line.demand.mean),
    },
    { header: say('Demand low (10 %)'), kind: 'number', cell: (line) => rounded(line.demand.low) },
    { header: say('Demand high (90 %)'), kind: 'number', cell: (line) => rounded(line.demand.high) },
    { header: say('Days of cover'), kind: 'integer', cell: (line) => line.daysOfCover },
    { header: say('Proposed quantity'), kind: 'number', cell: (line) => line.proposedQuantity },
    { header: say('Order quantity'), kind: 'number', cell: (line) => line.orderQuantity },
    { header: say('Order cost ({currency})', { currency }), kind: 'money', cell: (line) => cents(line.orderCost) },
    {
      header: say('Revenue at risk ({currency})', { currency }),
      kind: 'money',
      cell: (line) => cents(line.revenueAtRisk),
    },
    { header: say('Priority'), kind: 'money', cell: (line) => cents(line.priority) },
    {
      header: say('Priority in'),
      kind: 'text',
      cell: (line) => (line.priorityUnit === 'money' ? currency : say('units')),
    },
    { header: say('Confidence'), kind: 'text', cell: (line) => say(`confidence: ${line.confidence}`) },
    { header: say('Method'), kind: 'text', cell: (line) => say.nameOf('method', line.forecaster) },
    { header: say('Uses assumptions'), kind: 'text', cell: (line) => say(line.hasAssumptions ? 'yes' : 'no') },
  ];
}

const rounded = (units: number): number => Math.round(units * 1000) / 1000;

/** Writes the lines that match, in the order asked for, into the depot. Throws not-found/bulk-run, storage/*. */
export async function exportBulk(
  ctx: EngineContext,
  input: BulkListInput & ExportChoice,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const { summary } = getBulkRun(ctx.db, input.bulkId);
  const say = sayIn(input.language);
  const columns = columnsFor(summary, say);
  const lines = listBulkLines(ctx.db, input).map(toBulkLine);
  const table = { columns, rows: lines.map((line) => columns.map((column) => column.cell(line))) };
  const title = `${say('file: orders')} ${summary.store} ${summary.date}`;
  const sheetName = `${say('Orders')} ${summary.date}`;
  return exportFile(ctx, { title, format: input.format, language: input.language, table, sheetName }, signal);
}
