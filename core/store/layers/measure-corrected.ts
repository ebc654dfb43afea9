// What a commit would do to days that were corrected by hand: the files lie below the corrections, so it is the row below
// them that the upload meets.
import type { ReadDb, SqlValue } from '../sql.ts';
import { CELL_COLUMNS, type Cells, foldLayer, type LayerRule, sameCells } from './fold.ts';
import { loadCommitOrder } from './layer-rows.ts';
import { findCorrectedDays, withoutCorrections } from './lift-corrections.ts';
import { relayDays } from './relay.ts';

export interface CorrectedEffect {
  /** How many more rows meet one that files give, and would change it, than the rows as they are shown let one think. */
  matched: number;
  changed: number;
}

const STAGED = `SELECT ${CELL_COLUMNS.map((column) => `s.${column}`).join(', ')} FROM product
  CROSS JOIN store ON store.id = product.store_id
  CROSS JOIN staging_product sp ON sp.store_code = store.code AND sp.product_code = product.code
  CROSS JOIN staging_observation s ON s.upload_id = sp.upload_id AND s.series = sp.series
  WHERE product.id = ? AND sp.upload_id = ? AND s.day = ?`;

export function measureCorrected(db: ReadDb, uploadId: string, rule: LayerRule): CorrectedEffect {
  const effect: CorrectedEffect = { matched: 0, changed: 0 };
  const corrected = findCorrectedDays(db, uploadId);
  if (corrected.length === 0) return effect;
  const order = loadCommitOrder(db);
  const staged = db.prepareRows<[number, string, number], SqlValue[]>(STAGED);
  for (const [productId, days] of corrected) {
    const relaid = relayDays(db, order, productId, [...days], withoutCorrections);
    for (const { day, before, after } of relaid.days) {
      const cells = staged.get(productId, uploadId, day);
      if (!cells) continue;
      effect.matched += Number(after !== null) - Number(before !== null);
      effect.changed += changes(after?.cells ?? null, cells, rule) - changes(before?.cells ?? null, cells, rule);
    }
  }
  return effect;
}

/** 1 when the upload changes a row that is there. */
function changes(row: Cells | null, incoming: Cells, rule: LayerRule): number {
  const laid = row && foldLayer(row, incoming, rule);
  return row && laid && !sameCells(row, laid) ? 1 : 0;
}
