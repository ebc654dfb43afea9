// The records of a store as the data explorer looks at them: row by row, with the upload each comes from and what lies below.
import type { Day } from '../math/day.ts';
import { decodeLayer } from './layers/layer-codec.ts';
import { FIRST_CORRECTION } from './layers/layer-rows.ts';
import { q, type ReadDb } from './sql.ts';

/** A product as it is recorded; `root` is the one for which it counts, itself mostly. */
export interface RecordedProduct {
  readonly id: number;
  readonly root: number;
  readonly code: string;
  readonly name: string;
  readonly category: string | null;
}

/** By code. */
export function listRecordedProducts(db: ReadDb, storeId: number): RecordedProduct[] {
  return db.all(
    q
      .selectFrom('product')
      .leftJoin('merged_product', 'merged_product.id', 'product.id')
      .select(({ fn }) => [
        'product.id',
        fn.coalesce('merged_product.root', 'product.id').as('root'),
        'code',
        'name',
        'category',
      ])
      .where('product.store_id', '=', storeId)
      .orderBy('code'),
  );
}

export type RecordRow = [
  day: Day,
  units: number,
  price: number | null,
  discount: number | null,
  promotion: number | null,
  closed: number | null,
  stock: number | null,
  uploadId: string,
];

const ROWS_SQL = `SELECT day, units, price, discount, promotion, closed, stock, upload_id
  FROM observation WHERE product_id = ? ORDER BY day`;

/** One range of the clustered table. Prices in 1/10,000. */
export const readRecordRows = (db: ReadDb, productId: number): RecordRow[] =>
  db.prepareRows<[number], RecordRow>(ROWS_SQL).all(productId);

/** Name of each upload whose rows may be there; null: a correction. */
export const listUploadNames = (db: ReadDb): Map<string, string | null> =>
  new Map(
    db
      .all(q.selectFrom('upload').select(['id', 'file_name', 'kind']).where('commit_number', 'is not', null))
      .map(({ id, file_name, kind }) => [id, kind === 'file' ? file_name : null]),
  );

/** What is laid over each other on a day, beside the row itself. */
export interface LayersOfDay {
  /** Files that say something of the day and are kept as layers. */
  readonly files: readonly string[];
  readonly isCorrected: boolean;
}

/** Days of a product with layers. */
export function loadLayersOfDays(db: ReadDb, productId: number): Map<Day, LayersOfDay> {
  const rows = db
    .prepareRows<[number], [number, string, Uint8Array]>(
      `SELECT commit_number, upload.id, days FROM observation_layer JOIN upload USING (commit_number) WHERE product_id = ?`,
    )
    .all(productId);
  const found = new Map<Day, { files: string[]; isCorrected: boolean }>();
  for (const [commit, uploadId, bytes] of rows) {
    for (const day of decodeLayer(bytes).keys()) {
      const ofDay = found.get(day) ?? { files: [], isCorrected: false };
      found.set(day, ofDay);
      if (commit >= FIRST_CORRECTION) ofDay.isCorrected = true;
      else ofDay.files.push(uploadId);
    }
  }
  return found;
}
