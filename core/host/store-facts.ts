// Services of the open workspace: facts of its stores, summaries of their products.
import type { Product } from '../contract/stores.ts';
import { daysPerStep, demandClassOf } from '../forecast/demand-class.ts';
import { stockAtClose } from '../inventory/index.ts';
import { isoFromDay } from '../math/day.ts';
import { findProductSales, type ProductSales } from '../store/product-sales.ts';
import type { ProductRow } from '../store/products.ts';
import { PRICE_SCALE } from '../store/series.ts';
import { type StoreFacts, StoreFactsCache } from '../store/store-facts.ts';
import type { EngineContext } from './context.ts';

/** For `ctx.service(storeFacts).of(storeCode)`: counts, days, sums; computed once for each version of the data. */
export const storeFacts = (ctx: EngineContext): StoreFactsCache => new StoreFactsCache(ctx.db);

/** A product with what its sales say of it, as the product list shows it. */
export function describeProduct({ db }: EngineContext, facts: StoreFacts, row: ProductRow): Product {
  const totals = facts.totals();
  const sales = totals ? findProductSales(db, totals, row.id) : undefined;
  const { frequency, settings } = facts.store;
  return {
    code: row.code,
    name: row.name,
    category: row.category,
    supplier: row.supplier,
    demandClass: demandClassOf(sales?.units ?? [], sales?.closed, daysPerStep(frequency)),
    firstDay: sales ? isoFromDay(sales.firstDay) : null,
    lastDay: sales ? isoFromDay(sales.lastDay) : null,
    unitsSold: Math.round((sales?.unitsSold ?? 0) * 1e6) / 1e6,
    lastPrice: sales?.lastPrice ?? null,
    unitCost: row.unit_cost === null ? null : row.unit_cost / PRICE_SCALE,
    onHand: sales ? onHandAtClose(sales, row.lead_time_days ?? settings.leadTimeDays) : null,
    leadTimeDays: row.lead_time_days,
    packSize: row.pack_size,
    moq: row.moq,
  };
}

/** Stock of a product at the close of the last known day as its files tell it; null: not recorded. */
export function onHandOf({ db }: EngineContext, facts: StoreFacts, productId: number, leadTimeDays: number | null) {
  const totals = facts.totals();
  const sales = totals ? findProductSales(db, totals, productId) : undefined;
  return sales ? onHandAtClose(sales, leadTimeDays ?? facts.store.settings.leadTimeDays) : null;
}

function onHandAtClose(sales: ProductSales, leadTimeDays: number): number | null {
  const { days, units, stock, orders, ordersKnown } = sales;
  const today = days[days.length - 1];
  return stockAtClose({
    daysAgo: (step) => today - days[step],
    units,
    stock,
    orders: orders.map((order) => ({ daysAgo: today - order.day, units: order.units })),
    ordersKnown,
    leadTimeDays,
  }).onHand;
}
