// Demand and profit of one product on one date against its price.
import { z } from 'zod';
import { idSchema, isoDaySchema, productCodeSchema, storeCodeSchema } from './units.ts';

/** Prices at which the product was recorded up to the origin. */
export const pricesSeenSchema = z.object({
  low: z.number(),
  high: z.number(),
  /** Different prices, to the cent. */
  distinct: z.number().int(),
  records: z.number().int(),
  /** Records at another price than the most frequent one. */
  otherRecords: z.number().int(),
});
export type PricesSeen = z.infer<typeof pricesSeenSchema>;

/** Why there is a curve, or why there is none. */
export const priceVerdictSchema = z.enum([
  'ok',
  /** The model sees demand fall nowhere in the range: a curve, but no best price. */
  'flat',
  'no-prices',
  'never-varied',
  /** Another price than the usual one was recorded on so few days that nothing can be learnt from them. */
  'too-few-prices',
  /** The product's method does not look at prices. */
  'not-heeded',
  /** The store is closed on the date. */
  'closed',
]);
export type PriceVerdict = z.infer<typeof priceVerdictSchema>;

export const pricePointSchema = z.object({
  price: z.number(),
  /** The model's own number: what predict answers at this price. */
  raw: z.number(),
  /** The numbers of all prices made to fall with the price (isotonic fit), with their 80 % band: what is drawn. */
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  /** mean × (price − discount − unit cost); null where neither cost nor price is known. */
  profit: z.number().nullable(),
  /** Whether the price lies within those seen in history. */
  seen: z.boolean(),
});

export const priceCurveSchema = z.object({
  store: storeCodeSchema,
  product: productCodeSchema,
  date: isoDaySchema,
  origin: isoDaySchema,
  modelId: idSchema,
  currency: z.string(),
  verdict: priceVerdictSchema,
  /** Empty unless the verdict is 'ok' or 'flat'; prices ascending. */
  points: z.array(pricePointSchema),
  pricesSeen: pricesSeenSchema.nullable(),
  lastPrice: z.number().nullable(),
  /** Share taken off every price before it is earned. */
  discount: z.number(),
  unitCost: z.number().nullable(),
  unitCostAssumed: z.boolean(),
  /** The most profitable of the prices seen so far. `edge`: it is the lowest or highest of them, so the best may lie beyond. */
  best: pricePointSchema.extend({ edge: z.enum(['low', 'high']).nullable() }).nullable(),
});
export type PriceCurve = z.infer<typeof priceCurveSchema>;
export type PricePoint = z.infer<typeof pricePointSchema>;
