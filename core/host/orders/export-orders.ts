// Orders as a file for the supplier or a spreadsheet: one row a line, real numbers and dates.
import type { ExportChoice } from '#core/contract/export-choice.ts';
import type { Order, OrderLine } from '#core/contract/orders.ts';
import { dayFromIso } from '#core/math/day.ts';
import type { EngineContext } from '../context.ts';
import { type ExportedFile, exportFile } from '../export/export-file.ts';
import { type Say, sayIn } from '../export/say.ts';
import { type Cell, cents, type ExportColumn } from '../export/table.ts';

interface Row {
  readonly order: Order;
  readonly line: OrderLine;
}
type Column = ExportColumn & { readonly cell: (row: Row) => Cell };

function columnsFor(currency: string, say: Say): Column[] {
  return [
    { header: say('Order'), kind: 'integer', cell: ({ order }) => order.number },
    { header: say('Supplier'), kind: 'text', cell: ({ order }) => order.supplier },
    { header: say('State'), kind: 'text', cell: ({ order }) => say(`order: ${order.state}`) },
    { header: say('Order date'), kind: 'date', cell: ({ order }) => dayFromIso(order.orderDay) },
    { header: say('Expected'), kind: 'date', cell: ({ order }) => dayFromIso(order.expectedDay) },
    { header: say('Product'), kind: 'text', cell: ({ line }) => line.product },
    { header: say('Name'), kind: 'text', cell: ({ line }) => line.name },
    { header: say('Category'), kind: 'text', cell: ({ line }) => line.category },
    { header: say('Quantity'), kind: 'number', cell: ({ line }) => line.quantity },
    { header: say('Pack size'), kind: 'integer', cell: ({ line }) => line.packSize },
    {
      header: say('Packs'),
      kind: 'number',
      cell: ({ line }) => Math.round((line.quantity / line.packSize) * 1000) / 1000,
    },
    { header: say('Unit cost ({currency})', { currency }), kind: 'number', cell: ({ line }) => line.unitCost },
    { header: say('Cost ({currency})', { currency }), kind: 'money', cell: ({ line }) => cents(line.cost) },
    { header: say('Proposed'), kind: 'number', cell: ({ line }) => line.proposedQuantity },
    { header: say('Added by minimum and pack'), kind: 'number', cell: ({ line }) => line.roundingUnits },
    { header: say('Received'), kind: 'number', cell: ({ line }) => line.received },
    { header: say('Note'), kind: 'text', cell: ({ line }) => line.note },
    { header: say('Order note'), kind: 'text', cell: ({ order }) => order.note },
  ];
}

/** Lines with quantity 0 are left out. All orders are of one store. Throws storage/*. */
export function exportOrders(
  ctx: EngineContext,
  orders: readonly { readonly order: Order; readonly lines: readonly OrderLine[] }[],
  { format, language }: ExportChoice,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const [{ order: first }] = orders;
  const say = sayIn(language);
  const columns = columnsFor(first.currency, say);
  const rows = orders.flatMap(({ order, lines }) =>
    lines.filter(({ quantity }) => quantity > 0).map((line) => columns.map(({ cell }) => cell({ order, line }))),
  );
  const subject = orders.length === 1 ? `${say('file: order')} ${first.number}` : say('file: orders');
  const title = [subject, orders.length === 1 ? (first.supplier ?? '') : '', first.store].filter(Boolean).join(' ');
  return exportFile(ctx, { title, format, language, table: { columns, rows }, sheetName: say('Orders') }, signal);
}
