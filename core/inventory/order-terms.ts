// The terms an order is decided on: a product's own where they are known, then its supplier's, then the store's defaults.
import type { Decision } from '../contract/predictions.ts';
import type { StoreSettings } from '../contract/stores.ts';
import type { TermSource } from '../contract/terms.ts';
import { certainLeadTime, checkLeadTimes, expectedLeadTimeDays, type LeadTime } from './lead-time.ts';

/** Name of an input for which a default stands in. */
export type AssumedInput = Decision['assumed'][number];

/** Terms whose source a decision names. */
type Term = keyof Decision['sources'];

/** What is known of a product's supplier; null: not known. */
export interface SupplierTerms {
  readonly name: string;
  readonly leadTimeDays: number | null;
  /** How long deliveries took; goes before leadTimeDays. */
  readonly leadTimes: readonly LeadTime[] | null;
  /** Weekdays (weekdayOf) on which orders are taken; null: all. */
  readonly orderWeekdays: readonly number[] | null;
  readonly reviewPeriodDays: number | null;
  /** In the supplier's currency. */
  readonly minimumOrderValue: number | null;
  readonly currency: string | null;
  /** Price of one unit of it in the store's currency. */
  readonly currencyRate: number | null;
}

/** What is known of a product; null: not known. Money in major units of the store's currency. */
export interface ProductTerms {
  readonly unitCost: number | null;
  readonly price: number | null;
  readonly leadTimeDays: number | null;
  readonly packSize: number | null;
  readonly moq: number | null;
  readonly shelfLifeDays: number | null;
  readonly storageLimit: number | null;
  readonly onOrder: number | null;
  readonly committed: number | null;
  readonly serviceLevel: number | null;
  /** Who said so, of what is known. */
  readonly sources: Readonly<Partial<Record<Term, 'set' | 'file'>>>;
  readonly supplier: SupplierTerms | null;
}

/** A product of which nothing is known. */
export const UNKNOWN_TERMS: ProductTerms = {
  unitCost: null,
  price: null,
  leadTimeDays: null,
  packSize: null,
  moq: null,
  shelfLifeDays: null,
  storageLimit: null,
  onOrder: null,
  committed: null,
  serviceLevel: null,
  sources: {},
  supplier: null,
};

/** What a user sets for one question. */
export interface TermsOverride {
  readonly leadTimeDays?: number;
  readonly serviceLevel?: number;
  readonly price?: number;
  /** Share of the price taken off, 0 to 1. */
  readonly discount?: number;
  /** Another supplier; what it takes to deliver goes before the product's own lead time, which is about the usual one. */
  readonly supplier?: SupplierTerms;
}

/** Everything `decide` needs besides demand and stock. Money in major units of the store's currency. */
export interface OrderTerms {
  readonly leadTimes: readonly LeadTime[];
  /** Their mean. */
  readonly leadTimeDays: number;
  readonly reviewPeriodDays: number;
  readonly orderWeekdays: readonly number[] | null;
  readonly policy: StoreSettings['policy'];
  readonly serviceMeasure: StoreSettings['serviceMeasure'];
  /** Cycle service level or fill rate; with 'economic' it stands in where cost or price is not known. */
  readonly serviceLevel: number;
  readonly shortages: StoreSettings['shortages'];
  readonly goodwillShare: number;
  readonly orderingCost: number;
  /** Cost of holding stock, share of its value per year. */
  readonly holdingRate: number;
  readonly unitCost: number | null;
  /** What one unit brings in, discount taken off. */
  readonly price: number | null;
  readonly packSize: number;
  readonly moq: number;
  /** Days that a delivered unit can be sold; null: it keeps. */
  readonly shelfLifeDays: number | null;
  /** Most units there is room for; null: as many as one likes. */
  readonly storageLimit: number | null;
  readonly supplier: SupplierTerms | null;
  readonly sources: Readonly<Partial<Record<Term, TermSource>>>;
  readonly assumed: readonly AssumedInput[];
}

