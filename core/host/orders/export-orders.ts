// Orders as a file for the supplier or a spreadsheet: one row a line, real numbers and dates.
import type { Order, OrderLine } from '#core/contract/orders.ts';
import { dayFromIso } from '#core/math/day.ts';
import type { EngineContext } from '../context.ts';
import { type ExportedFile, exportFile } from '../export/export-file.ts';
import { type Cell, cents, type ExportColumn } from '../export/table.ts';

interface Row {
  readonly order: Order;
  readonly line: OrderLine;
}
type Column = ExportColumn & { readonly cell: (row: Row) => Cell };

function columnsFor(currency: string): Column[] {
  return [
    { header: 'Order', kind: 'integer', cell: ({ order }) => order.number },
    { header: 'Supplier', kind: 'text', cell: ({ order }) => order.supplier },
    { header: 'State', kind: 'text', cell: ({ order }) => order.state },
    { header: 'Order date', kind: 'date', cell: ({ order }) => dayFromIso(order.orderDay) },
    { header: 'Expected', kind: 'date', cell: ({ order }) => dayFromIso(order.expectedDay) },
    { header: 'Product', kind: 'text', cell: ({ line }) => line.product },
    { header: 'Name', kind: 'text', cell: ({ line }) => line.name },
    { header: 'Category', kind: 'text', cell: ({ line }) => line.category },
    { header: 'Quantity', kind: 'number', cell: ({ line }) => line.quantity },
    { header: 'Pack size', kind: 'integer', cell: ({ line }) => line.packSize },
    { header: 'Packs', kind: 'number', cell: ({ line }) => Math.round((line.quantity / line.packSize) * 1000) / 1000 },
    { header: `Unit cost (${currency})`, kind: 'number', cell: ({ line }) => line.unitCost },
    { header: `Cost (${currency})`, kind: 'money', cell: ({ line }) => cents(line.cost) },
    { header: 'Proposed', kind: 'number', cell: ({ line }) => line.proposedQuantity },
    { header: 'Added by minimum and pack', kind: 'number', cell: ({ line }) => line.roundingUnits },
    { header: 'Received', kind: 'number', cell: ({ line }) => line.received },
    { header: 'Note', kind: 'text', cell: ({ line }) => line.note },
    { header: 'Order note', kind: 'text', cell: ({ order }) => order.note },
  ];
}

/** Lines with quantity 0 are left out. All orders are of one store. Throws storage/*. */
export function exportOrders(
  ctx: EngineContext,
  orders: readonly { readonly order: Order; readonly lines: readonly OrderLine[] }[],
  format: 'csv' | 'xlsx',
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const [{ order: first }] = orders;
  const columns = columnsFor(first.currency);
  const rows = orders.flatMap(({ order, lines }) =>
    lines.filter(({ quantity }) => quantity > 0).map((line) => columns.map(({ cell }) => cell({ order, line }))),
  );
  const subject = orders.length === 1 ? `order ${first.number}` : 'orders';
  const name = `${[subject, orders.length === 1 ? (first.supplier ?? '') : '', first.store].filter(Boolean).join(' ')}.${format}`;
  return exportFile(ctx, { name, format, table: { columns, rows }, sheetName: 'Orders' }, signal);
}
