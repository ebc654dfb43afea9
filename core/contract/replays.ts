// Profit replay: the last months lived through again, day by day, under several ordering policies.
import { z } from 'zod';
import { exportChoice, exportedFileSchema } from './export-choice.ts';
import { jobRefSchema } from './jobs.ts';
import { procedure } from './procedure.ts';
import {
  idSchema,
  isoDaySchema,
  pageInputSchema,
  productCodeSchema,
  storeCodeSchema,
  timestampSchema,
} from './units.ts';

/** Days of history that the first model of a replay needs to mean anything. */
export const REPLAY_HISTORY_DAYS = 112;
/** Days that a replayed month has. */
export const REPLAY_MONTH_DAYS = 30;

export const REPLAY_POLICIES = ['shelfcast', 'min-max', 'shop', 'clairvoyant'] as const;
/**
 * shelfcast: our orders, from forecasts that knew nothing later. min-max: a simple rule on the average of the last four
 * weeks. shop: what the shop did, from its records. clairvoyant: knows all demand to come, bound by the same lead times,
 * order days, packs and minimums: the most that any policy could earn, or nearly.
 */
export const replayPolicySchema = z.enum(REPLAY_POLICIES);
export type ReplayPolicy = z.infer<typeof replayPolicySchema>;

/** What one policy came to; money in the store's currency. */
export const replayOutcomeSchema = z.object({
  /** Units asked for, sold, and not sold because the shelf was empty. */
  demandedUnits: z.number(),
  soldUnits: z.number(),
  lostUnits: z.number(),
  /** Share of demand met from the shelf. */
  fillRate: z.number(),
  averageStockUnits: z.number(),
  /** Average stock at unit cost. */
  averageStockValue: z.number(),
  orders: z.number(),
  wastedUnits: z.number(),
  revenue: z.number(),
  /** Sales value of the lost units. */
  lostRevenue: z.number(),
  holdingCost: z.number(),
  wasteCost: z.number(),
  /** Margin of what was sold − holding − waste − goodwill − cost of ordering. */
  profit: z.number(),
});
export type ReplayOutcome = z.infer<typeof replayOutcomeSchema>;

const outcomesSchema = z.partialRecord(replayPolicySchema, replayOutcomeSchema);
export type ReplayOutcomes = z.infer<typeof outcomesSchema>;

/** What the figures rest on; words are the window's. */
export const replayAssumptionSchema = z.enum([
  /** Demand on days that sold out is an estimate. */
  'recovered-demand',
  /** Stock at the start was not recorded for some products: the level that Shelfcast orders up to then. */
  'starting-stock',
  /** Orders under way at the start: what the records show as delivered within the lead time. */
  'under-way',
  /** Each product has one price: the average of what it was sold for. */
  'average-price',
  /** Costs, lead times, packs and minimums are those of today; some are the store's defaults. */
  'terms-of-today',
  'assumed-terms',
  /** Promotions and prices ahead were known only where they stand in the records of the day before. */
  'no-plans',
  /** Models are trained on fewer records than the store's own. */
  'quick-models',
  /** What the shop did is known only from its records of stock; its waste is not. */
  'shop-from-records',
  /** Products without price and cost are left out. */
  'without-money',
]);
export type ReplayAssumption = z.infer<typeof replayAssumptionSchema>;

export const replaySummarySchema = z.object({
  jobId: idSchema,
  store: storeCodeSchema,
  createdAt: timestampSchema,
  currency: z.string(),
  /** First and last day that are counted. */
  from: isoDaySchema,
  to: isoDaySchema,
  days: z.number().int(),
  products: z.number().int(),
  /** Models trained for it, each on what was known by then; and days on which orders were decided. */
  trainings: z.number().int(),
  orderDays: z.number().int(),
  outcomes: outcomesSchema,
  /** The simple rule with as much stock value as Shelfcast's, between its tried settings; null: out of their reach. */
  minMaxAtEqualStock: z.object({ factor: z.number(), profit: z.number(), fillRate: z.number() }).nullable(),
  /** Shelfcast's profit as a share of the clairvoyant's; null where that earns nothing. */
  shareOfClairvoyant: z.number().nullable(),
  assumptions: z.array(replayAssumptionSchema),
});
export type ReplaySummary = z.infer<typeof replaySummarySchema>;

export const replayLineSchema = z.object({
  product: productCodeSchema,
  name: z.string(),
  category: z.string().nullable(),
  outcomes: outcomesSchema,
});
export type ReplayLine = z.infer<typeof replayLineSchema>;

const replayRef = z.object({ jobId: idSchema });

export const replaysContract = {
  start: procedure
    .route({ method: 'POST', path: '/replays', summary: 'Replay the last months under several policies (a job)' })
    .input(z.object({ store: storeCodeSchema, months: z.number().int().min(1).max(12).default(6) }))
    .output(jobRefSchema),
  /** The newest replay of a store, if any. */
  latest: procedure
    .route({ method: 'GET', path: '/replays/latest/{store}', summary: 'The newest replay of a store' })
    .input(z.object({ store: storeCodeSchema }))
    .output(replaySummarySchema.nullable()),
  get: procedure
    .route({ method: 'GET', path: '/replays/{jobId}', summary: 'What a replay came to' })
    .input(replayRef)
    .output(replaySummarySchema),
  /** By product, those first for which Shelfcast's orders earn the most more than the simple rule's. */
  lines: procedure
    .route({ method: 'GET', path: '/replays/{jobId}/products', summary: 'A replay by product' })
    .input(pageInputSchema.extend(replayRef.shape))
    .output(z.object({ total: z.number().int(), lines: z.array(replayLineSchema) })),
  export: procedure
    .route({ method: 'POST', path: '/replays/{jobId}/export', summary: 'A replay by product as CSV or XLSX' })
    .input(replayRef.extend(exportChoice))
    .output(exportedFileSchema),
};
