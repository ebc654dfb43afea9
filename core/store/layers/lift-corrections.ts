// Corrections lie on top of every file: they are lifted off the days that an import is about to change, and laid back after.
import { type Day, dayFromIso } from '#core/math/day.ts';
import type { ReadDb, WriteDb } from '../sql.ts';
import type { Layer } from './fold.ts';
import { FIRST_CORRECTION, loadCommitOrder } from './layer-rows.ts';
import { applyRelaid, relayDays } from './relay.ts';

/** Layers by day. */
interface Lifted {
  readonly productId: number;
  readonly layers: ReadonlyMap<number, readonly Layer[]>;
}

const isCorrection = ({ commit }: { commit: number }): boolean => commit >= FIRST_CORRECTION;

const FIND = `SELECT product.id, c.facts ->> 'day' FROM upload c
  CROSS JOIN product ON product.store_id = c.store_id AND product.code = c.facts ->> 'product'
  WHERE c.kind = 'cells' AND c.undone_at IS NULL AND EXISTS (
    SELECT 1 FROM staging_product sp JOIN store ON store.code = sp.store_code
    WHERE sp.upload_id = ? AND sp.product_code = product.code AND store.id = product.store_id)`;

/** Corrected days by product, of the products of an upload that is about to be committed. */
export function findCorrectedDays(db: ReadDb, uploadId: string): [productId: number, days: Set<Day>][] {
  const corrected = db.prepareRows<[string], [number, string]>(FIND).all(uploadId);
  const byProduct = Map.groupBy(corrected, ([productId]) => productId);
  return [...byProduct].map(([productId, found]) => [productId, new Set(found.map(([, iso]) => dayFromIso(iso)))]);
}

/** What is left of a day's layers when its corrections are lifted off. */
export const withoutCorrections = (layers: readonly Layer[]): Layer[] => layers.filter((layer) => !isCorrection(layer));

/** Takes the corrections of an upload's products off; hand the answer to `layBack` in the same transaction. */
export function liftCorrections(db: WriteDb, uploadId: string): Lifted[] {
  const corrected = findCorrectedDays(db, uploadId);
  if (corrected.length === 0) return [];
  const order = loadCommitOrder(db);
  return corrected.map(([productId, days]) => {
    const layers = new Map<number, Layer[]>();
    const relaid = relayDays(db, order, productId, [...days], (all, day) => {
      layers.set(day, all.filter(isCorrection));
      return withoutCorrections(all);
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
