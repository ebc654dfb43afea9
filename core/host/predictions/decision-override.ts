// What a question sets for the decision: the context's own values, and a supplier by name with what is known of that one.
import type { PredictionContext } from '#core/contract/predictions.ts';
import type { ReadDb } from '#core/store/sql.ts';
import type { StoreRow } from '#core/store/stores.ts';
import { getSupplier } from '#core/store/suppliers.ts';
import type { DecisionOverride } from '../decisions/outlook.ts';

/** Throws not-found/supplier. */
export function toDecisionOverride(
  db: ReadDb,
  store: Pick<StoreRow, 'id' | 'code'>,
  { supplier, ...own }: PredictionContext,
): DecisionOverride {
  return supplier === undefined ? own : { ...own, supplier: getSupplier(db, store, supplier) };
}
