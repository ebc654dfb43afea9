// One product, one date: what will sell, what to order, what it is worth, and why.
import { z } from 'zod';
import { exportChoice, exportedFileSchema } from './export-choice.ts';
import { priceCurveSchema, pricesSeenSchema } from './price-curve.ts';
import { procedure } from './procedure.ts';
import { storeSettingsSchema } from './stores.ts';
import { leadTimeShareSchema, supplierNameSchema } from './suppliers.ts';
import { termSourceSchema } from './terms.ts';
import {
  confidenceLevelSchema,
  demandClassSchema,
  idSchema,
  isoDaySchema,
  productCodeSchema,
  quantilesSchema,
  stockStatusSchema,
  storeCodeSchema,
} from './units.ts';

/** What the user may set for a single prediction; anything left out takes the store's own latest value. */
export const predictionContextSchema = z.object({
  price: z.number().min(0).optional(),
  /** Discount as a share of price, 0 to 1. */
  discount: z.number().min(0).max(1).optional(),
  promotion: z.boolean().optional(),
  /** Whether the date is to be taken for a public holiday, whatever the calendar says. */
  holiday: z.boolean().optional(),
  closed: z.boolean().optional(),
  weather: z.string().max(100).optional(),
  competitorPrice: z.number().min(0).optional(),
  onHand: z.number().min(0).optional(),
  onOrder: z.number().min(0).optional(),
  /** Name of another supplier of the store: its lead time, order days and review period instead of the usual one's. */
  supplier: supplierNameSchema.optional(),
  leadTimeDays: z.number().int().min(0).max(180).optional(),
  serviceLevel: z.number().min(0.5).max(0.995).optional(),
});
export type PredictionContext = z.infer<typeof predictionContextSchema>;

/** What a model may look at when it forecasts a day that somebody described. */
export const CONTEXT_INPUTS = ['price', 'discount', 'promotion', 'holiday', 'weather', 'competitorPrice'] as const;
export const contextInputSchema = z.enum(CONTEXT_INPUTS);
export type ContextInput = z.infer<typeof contextInputSchema>;

/**
 * What a prediction takes where its context says nothing: the latest known value, null where there is none. The latest
 * discount, promotion, weather and competitor's price are told for orientation; of a day ahead they count as not known.
 */
export const knownContextSchema = z.object({
  price: z.number().nullable(),
  discount: z.number().nullable(),
  promotion: z.boolean().nullable(),
  weather: z.string().nullable(),
  competitorPrice: z.number().nullable(),
  /** Name of the public holiday on the date, where the calendar has one. */
  holiday: z.string().nullable(),
  /** Whether the store is expected to be closed on the date. */
  closed: z.boolean(),
  onHand: z.number().nullable(),
  onOrder: z.number(),
  /** Who usually delivers. */
  supplier: z.string().nullable(),
  leadTimeDays: z.number(),
  serviceLevel: z.number(),
  /** What the weather of this store can be called. */
  weatherLevels: z.array(z.string()),
  pricesSeen: pricesSeenSchema.nullable(),
  /** The inputs that this product's forecast depends on; the others are recorded nowhere, or its method is blind to them. */
  heeded: z.array(contextInputSchema),
});
export type KnownContext = z.infer<typeof knownContextSchema>;

/** Names of inputs for which a store default was used because the product has none: shown as "assumed". */
export const assumedSchema = z.array(
  z.enum([
    'leadTimeDays',
    'reviewPeriodDays',
    'serviceLevel',
    'holdingRate',
    'unitCost',
    'price',
    'packSize',
    'moq',
    'onOrder',
  ]),
);

/**
 * One line of the way from expected demand to the order quantity. `units` are added to what stands above; where
 * `isSum` they are what everything above comes to.
 */
export const orderStepSchema = z.object({
  step: z.enum([
    'demand',
    'safety',
    'reorderLevel',
    'lot',
    'level',
    'onHand',
    'onOrder',
    'committed',
    'enough',
    'aboveReorder',
    'needed',
    'wholeLots',
    'lostSales',
    'shelfLife',
    'storage',
    'rounding',
    'roundedDown',
    'notDue',
    'quantity',
  ]),
  units: z.number(),
  isSum: z.boolean(),
});
export type OrderStep = z.infer<typeof orderStepSchema>;

/** Where the room or the shelf life allows less than the smallest order or full packs ask for: both choices, weighed. */
export const orderConflictSchema = z.object({
  limit: z.enum(['shelfLife', 'storage']),
  /** Most units that the limit allows. */
  allowed: z.number(),
  /** The orders on both sides of it. */
  below: z.number(),
  above: z.number(),
  /** Expected profit of each against ordering nothing, waste included; null: price or cost is not known. */
  profitBelow: z.number().nullable(),
  profitAbove: z.number().nullable(),
});
export type OrderConflict = z.infer<typeof orderConflictSchema>;

