// Stores, their defaults, their products and their sales history.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import {
  demandClassSchema,
  frequencySchema,
  isoDaySchema,
  pageInputSchema,
  productCodeSchema,
  storeCodeSchema,
} from './units.ts';

/** Values used where a product has none of its own; the screen marks them as assumed. */
export const storeSettingsSchema = z.object({
  currency: z.string().length(3),
  /** ISO 3166 country for holidays; null: none. */
  country: z.string().length(2).nullable(),
  leadTimeDays: z.number().int().min(0).max(180),
  reviewPeriodDays: z.number().int().min(1).max(90),
  /**
   * How orders are triggered. periodic (R, S): at every review up to a level. reorder-up-to (s, S): up to a level, once
   * the position has fallen to the reorder level. reorder-quantity (s, Q): then in lots of Q.
   */
  policy: z.enum(['periodic', 'reorder-up-to', 'reorder-quantity']),
  /**
   * What the service level means. cycle: share of order cycles without a shortage. fill: share of demand met from the
   * shelf. economic: each product's own level, at which a unit more costs as much as it earns (where cost and price are
   * known; else cycle).
   */
  serviceMeasure: z.enum(['cycle', 'fill', 'economic']),
  /** Cycle service level or fill rate, 0.5 to 0.995. */
  serviceLevel: z.number().min(0.5).max(0.995),
  /** What customers do who find the shelf empty: go (lost) or wait for the delivery (backordered). */
  shortages: z.enum(['lost', 'backordered']),
  /** What a missed sale costs beyond its margin, as a share of the price. */
  goodwillShare: z.number().min(0).max(5),
  /** Cost of ordering one product once, in the store's currency: what lots of (s, S) and (s, Q) are weighed with; 0: they last a review period. */
  orderingCost: z.number().min(0).max(1_000_000),
  /** Cost of holding stock, share of its value per year. */
  holdingRate: z.number().min(0).max(2),
  /** Unit cost as share of price where no cost is known. */
  unitCostShare: z.number().min(0).max(1),
  packSize: z.number().int().min(1),
  moq: z.number().int().min(1),
  /**
   * Days with an empty shelf and days that sold out count as censored demand: neither trained on nor scored as they
   * are, and recovered where features need them. False: sales are taken for demand. Holds from the next training on.
   */
  censorStockOuts: z.boolean(),
});
export type StoreSettings = z.infer<typeof storeSettingsSchema>;

export const DEFAULT_STORE_SETTINGS: StoreSettings = {
  currency: 'EUR',
  country: null,
  leadTimeDays: 7,
  reviewPeriodDays: 7,
  policy: 'periodic',
  serviceMeasure: 'cycle',
  serviceLevel: 0.95,
  shortages: 'lost',
  goodwillShare: 0,
  orderingCost: 0,
  holdingRate: 0.25,
  unitCostShare: 0.7,
  packSize: 1,
  moq: 1,
  censorStockOuts: true,
};

export const storeSchema = z.object({
  code: storeCodeSchema,
  name: z.string(),
  isDemo: z.boolean(),
  frequency: frequencySchema,
  productCount: z.number().int(),
  observationCount: z.number().int(),
  firstDay: isoDaySchema.nullable(),
  /** The default as-of date: the last day with data. */
  lastDay: isoDaySchema.nullable(),
  settings: storeSettingsSchema,
  activeModelId: z.string().nullable(),
});
export type Store = z.infer<typeof storeSchema>;

export const productSchema = z.object({
  code: productCodeSchema,
  name: z.string(),
  category: z.string().nullable(),
  supplier: z.string().nullable(),
  demandClass: demandClassSchema,
  firstDay: isoDaySchema.nullable(),
  lastDay: isoDaySchema.nullable(),
  unitsSold: z.number(),
  lastPrice: z.number().nullable(),
  unitCost: z.number().nullable(),
  onHand: z.number().nullable(),
  leadTimeDays: z.number().nullable(),
  packSize: z.number().nullable(),
  moq: z.number().nullable(),
});
export type Product = z.infer<typeof productSchema>;

/** A history as dense columns of equal length; null where nothing is recorded. */
export const historySchema = z.object({
  store: storeCodeSchema,
  product: productCodeSchema.nullable(),
  category: z.string().nullable(),
  day: z.array(isoDaySchema),
  units: z.array(z.number().nullable()),
  revenue: z.array(z.number().nullable()),
  price: z.array(z.number().nullable()),
  promotion: z.array(z.boolean().nullable()),
  /** Stock at opening. */
  stock: z.array(z.number().nullable()),
  closed: z.array(z.boolean()),
  /** Days (times products, in totals) in the point on which the shelf was empty at opening or everything was sold. */
  soldOut: z.array(z.number().int()),
  /** Days that each point sums over (1 unless the answer was downsampled to `points`). */
  daysPerPoint: z.number().int(),
});
export type History = z.infer<typeof historySchema>;

const storeRef = z.object({ store: storeCodeSchema });

export const storesContract = {
  list: procedure.route({ method: 'GET', path: '/stores', summary: 'All stores' }).output(z.array(storeSchema)),
  get: procedure
    .route({ method: 'GET', path: '/stores/{store}', summary: 'One store' })
    .input(storeRef)
    .output(storeSchema),
  updateSettings: procedure
    .route({ method: 'PATCH', path: '/stores/{store}/settings', summary: "Change a store's defaults" })
    .input(storeRef.extend({ settings: storeSettingsSchema.partial() }))
    .output(storeSchema),
  products: procedure
    .route({ method: 'GET', path: '/products/{store}', summary: 'Products of a store' })
    .input(
      pageInputSchema.extend({
        store: storeCodeSchema,
        search: z.string().max(200).optional(),
        category: z.string().optional(),
      }),
    )
    .output(z.object({ total: z.number().int(), products: z.array(productSchema), categories: z.array(z.string()) })),
  history: procedure
    .route({ method: 'GET', path: '/history/{store}/{product}', summary: 'Sales history of one product' })
    .input(
      z.object({
        store: storeCodeSchema,
        product: productCodeSchema,
        from: isoDaySchema.optional(),
        to: isoDaySchema.optional(),
        points: z.coerce.number().int().min(10).max(5000).default(1500),
      }),
    )
    .output(historySchema),
  /** The whole store, or one category of it. */
  totals: procedure
    .route({ method: 'GET', path: '/history/{store}', summary: 'Sales history of a store or a category' })
    .input(
      z.object({
        store: storeCodeSchema,
        category: z.string().optional(),
        from: isoDaySchema.optional(),
        to: isoDaySchema.optional(),
        points: z.coerce.number().int().min(10).max(5000).default(1500),
      }),
    )
    .output(historySchema),
};
