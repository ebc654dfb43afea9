// Records, and products with their statistics, as files.
import { dayFromIso } from '#core/math/day.ts';
import type { Say } from '../export/say.ts';
import type { Cell, ExportTable } from '../export/table.ts';
import { describeExplorerProduct } from './product-list.ts';
import type { IndexedProduct, RecordIndex } from './record-index.ts';
import { describeObservation, type ObservationList } from './record-list.ts';

/** Under names that an import maps by itself. */
export function recordsTable(index: RecordIndex, list: ObservationList, say: Say): ExportTable {
  return {
    columns: [
      { header: say('Date'), kind: 'date' },
      { header: say('Product'), kind: 'text' },
      { header: say('Name'), kind: 'text' },
      { header: say('Category'), kind: 'text' },
      { header: say('Units'), kind: 'number' },
      { header: say('Price'), kind: 'number' },
      { header: say('Revenue'), kind: 'money' },
      { header: say('Stock'), kind: 'number' },
      { header: say('Promotion'), kind: 'integer' },
      { header: say('Flags'), kind: 'text' },
      { header: say('Recorded as'), kind: 'text' },
      { header: say('File'), kind: 'text' },
    ],
    rows: rowsOf(index, list, say),
  };
}

function* rowsOf(index: RecordIndex, list: ObservationList, say: Say): Generator<Cell[]> {
  for (const row of list.order) {
    const one = describeObservation(index, list, row);
    const { promotion } = one;
    const cells = [one.units, one.price, one.revenue, one.stock, promotion === null ? null : Number(promotion)];
    const head = [dayFromIso(one.day), one.product, one.name, one.category];
    const flags = one.flags.map((flag) => say(`flag: ${flag}`)).join(', ');
    yield [...head, ...cells, flags, one.recordedAs, one.fileName];
  }
}

export function productsTable(products: readonly IndexedProduct[], say: Say): ExportTable {
  const dayCell = (iso: string | null): Cell => (iso === null ? null : dayFromIso(iso));
  return {
    columns: [
      { header: say('Product'), kind: 'text' },
      { header: say('Name'), kind: 'text' },
      { header: say('Category'), kind: 'text' },
      { header: say('First day'), kind: 'date' },
      { header: say('Last day'), kind: 'date' },
      { header: say('Days'), kind: 'integer' },
      { header: say('Observations'), kind: 'integer' },
      { header: say('Units'), kind: 'number' },
      { header: say('Revenue'), kind: 'money' },
      { header: say('Mean'), kind: 'number' },
      { header: say('Median'), kind: 'number' },
      { header: say('Standard deviation'), kind: 'number' },
      { header: say('Share of zero days'), kind: 'number' },
      { header: say('Lowest price'), kind: 'number' },
      { header: say('Highest price'), kind: 'number' },
      { header: say('Missing days'), kind: 'integer' },
      { header: say('Outliers'), kind: 'integer' },
      { header: say('Stock-outs'), kind: 'integer' },
      { header: say('Corrected'), kind: 'integer' },
      { header: say('Merged from'), kind: 'text' },
    ],
    rows: products.map((indexed): Cell[] => {
      const one = describeExplorerProduct(indexed);
      const { missing, outlier, soldOut, corrected } = one.flags;
      return [
        ...[
          one.product,
          one.name,
          one.category,
          dayCell(one.firstDay),
          dayCell(one.lastDay),
          one.days,
          one.observations,
        ],
        ...[one.units, one.revenue, one.mean, one.median, one.sd, one.zeroShare, one.minPrice, one.maxPrice],
        ...[missing, outlier, soldOut, corrected, one.mergedFrom.join(' ') || null],
      ];
    }),
  };
}