/** The order decision with every number of its formula (product.md, "Decisions, with formulas"). */
export const decisionSchema = z.object({
  status: stockStatusSchema,
  onHand: z.number().nullable(),
  onOrder: z.number(),
  committed: z.number(),
  /** on hand + on order − committed; null when no stock is recorded. */
  inventoryPosition: z.number().nullable(),
  supplier: z.string().nullable(),
  /** Mean of the lead times. */
  leadTimeDays: z.number(),
  /** What share of deliveries takes how long; one entry: it always takes as long. */
  leadTimes: z.array(leadTimeShareSchema),
  /** Days from this order to the next one that is possible. */
  reviewPeriodDays: z.number(),
  /** lead time + review period. */
  protectionDays: z.number(),
  /** Days from the last known day to the order; demand of lead time and protection interval counts them in. */
  daysUntilOrder: z.number(),
  /** Whether an order can be placed on the day that is decided; false: the supplier takes the next one on `orderDay`. */
  orderDue: z.boolean(),
  /** The day of the order that is decided, and of the one after it. */
  orderDay: isoDaySchema,
  nextOrderDay: isoDaySchema,
  policy: storeSettingsSchema.shape.policy,
  /** What the service level is: share of cycles without a shortage, share of demand met, or the cycle service that pays best. */
  serviceMeasure: storeSettingsSchema.shape.serviceMeasure,
  serviceLevel: z.number(),
  /** Cu and Co behind an economic level: what a unit short costs, what a unit too many does; null: another measure. */
  shortageCost: z.number().nullable(),
  surplusCost: z.number().nullable(),
  /** What the level leads to, both ways: share of cycles without a shortage, share of demand met from the shelf. */
  cycleService: z.number(),
  fillRate: z.number(),
  shortages: storeSettingsSchema.shape.shortages,
  expectedDemandLeadTime: z.number(),
  expectedDemandProtection: z.number(),
  /**
   * s. Periodic review: quantile of demand over the lead time, which only names the status "low". With reorder levels:
   * the level at which an order is due, over the lead time and the days to the next look at the stock.
   */
  reorderLevel: z.number(),
  /** S: level over the protection interval; with reorder levels s + lot. */
  orderUpToLevel: z.number(),
  /** Level − expected demand of the days that it covers. */
  safetyStock: z.number(),
  /** Q: the lot of (s, S) and (s, Q); null: periodic review. */
  lotSize: z.number().nullable(),
  packSize: z.number(),
  moq: z.number(),
  shelfLifeDays: z.number().nullable(),
  storageLimit: z.number().nullable(),
  orderQuantity: z.number(),
  /** Units that MOQ and pack rounding add to what is needed and allowed. */
  roundingUnits: z.number(),
  /** Shelf life or room against minimum and pack; null: no conflict. */
  conflict: orderConflictSchema.nullable(),
  /** Units of stock and order expected to expire; null: it keeps, or no stock is recorded. */
  expectedWaste: z.number().nullable(),
  unitCost: z.number().nullable(),
  price: z.number().nullable(),
  orderCost: z.number().nullable(),
  /** First day on which cumulative median demand exceeds on hand + on order; null when unknown, capped at 180. */
  daysOfCover: z.number().nullable(),
  /** P(D_L > on hand + on order); null when no stock is recorded. */
  stockOutRisk: z.number().nullable(),
  /** price × E[(D_P − available)+]. */
  revenueAtRisk: z.number().nullable(),
  /** A day: unit cost × annual holding rate / 365 × expected average stock between two deliveries, order included. */
  holdingCost: z.number().nullable(),
  /** Expected profit lost by not ordering today, in money; in units where neither price nor cost is known. */
  priority: z.number(),
  priorityUnit: z.enum(['money', 'units']),
  /** From expected demand to the order quantity, line by line. */
  steps: z.array(orderStepSchema),
  /** Where each term comes from; what is not listed is known of no product (as a storage limit may be). */
  sources: z.partialRecord(
    z.enum([
      'leadTimeDays',
      'reviewPeriodDays',
      'serviceLevel',
      'unitCost',
      'price',
      'packSize',
      'moq',
      'shelfLifeDays',
      'storageLimit',
      'onOrder',
      'committed',
    ]),
    termSourceSchema,
  ),
  assumed: assumedSchema,
});
export type Decision = z.infer<typeof decisionSchema>;

/** One line of an explanation, in units; all lines add up to the shown mean. */
export const contributionSchema = z.object({
  /** 'season', 'weekday', 'price', 'promotion', 'recent-sales', 'trend', 'weather', 'holiday', 'product', 'stock', 'other', 'simple-method' … */
  group: z.string(),
  units: z.number(),
  features: z.array(
    z.object({ name: z.string(), value: z.union([z.number(), z.string()]).nullable(), rawScore: z.number() }),
  ),
});

export const explanationSchema = z.object({
  /** What the model expects on average, before it knows anything of this product and day, in units. */
  baseline: z.number(),
  contributions: z.array(contributionSchema),
  mean: z.number(),
  /** Sum of tree contributions and base on the model's own scale; equals rawScore to rounding (TreeSHAP). */
  rawScore: z.number().nullable(),
  forecaster: z.string(),
});
export type Explanation = z.infer<typeof explanationSchema>;

