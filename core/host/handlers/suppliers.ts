// Suppliers: listed, added, changed, removed and exported; what their deliveries tell of their lead times.
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
import { exportFile } from '../export/export-file.ts';
import { sayIn } from '../export/say.ts';
import type { DomainHandlers } from '../handler.ts';
import { seenDeliveries } from '../terms/deliveries.ts';
import { suppliersTable } from '../terms/export.ts';

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
    deliveries: ({ input }) => seenDeliveries(db, getStore(db, input.store).id),
    learn({ input }) {
      const store = getStore(db, input.store);
      const asked = input.suppliers && new Set(input.suppliers);
      for (const name of asked ?? []) getSupplier(db, store, name);
      const patches = seenDeliveries(db, store.id).flatMap(({ supplier, leadTimes }) =>
        asked && !asked.has(supplier) ? [] : [{ supplier, leadTimes }],
      );
      const before = patchSuppliers(db, store, patches);
      if (before.length > 0) events.changed('suppliers');
      return { changed: before.length, before };
    },
    export({ input, signal }) {
      const store = getStore(db, input.store);
      const say = sayIn(input.language);
      const title = `${say('file: suppliers')} ${store.code}`;
      const table = suppliersTable(describeAll(store.id), say);
      return exportFile(ctx, { title, format: input.format, language: input.language, table }, signal);
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
