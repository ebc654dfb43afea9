// The terms an order is decided on: a product's own where they are known, the store's defaults (and say so) elsewhere.
import type { Decision } from '../contract/predictions.ts';
import type { StoreSettings } from '../contract/stores.ts';

/** Name of an input for which a default stands in. */
export type AssumedInput = Decision['assumed'][number];

/** What is known of a product; null: not known. Money in major currency units. */
export interface ProductTerms {
  readonly leadTimeDays: number | null;
  readonly packSize: number | null;
  readonly moq: number | null;
  readonly unitCost: number | null;
  /** Latest price at which it was sold. */
  readonly price: number | null;
}

/** What a user sets for one question. */
export interface TermsOverride {
  readonly leadTimeDays?: number;
  readonly serviceLevel?: number;
  readonly price?: number;
  /** Share of the price taken off, 0 to 1. */
  readonly discount?: number;
}

/** Everything `decide` needs besides demand and stock. Money in major currency units. */
export interface OrderTerms {
  readonly leadTimeDays: number;
  readonly reviewPeriodDays: number;
  /** Cycle service level tau: share of order cycles without a stock-out. */
  readonly serviceLevel: number;
  /** Cost of holding stock, share of its value per year. */
  readonly holdingRate: number;
  readonly unitCost: number | null;
  /** What one unit brings in, discount taken off. */
  readonly price: number | null;
  readonly packSize: number;
  readonly moq: number;
  readonly assumed: readonly AssumedInput[];
}

/** Unit prices have four decimals everywhere: what is derived has no more, so that sums agree to the cent. */
const toTenThousandths = (amount: number): number => Math.round(amount * 10_000) / 10_000;

/**
 * Terms of one product. Review period, service level and holding rate are the store's policy, not guesses about the
 * product, so they are never listed as assumed. Cost and price stand in for each other through the store's cost
 * share: cost = share × price. Where neither is known both stay null.
 */
export function resolveTerms(product: ProductTerms, settings: StoreSettings, override: TermsOverride = {}): OrderTerms {
  const assumed: AssumedInput[] = [];
  const orDefault = (name: AssumedInput, own: number | null | undefined, standIn: number): number => {
    if (own !== null && own !== undefined) return own;
    assumed.push(name);
    return standIn;
  };
  const share = settings.unitCostShare;
  let listPrice = override.price ?? product.price;
  let unitCost = product.unitCost;
  if (unitCost === null && product.price !== null) {
    // From the price it usually has: a price tried out for one prediction does not change what the shop pays.
    unitCost = toTenThousandths(share * product.price);
    assumed.push('unitCost');
  } else if (unitCost === null && listPrice !== null) {
    unitCost = toTenThousandths(share * listPrice);
    assumed.push('unitCost');
  } else if (unitCost !== null && listPrice === null && share > 0) {
    listPrice = toTenThousandths(unitCost / share);
    assumed.push('price');
  }
  return {
    leadTimeDays: orDefault('leadTimeDays', override.leadTimeDays ?? product.leadTimeDays, settings.leadTimeDays),
    reviewPeriodDays: settings.reviewPeriodDays,
    serviceLevel: override.serviceLevel ?? settings.serviceLevel,
    holdingRate: settings.holdingRate,
    unitCost,
    price: listPrice === null ? null : listPrice * (1 - (override.discount ?? 0)),
    packSize: orDefault('packSize', product.packSize, settings.packSize),
    moq: orDefault('moq', product.moq, settings.moq),
    assumed,
  };
}
