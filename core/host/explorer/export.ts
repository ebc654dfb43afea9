// Records, and products with their statistics, as files.
import { dayFromIso } from '#core/math/day.ts';
import type { Cell, ExportColumn, ExportTable } from '../export/table.ts';
import { describeExplorerProduct } from './product-list.ts';
import type { IndexedProduct, RecordIndex } from './record-index.ts';
import { describeObservation, type ObservationList } from './record-list.ts';

const column = (header: string, kind: ExportColumn['kind']): ExportColumn => ({ header, kind });

/** Under names that an import maps by itself. */
export function recordsTable(index: RecordIndex, list: ObservationList): ExportTable {
  return {
    columns: [
      column('Date', 'date'),
      column('Product', 'text'),
      column('Name', 'text'),
      column('Category', 'text'),
      column('Units', 'number'),
      column('Price', 'number'),
      column('Revenue', 'money'),
      column('Stock', 'number'),
      column('Promotion', 'integer'),
      column('Flags', 'text'),
      column('Recorded as', 'text'),
      column('File', 'text'),
    ],
    rows: rowsOf(index, list),
  };
}

function* rowsOf(index: RecordIndex, list: ObservationList): Generator<Cell[]> {
  for (const row of list.order) {
    const one = describeObservation(index, list, row);
    const { promotion } = one;
    const cells = [one.units, one.price, one.revenue, one.stock, promotion === null ? null : Number(promotion)];
    const head = [dayFromIso(one.day), one.product, one.name, one.category];
    yield [...head, ...cells, one.flags.join(' '), one.recordedAs, one.fileName];
  }
}

export function productsTable(products: readonly IndexedProduct[]): ExportTable {
  const dayCell = (iso: string | null): Cell => (iso === null ? null : dayFromIso(iso));
  return {
    columns: [
      column('Product', 'text'),
      column('Name', 'text'),
      column('Category', 'text'),
      column('First day', 'date'),
      column('Last day', 'date'),
      column('Days', 'integer'),
      column('Observations', 'integer'),
      column('Units', 'number'),
      column('Revenue', 'money'),
      column('Mean', 'number'),
      column('Median', 'number'),
      column('Standard deviation', 'number'),
      column('Share of zero days', 'number'),
      column('Lowest price', 'number'),
      column('Highest price', 'number'),
      column('Missing days', 'integer'),
      column('Outliers', 'integer'),
      column('Stock-outs', 'integer'),
      column('Corrected', 'integer'),
      column('Merged from', 'text'),
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
