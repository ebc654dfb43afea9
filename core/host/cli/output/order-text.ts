// Orders to suppliers for people reading a terminal.
import type { Order, OrderChange, OrderLine } from '#core/contract/orders.ts';
import { formatMoney, formatNumber, formatPairs, formatTable } from './table.ts';

export function ordersText(orders: readonly Order[]): string {
  if (orders.length === 0) return 'No orders.';
  return formatTable(
    [
      { title: 'Order', value: (order) => order.number },
      { title: 'Supplier', value: (order) => order.supplier, maxWidth: 28 },
      { title: 'State', value: (order) => order.state },
      { title: 'Order date', value: (order) => order.orderDay },
      { title: 'Expected', value: (order) => order.receivedDay ?? order.expectedDay },
      { title: 'Lines', value: (order) => order.lines },
      { title: 'Units', value: (order) => order.units },
      { title: 'Cost', value: (order) => formatMoney(order.cost, order.currency), align: 'right' },
      { title: 'Minimum', value: minimumText },
    ],
    orders,
  );
}

function minimumText({ minimum, supplierCurrency }: Order): string | null {
  if (minimum === null) return null;
  if (minimum.missing === null) return 'not known';
  return minimum.missing === 0 ? 'met' : `${formatMoney(minimum.missing, supplierCurrency)} missing`;
}

export function orderText(order: Order, lines: readonly OrderLine[]): string {
  const { currency } = order;
  return [
    `Order ${order.number} to ${order.supplier ?? 'no named supplier'} (${order.state})`,
    formatPairs([
      ['Order date', order.orderDay],
      ['Expected', order.expectedDay],
      ['Received', order.receivedDay],
      ['Cost', formatMoney(order.cost, currency)],
      [
        'Added by minimum and pack',
        order.roundingUnits === 0
          ? null
          : `${formatNumber(order.roundingUnits)} units, ${formatMoney(order.roundingCost, currency) ?? 'no cost known'}`,
      ],
      ['Minimum of the supplier', minimumText(order)],
      ['Note', order.note || null],
    ]),
    formatTable(
      [
        { title: 'Product', value: (line) => line.product },
        { title: 'Name', value: (line) => line.name, maxWidth: 28 },
        { title: 'Quantity', value: (line) => line.quantity },
        { title: 'Proposed', value: (line) => line.proposedQuantity },
        { title: 'Locked', value: (line) => (line.locked ? 'yes' : null) },
        { title: 'Unit cost', value: (line) => line.unitCost, align: 'right' },
        { title: 'Cost', value: (line) => line.cost, align: 'right' },
        { title: 'Received', value: (line) => line.received },
        { title: 'Note', value: (line) => line.note || null, maxWidth: 30 },
      ],
      lines,
    ),
  ].join('\n\n');
}

export function changesText(changes: readonly OrderChange[]): string {
  if (changes.length === 0) return 'Nothing has been done to orders.';
  return formatTable(
    [
      { title: 'Change', value: (change) => change.id },
      { title: 'When', value: (change) => change.at },
      { title: 'Who', value: (change) => change.by },
      { title: 'Order', value: (change) => change.facts.number },
      { title: 'Supplier', value: (change) => change.facts.supplier, maxWidth: 24 },
      { title: 'What', value: (change) => (change.facts.of ? `${change.kind}: ${change.facts.of}` : change.kind) },
      { title: 'Lines', value: (change) => change.facts.lines },
      { title: 'Units', value: (change) => change.facts.units },
      { title: 'Product', value: (change) => change.facts.product, maxWidth: 24 },
      { title: 'Undo', value: (change) => (change.undone ? 'taken back' : change.undoable ? 'possible' : null) },
    ],
    changes,
  );
}
