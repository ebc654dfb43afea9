// Corrections lie on top of every file: they are lifted off the days that an import is about to change, and laid back after.
import { dayFromIso } from '#core/math/day.ts';
import type { WriteDb } from '../sql.ts';
import type { Layer } from './fold.ts';
import { FIRST_CORRECTION, loadCommitOrder } from './layer-rows.ts';
import { applyRelaid, relayDays } from './relay.ts';

/** Layers by day. */
interface Lifted {
  readonly productId: number;
  readonly layers: ReadonlyMap<number, readonly Layer[]>;
}

const isCorrection = ({ commit }: { commit: number }): boolean => commit >= FIRST_CORRECTION;

/** Corrected days of the products of an upload that is about to be committed. */
const FIND = `SELECT product.id, c.facts ->> 'day' FROM upload c
  CROSS JOIN product ON product.store_id = c.store_id AND product.code = c.facts ->> 'product'
  WHERE c.kind = 'cells' AND c.undone_at IS NULL AND EXISTS (
    SELECT 1 FROM staging_product sp JOIN store ON store.code = sp.store_code
    WHERE sp.upload_id = ? AND sp.product_code = product.code AND store.id = product.store_id)`;

/** Takes the corrections of an upload's products off; hand the answer to `layBack` in the same transaction. */
export function liftCorrections(db: WriteDb, uploadId: string): Lifted[] {
  const corrected = db.prepareRows<[string], [number, string]>(FIND).all(uploadId);
  if (corrected.length === 0) return [];
  const order = loadCommitOrder(db);
  return [...Map.groupBy(corrected, ([productId]) => productId)].map(([productId, found]) => {
    const days = new Set(found.map(([, iso]) => dayFromIso(iso)));
    const layers = new Map<number, Layer[]>();
    const relaid = relayDays(db, order, productId, [...days], (all, day) => {
      layers.set(day, all.filter(isCorrection));
      return all.filter((layer) => !isCorrection(layer));
    });
    applyRelaid(db, relaid);
    return { productId, layers };
  });
}

export function layBack(db: WriteDb, lifted: readonly Lifted[]): void {
  if (lifted.length === 0) return;
  const order = loadCommitOrder(db);
  for (const { productId, layers } of lifted) {
    const relaid = relayDays(db, order, productId, [...layers.keys()], (below, day) => [
      ...below,
      ...(layers.get(day) ?? []),
    ]);
    applyRelaid(db, relaid);
  }
}
