// Service level against money: what a higher level keeps in stock, and what a lower one loses.
import { z } from 'zod';
import { exportChoice, exportedFileSchema } from './export-choice.ts';
import { procedure } from './procedure.ts';
import { isoDaySchema, productCodeSchema, storeCodeSchema } from './units.ts';

/** Life at one service level; units and money of one day, in the store's currency. */
export const tradeOffPointSchema = z.object({
  /** Cycle service level; 0: no stock at all. Of many products: weighted by demand. */
  serviceLevel: z.number(),
  /** Share of demand that is met from the shelf. */
  fillRate: z.number(),
  averageStock: z.number(),
  /** Average stock at unit cost. */
  stockValue: z.number(),
  demandPerDay: z.number(),
  lostPerDay: z.number(),
  wastePerDay: z.number(),
  /** Sales value that is not met from the shelf. */
  lostRevenuePerDay: z.number(),
  /** Margin − goodwill − holding − waste. */
  profitPerDay: z.number(),
});
export type TradeOffPoint = z.infer<typeof tradeOffPointSchema>;

/** Of which products: one, a category, or (both left out) the whole store. */
const subjectSchema = z.object({
  store: storeCodeSchema,
  product: productCodeSchema.optional(),
  category: z.string().max(200).optional(),
});

const headSchema = z.object({
  asOf: isoDaySchema,
  currency: z.string(),
  /** Products that the figures are of, and those left out because price or cost is not known. */
  products: z.number().int(),
  productsLeftOut: z.number().int(),
});

export const tradeOffCurveSchema = headSchema.extend({
  /** What a service level means in this store, and the one that counts for the subject (of many products: the store's). */
  serviceMeasure: z.enum(['cycle', 'fill', 'economic']),
  serviceLevel: z.number(),
  /** By rising level, the first without stock; empty where nothing is known of any product. */
  points: z.array(tradeOffPointSchema),
  /** Every product at the level that it is ordered up to today; null: as above. */
  today: tradeOffPointSchema.nullable(),
  /** Index of the point that earns the most. */
  best: z.number().int().nullable(),
});
export type TradeOffCurve = z.infer<typeof tradeOffCurveSchema>;

export const tradeOffOptimumSchema = headSchema.extend({
  /** Every product at its own level, so that all together earn the most. */
  totals: tradeOffPointSchema,
  /** Products for which no stock at all is best within this budget. */
  withoutStock: z.number().int(),
  /** The levels, where they were asked for: as the store measures them, products without stock at the lowest there is. */
  levels: z.array(z.object({ product: productCodeSchema, serviceLevel: z.number() })),
});
export type TradeOffOptimum = z.infer<typeof tradeOffOptimumSchema>;

export const tradeOffsContract = {
  /** Throws model/unusable where no model may be asked. */
  curve: procedure
    .route({ method: 'GET', path: '/trade-offs/{store}', summary: 'Service level against stock value and lost sales' })
    .input(subjectSchema)
    .output(tradeOffCurveSchema),
  /** Each product's own level, so that profit is largest while average stock is worth no more than `stockValue`. */
  optimum: procedure
    .route({ method: 'POST', path: '/trade-offs/{store}/optimum', summary: 'The best levels within a value of stock' })
    .input(subjectSchema.extend({ stockValue: z.number().min(0).max(1e12), withLevels: z.boolean().default(false) }))
    .output(tradeOffOptimumSchema),
  export: procedure
    .route({ method: 'POST', path: '/trade-offs/{store}/export', summary: 'A trade-off curve as CSV or XLSX' })
    .input(subjectSchema.extend(exportChoice))
    .output(exportedFileSchema),
};