/** Unit prices have four decimals everywhere: what is derived has no more, so that sums agree to the cent. */
const toTenThousandths = (amount: number): number => Math.round(amount * 10_000) / 10_000;

/**
 * Terms of one product; where each comes from: set by the user (or for this question), a file, the supplier, the store.
 *
 * Review period, service level and holding rate are the store's policy, not guesses about the product, so they are
 * never listed as assumed. Cost and price stand in for each other through the store's cost share: cost = share × price.
 * Where neither is known both stay null. A product's own service level goes before the economic one. Throws RangeError
 * for lead times that are none.
 */
export function resolveTerms(product: ProductTerms, settings: StoreSettings, override: TermsOverride = {}): OrderTerms {
  const supplier = override.supplier ?? product.supplier;
  const sources: Partial<Record<Term, TermSource>> = { ...product.sources };
  const assumed: AssumedInput[] = [];
  const assume = (name: AssumedInput & Term): void => {
    sources[name] = 'store';
    assumed.push(name);
  };

  const share = settings.unitCostShare;
  let listPrice = override.price ?? product.price;
  if (override.price !== undefined) sources.price = 'set';
  let { unitCost } = product;
  if (unitCost === null && listPrice !== null) {
    // From the price it usually has: a price tried out for one prediction does not change what the shop pays.
    unitCost = toTenThousandths(share * (product.price ?? listPrice));
    assume('unitCost');
  } else if (unitCost !== null && listPrice === null && share > 0) {
    listPrice = toTenThousandths(unitCost / share);
    assume('price');
  }

  let leadTimes: readonly LeadTime[];
  const isOthers =
    override.supplier !== undefined && (override.supplier.leadTimes ?? override.supplier.leadTimeDays) !== null;
  const ownLeadTime = override.leadTimeDays ?? (isOthers ? null : product.leadTimeDays);
  if (ownLeadTime !== null) {
    leadTimes = certainLeadTime(ownLeadTime);
    if (override.leadTimeDays !== undefined) sources.leadTimeDays = 'set';
  } else if (supplier?.leadTimes || (supplier && supplier.leadTimeDays !== null)) {
    leadTimes = supplier.leadTimes ?? certainLeadTime(supplier.leadTimeDays ?? 0);
    sources.leadTimeDays = 'supplier';
  } else {
    leadTimes = certainLeadTime(settings.leadTimeDays);
    assume('leadTimeDays');
  }
  checkLeadTimes(leadTimes);

  const orDefault = (name: 'packSize' | 'moq'): number => {
    const own = product[name];
    if (own === null) assume(name);
    return own ?? settings[name];
  };
  const packSize = orDefault('packSize');
  const moq = orDefault('moq');

  const ownLevel = override.serviceLevel ?? product.serviceLevel;
  sources.serviceLevel = override.serviceLevel !== undefined ? 'set' : (sources.serviceLevel ?? 'store');
  sources.reviewPeriodDays = supplier?.reviewPeriodDays || supplier?.orderWeekdays ? 'supplier' : 'store';
  return {
    leadTimes,
    leadTimeDays: expectedLeadTimeDays(leadTimes),
    // Where a supplier takes orders on certain weekdays only, each of them is a chance to order unless it says otherwise.
    reviewPeriodDays: supplier?.reviewPeriodDays ?? (supplier?.orderWeekdays ? 1 : settings.reviewPeriodDays),
    orderWeekdays: supplier?.orderWeekdays ?? null,
    policy: settings.policy,
    serviceMeasure: settings.serviceMeasure === 'economic' && ownLevel !== null ? 'cycle' : settings.serviceMeasure,
    serviceLevel: ownLevel ?? settings.serviceLevel,
    shortages: settings.shortages,
    goodwillShare: settings.goodwillShare,
    orderingCost: settings.orderingCost,
    holdingRate: settings.holdingRate,
    unitCost,
    price: listPrice === null ? null : listPrice * (1 - (override.discount ?? 0)),
    packSize,
    moq,
    shelfLifeDays: product.shelfLifeDays,
    storageLimit: product.storageLimit,
    supplier,
    sources,
    assumed,
  };
}