export const confidenceSchema = z.object({
  level: confidenceLevelSchema,
  /** Share of out-of-sample actuals inside the 80 % band. */
  inside80: z.number().nullable(),
  /** 1 − WAPE out of sample. */
  accuracy: z.number().nullable(),
  naiveAccuracy: z.number().nullable(),
  /** Whether the figures are this product's own or, with little history, its class's. */
  basis: z.enum(['product', 'class', 'none']),
  observations: z.number().int(),
});
export type Confidence = z.infer<typeof confidenceSchema>;

/** A product that a new one borrows from, and the share of the forecast that comes from it, 0 to 1. */
export const borrowedSchema = z.object({ product: productCodeSchema, weight: z.number() });
export type Borrowed = z.infer<typeof borrowedSchema>;

/** Demand summed over the first `days` days from the date. */
export const projectionSchema = z.object({
  days: z.number().int(),
  mean: z.number(),
  quantiles: quantilesSchema,
  revenue: z.number().nullable(),
});

/** What the user should know before trusting a number, for windows that word it themselves. */
export const noticeSchema = z.object({
  code: z.enum([
    'trained-for-origin',
    'first-model',
    'older-model',
    'days-until-order',
    'order-for-today',
    'no-history',
    'no-history-twins',
    'short-history',
    'short-history-twins',
    'no-stock',
    'old-stock',
    'assumed',
    'long-interval',
    'price-outside',
    'weather-unknown',
    // Of a whole list: on how many of its products something rests.
    'changed-basis',
    'list-not-due',
    'list-no-stock',
    'list-lead-time',
    'list-unit-cost',
    'list-price',
    'list-on-order',
    'list-worthless',
  ]),
  /** Numbers, ISO days and names that the words need; money in the store's currency. */
  values: z.record(z.string(), z.union([z.number(), z.string()])),
});
export type Notice = z.infer<typeof noticeSchema>;

export const predictionSchema = z.object({
  store: storeCodeSchema,
  product: productCodeSchema,
  name: z.string(),
  category: z.string().nullable(),
  date: isoDaySchema,
  origin: isoDaySchema,
  modelId: idSchema,
  /** Which forecaster made the number, because it won in this product's class. */
  forecaster: z.string(),
  demandClass: demandClassSchema,
  mean: z.number(),
  quantiles: quantilesSchema,
  projections: z.array(projectionSchema),
  decision: decisionSchema,
  confidence: confidenceSchema,
  explanation: explanationSchema,
  /**
   * Twins whose sales a new product borrows, largest share first; what is missing to 1 is its own. Empty for products
   * with a history.
   */
  borrowedFrom: z.array(borrowedSchema),
  known: knownContextSchema,
  /** One sentence in plain English. */
  summary: z.string(),
  /** What the user should know: an assumed value, a model trained on earlier data, a short history. */
  warnings: z.array(z.string()),
  /** The same as the warnings, in the same order, as codes with their values. */
  notices: z.array(noticeSchema),
});
export type Prediction = z.infer<typeof predictionSchema>;

const predictInput = z.object({
  store: storeCodeSchema,
  product: productCodeSchema,
  date: isoDaySchema,
  asOf: isoDaySchema.optional(),
});

export const predictionsContract = {
  predict: procedure
    .route({ method: 'POST', path: '/predict', summary: 'Predict one product on one date' })
    .input(predictInput)
    .output(predictionSchema),
  predictWithContext: procedure
    .route({
      method: 'POST',
      path: '/predict_with_context',
      summary: 'Predict with price, promotion, weather, stock … set by the caller',
    })
    .input(predictInput.extend({ context: predictionContextSchema.default({}) }))
    .output(predictionSchema),
  /**
   * Demand and profit of one product on one date over a range of prices; everything else as in `context`. Without a
   * range: from a tenth below the lowest to a tenth above the highest price seen.
   */
  priceCurve: procedure
    .route({ method: 'POST', path: '/predict/price_curve', summary: 'Demand and profit against price' })
    .input(
      predictInput.extend({
        context: predictionContextSchema.omit({ price: true }).default({}),
        fromPrice: z.number().positive().optional(),
        toPrice: z.number().positive().optional(),
        steps: z.number().int().min(5).max(101).default(25),
      }),
    )
    .output(priceCurveSchema),
  /** One row a scenario with real numbers and dates; fetch the file with files.read. */
  exportScenarios: procedure
    .route({ method: 'POST', path: '/predict/export', summary: 'Scenarios of one product as CSV or XLSX' })
    .input(
      z.object({
        store: storeCodeSchema,
        product: productCodeSchema,
        asOf: isoDaySchema.optional(),
        scenarios: z
          .array(
            z.object({
              name: z.string().min(1).max(100),
              date: isoDaySchema,
              context: predictionContextSchema.default({}),
            }),
          )
          .min(1)
          .max(10),
        ...exportChoice,
      }),
    )
    .output(exportedFileSchema),
};
