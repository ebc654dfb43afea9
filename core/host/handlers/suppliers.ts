// Suppliers: listed, added, changed and removed.
import type { Supplier } from '#core/contract/suppliers.ts';
import { getStore } from '#core/store/stores.ts';
import {
  countProductsOf,
  getSupplier,
  insertSupplier,
  listSuppliers,
  patchSuppliers,
  removeSupplier,
  type SupplierRecord,
} from '#core/store/suppliers.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';

export function suppliersHandlers(ctx: EngineContext): DomainHandlers<'suppliers'> {
  const { db, events } = ctx;

  function describeAll(storeId: number): Supplier[] {
    const products = countProductsOf(db, storeId);
    return listSuppliers(db, storeId).map(({ id, ...supplier }) => describe(supplier, products.get(id)));
  }
  function describeOne(store: { id: number; code: string }, name: string): Supplier {
    const { id, ...supplier } = getSupplier(db, store, name);
    return describe(supplier, countProductsOf(db, store.id).get(id));
  }

  return {
    list: ({ input }) => describeAll(getStore(db, input.store).id),
    get: ({ input }) => describeOne(getStore(db, input.store), input.supplier),
    add({ input: { store: code, supplier, ...values } }) {
      const store = getStore(db, code);
      db.transaction(() => {
        insertSupplier(db, store.id, supplier);
        patchSuppliers(db, store, [{ supplier, ...values }]);
      });
      events.changed('suppliers');
      return describeOne(store, supplier);
    },
    update({ input }) {
      const before = patchSuppliers(db, getStore(db, input.store), input.changes);
      if (before.length > 0) events.changed('suppliers');
      return { changed: before.length, before };
    },
    remove({ input }) {
      const store = getStore(db, input.store);
      const removed = describeOne(store, input.supplier);
      removeSupplier(db, store, input.supplier);
      events.changed('suppliers');
      return removed;
    },
  };
}

const describe = (supplier: Omit<SupplierRecord, 'id'>, products = 0): Supplier => ({
  ...supplier,
  leadTimes: supplier.leadTimes && [...supplier.leadTimes],
  orderWeekdays: supplier.orderWeekdays && [...supplier.orderWeekdays],
  products,
});
