// The line of a product that somebody adds to an order by hand: decided like those of a list where it has sales.
import { AppError } from '#core/contract/errors.ts';
import { orderQuantity, resolveTerms, UNKNOWN_TERMS } from '#core/inventory/index.ts';
import { loadOrderTerms } from '#core/store/order-terms.ts';
import { getProduct } from '#core/store/products.ts';
import type { PurchaseOrderLineTable } from '#core/store/schema/orders.ts';
import { PRICE_SCALE } from '#core/store/series.ts';
import type { StoreRow } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { resolveDates } from '../decisions/dates.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import { createOutlook, type ProductOutlook, stepsToPrepare } from '../decisions/outlook.ts';
import { toStoredSteps } from './profit-steps.ts';

/** Without a quantity: what the formula says, at least the smallest order. Throws not-found/product, data/*, model/*. */
export async function handLine(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  store: StoreRow,
  orderId: string,
  asked: { readonly product: string; readonly quantity?: number },
): Promise<PurchaseOrderLineTable> {
  const product = getProduct(ctx.db, store, asked.product);
  const outlook = await outlookOf(ctx, forecasts, store, product.code);
  const own = loadOrderTerms(ctx.db, store.id, product.code).get(product.code);
  const terms = outlook?.decision ?? resolveTerms(own ?? UNKNOWN_TERMS, store.settings);
  const smallest = orderQuantity(1, terms.moq, terms.packSize).quantity;
  const decision = outlook?.decision;
  const proposed = decision?.orderQuantity ?? 0;
  return {
    order_id: orderId,
    product_code: product.code,
    name: product.name,
    category: product.category,
    proposed_quantity: proposed,
    quantity: asked.quantity ?? Math.max(proposed, smallest),
    locked: 1,
    note: '',
    unit_cost: terms.unitCost === null ? null : Math.round(terms.unitCost * PRICE_SCALE),
    pack_size: terms.packSize,
    moq: terms.moq,
    lead_time_days: Math.ceil(terms.leadTimeDays),
    rounding_units: decision?.roundingUnits ?? 0,
    decision: decision ? JSON.stringify(decision) : null,
    profit_steps: toStoredSteps(outlook?.profitCurve()?.steps ?? null),
  };
}

/** undefined: the product has never been sold, so nothing can be forecast. */
async function outlookOf(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  store: StoreRow,
  product: string,
): Promise<ProductOutlook | undefined> {
  const { settings } = store;
  const { dateStep } = resolveDates(ctx, store.code, {});
  const steps = stepsToPrepare(store.frequency, dateStep, [settings.leadTimeDays + settings.reviewPeriodDays]);
  try {
    const { forecast } = await forecasts.ofProduct(
      { store: store.code, asOfDay: undefined, steps, orFurther: true },
      product,
    );
    const outlook = createOutlook({ db: ctx.db, storeId: store.id, settings, forecast, dateStep, only: product });
    return outlook.product(outlook.seriesOf(product));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found/product') return undefined;
    throw error;
  }
}
