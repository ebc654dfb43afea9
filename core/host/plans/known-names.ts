// Whether what a plan is for exists: a plan for a typing error would never be used, and nobody would notice.
import { AppError } from '#core/contract/errors.ts';
import type { PlanEntry } from '#core/contract/plans.ts';
import { getProduct, listCategories } from '#core/store/products.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { getStore } from '#core/store/stores.ts';

/** Throws not-found/store, not-found/product, input/invalid for a category that the store does not have. */
export function assertKnownNames(db: ReadDb, entries: readonly PlanEntry[]): void {
  const seen = new Set<string>();
  for (const { store: code, product, category, ...values } of entries) {
    const key = `${code}\n${product ?? ''}\n${category ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const store = getStore(db, code);
    // What is taken back may be gone, such as a product whose import was undone.
    if ([values.price, values.discount, values.promotion, values.closed].every((value) => value == null)) continue;
    if (product !== undefined) getProduct(db, store, product);
    if (category !== undefined && !listCategories(db, store).includes(category)) {
      throw new AppError('input/invalid', `The store "${code}" has no category "${category}".`, {
        field: 'category',
        got: category,
      });
    }
  }
}
