// Stores, their settings, their products and what they sold.
import type { Store } from '#core/contract/stores.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { productHistory, totalHistory } from '#core/store/history.ts';
import { findActiveModel } from '#core/store/models.ts';
import { listCategories, pageProducts } from '#core/store/products.ts';
import { listStoreRows, updateStoreSettings } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { describeProduct, storeFacts } from '../store-facts.ts';

export function storesHandlers(ctx: EngineContext): DomainHandlers<'stores'> {
  const { db, events } = ctx;
  const facts = ctx.service(storeFacts);
  const describe = (code: string): Store => describeStore(ctx, code);
  return {
    list: () => listStoreRows(db).map((store) => describe(store.code)),
    get: ({ input }) => describe(input.store),
    updateSettings: ({ input }) => {
      updateStoreSettings(db, input.store, input.settings);
      events.changed('stores');
      return describe(input.store);
    },
    products: ({ input }) => {
      const ofStore = facts.of(input.store);
      const { total, products } = pageProducts(db, ofStore.store, input);
      return {
        total,
        products: products.map((product) => describeProduct(ctx, ofStore, product)),
        categories: listCategories(db, ofStore.store),
      };
    },
    history: ({ input }) => productHistory(db, facts.of(input.store), input.product, rangeOf(input)),
    totals: ({ input }) => totalHistory(facts.of(input.store), { category: input.category, ...rangeOf(input) }),
  };
}

function describeStore(ctx: EngineContext, code: string): Store {
  const { store, productCount, observationCount, firstDay, lastDay } = ctx.service(storeFacts).of(code);
  return {
    code: store.code,
    name: store.name,
    isDemo: store.is_demo === 1,
    frequency: store.frequency,
    productCount,
    observationCount,
    firstDay: firstDay === null ? null : isoFromDay(firstDay),
    lastDay: lastDay === null ? null : isoFromDay(lastDay),
    settings: store.settings,
    activeModelId: findActiveModel(ctx.db, code)?.card.id ?? null,
  };
}

const rangeOf = (input: { from?: string; to?: string; points: number }) => ({
  fromDay: input.from === undefined ? undefined : dayFromIso(input.from),
  toDay: input.to === undefined ? undefined : dayFromIso(input.to),
  points: input.points,
});
