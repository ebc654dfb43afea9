// An order list for people reading a terminal.
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import { formatBand, formatMoney, formatNumber, formatPairs, formatTable } from './table.ts';

export function bulkText(summary: BulkSummary, lines: readonly BulkLine[]): string {
  const { currency } = summary;
  const statuses = Object.entries(summary.byStatus).filter(([, count]) => count > 0);
  const sections = [
    `Order list of ${summary.store} for ${summary.date} and the ${summary.horizonDays} days from then ` +
      `(known until ${summary.origin})`,
    formatPairs([
      ['Products', formatNumber(summary.products)],
      ['Status', statuses.map(([status, count]) => `${formatNumber(count)} ${status}`).join(', ')],
      ['Expected units', `${formatBand(summary.expectedUnits)}, 80 % band`],
      ['Units to order', formatNumber(summary.unitsToOrder)],
      ['Cost of the order', formatMoney(summary.orderCost, currency)],
      ['Revenue at risk', formatMoney(summary.revenueAtRisk, currency)],
      [
        'With assumptions',
        summary.withAssumptions === 0
          ? null
          : `${formatNumber(summary.withAssumptions)} of ${formatNumber(summary.products)} products`,
      ],
      ['Model', summary.modelId],
      ['Took', `${formatNumber(summary.seconds)} s`],
    ]),
  ];
  if (lines.length > 0) {
    sections.push(
      formatTable(
        [
          { title: 'Product', value: (line) => line.product },
          { title: 'Name', value: (line) => line.name, maxWidth: 28 },
          { title: 'Status', value: (line) => line.status },
          { title: 'On hand', value: (line) => line.onHand, align: 'right' },
          { title: 'Demand (80 %)', value: (line) => formatBand(line.demand), align: 'right' },
          { title: 'Cover', value: (line) => line.daysOfCover, align: 'right' },
          { title: 'Order', value: (line) => line.orderQuantity },
          { title: 'Cost', value: (line) => line.orderCost, align: 'right' },
          { title: 'At risk', value: (line) => line.revenueAtRisk, align: 'right' },
          { title: 'Confidence', value: (line) => line.confidence },
        ],
        lines,
      ),
    );
    const rest = summary.products - lines.length;
    if (rest > 0) sections.push(`… ${formatNumber(rest)} more (--limit 0, or --out FILE)`);
  }
  if (summary.warnings.length > 0) sections.push(summary.warnings.map((text) => `Note: ${text}`).join('\n'));
  return sections.join('\n\n');
}
