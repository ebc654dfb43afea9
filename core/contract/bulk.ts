// Bulk predictions: every product of a store on one date, ranked by money, as an order list.
import { z } from 'zod';
import { budgetInputSchema, budgetOutcomeSchema } from './budgets.ts';
import { exportChoice, exportedFileSchema } from './export-choice.ts';
import { jobRefSchema } from './jobs.ts';
import { confidenceSchema, decisionSchema, explanationSchema, noticeSchema, projectionSchema } from './predictions.ts';
import { procedure } from './procedure.ts';
import { historySchema } from './stores.ts';
import {
  bandedSchema,
  demandClassSchema,
  idSchema,
  isoDaySchema,
  productCodeSchema,
  stockStatusSchema,
  storeCodeSchema,
  timestampSchema,
} from './units.ts';

export const bulkSummarySchema = z.object({
  bulkId: idSchema,
  store: storeCodeSchema,
  /** First day predicted. */
  date: isoDaySchema,
  origin: isoDaySchema,
  horizonDays: z.number().int(),
  modelId: idSchema,
  createdAt: timestampSchema,
  currency: z.string(),
  products: z.number().int(),
  expectedUnits: bandedSchema,
  unitsToOrder: z.number(),
  orderCost: z.number().nullable(),
  /** What the order may cost (see bulk.setBudget); null: no limit is set. */
  budget: z.number().nullable(),
  revenueAtRisk: z.number().nullable(),
  byStatus: z.record(stockStatusSchema, z.number().int()),
  /** How many products use a default for at least one input of the decision. */
  withAssumptions: z.number().int(),
  seconds: z.number(),
  warnings: z.array(z.string()),
  /** The same as the warnings, in the same order, as codes with their values. */
  notices: z.array(noticeSchema),
});
export type BulkSummary = z.infer<typeof bulkSummarySchema>;

export const bulkLineSchema = z.object({
  product: productCodeSchema,
  name: z.string(),
  category: z.string().nullable(),
  supplier: z.string().nullable(),
  demandClass: demandClassSchema,
  forecaster: z.string(),
  status: stockStatusSchema,
  onHand: z.number().nullable(),
  /** Demand over the horizon of the run. */
  demand: bandedSchema,
  daysOfCover: z.number().nullable(),
  /** What the formula says; the user's own number, when set, is in `orderQuantity`. */
  proposedQuantity: z.number(),
  orderQuantity: z.number(),
  edited: z.boolean(),
  orderCost: z.number().nullable(),
  revenueAtRisk: z.number().nullable(),
  priority: z.number(),
  priorityUnit: z.enum(['money', 'units']),
  confidence: z.enum(['high', 'medium', 'low']),
  hasAssumptions: z.boolean(),
  /** The user's own units count in its demand (see the overrides domain). */
  overridden: z.boolean(),
});
export type BulkLine = z.infer<typeof bulkLineSchema>;

export const bulkSortKeys = [
  'priority',
  'name',
  'product',
  'category',
  'supplier',
  'status',
  'onHand',
  'demand',
  'daysOfCover',
  'orderQuantity',
  'orderCost',
  'revenueAtRisk',
  'confidence',
] as const;

export const bulkFilterSchema = z.object({
  search: z.string().max(200).optional(),
  status: z.array(stockStatusSchema).optional(),
  category: z.array(z.string()).optional(),
  supplier: z.array(z.string()).optional(),
  onlyToOrder: z.boolean().optional(),
  /** Only these products. */
  products: z.array(productCodeSchema).max(100_000).optional(),
  /** All but these products. */
  except: z.array(productCodeSchema).max(100_000).optional(),
});

export type BulkFilter = z.output<typeof bulkFilterSchema>;

export const bulkPageInputSchema = z.object({
  bulkId: idSchema,
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(200),
  sort: z.enum(bulkSortKeys).default('priority'),
  descending: z.boolean().default(true),
  filter: bulkFilterSchema.default({}),
});
/** A request for a page with its defaults filled in. */
export type BulkPageInput = z.output<typeof bulkPageInputSchema>;

export const bulkDetailSchema = z.object({
  line: bulkLineSchema,
  /** Demand over 1, 7, 14 and 30 days from the date. */
  projections: z.array(projectionSchema),
  decision: decisionSchema,
  confidence: confidenceSchema,
  history: historySchema,
  explanation: explanationSchema,
  summary: z.string(),
  warnings: z.array(z.string()),
  /** The same as the warnings, in the same order, as codes with their values. */
  notices: z.array(noticeSchema),
});
export type BulkDetail = z.infer<typeof bulkDetailSchema>;

/** The user's own quantity; null: the proposed one. */
const orderQuantitySchema = z.number().int().min(0).max(10_000_000).nullable();

const lineQuantitySchema = z.object({ product: productCodeSchema, quantity: orderQuantitySchema });
export type LineQuantity = z.infer<typeof lineQuantitySchema>;

const bulkStartInput = z.object({
  store: storeCodeSchema,
  /** First day predicted; when left out the first one after the last known day on which something can be ordered. */
  date: isoDaySchema.optional(),
  asOf: isoDaySchema.optional(),
  horizonDays: z.number().int().min(1).max(90).default(30),
});

export const bulkContract = {
  start: procedure
    .route({ method: 'POST', path: '/bulk', summary: 'Start a bulk prediction (a job)' })
    .input(bulkStartInput)
    .output(jobRefSchema),
  /** Runs to the end and answers with the summary and the first lines: for callers that do not follow jobs. */
  run: procedure
    .route({
      method: 'POST',
      path: '/bulk_predict',
      summary: 'Predict every product of a store and wait for the answer',
    })
    .input(bulkStartInput.extend({ limit: z.number().int().min(0).max(1000).default(1000) }))
    .output(z.object({ summary: bulkSummarySchema, total: z.number().int(), lines: z.array(bulkLineSchema) })),
  /** The latest run of a store, if any. */
  latest: procedure
    .route({ method: 'GET', path: '/bulk/latest/{store}', summary: 'The latest bulk run of a store' })
    .input(z.object({ store: storeCodeSchema }))
    .output(bulkSummarySchema.nullable()),
  summary: procedure
    .route({ method: 'GET', path: '/bulk/{bulkId}', summary: 'Summary of a bulk run' })
    .input(z.object({ bulkId: idSchema }))
    .output(bulkSummarySchema),
  page: procedure
    .route({ method: 'POST', path: '/bulk/{bulkId}/lines', summary: 'Lines of a bulk run: sorted, filtered, paged' })
    .input(bulkPageInputSchema)
    .output(
      z.object({
        total: z.number().int(),
        lines: z.array(bulkLineSchema),
        categories: z.array(z.string()),
        suppliers: z.array(z.string()),
      }),
    ),
  detail: procedure
    .route({
      method: 'GET',
      path: '/bulk/{bulkId}/lines/{product}',
      summary: 'One line with projections, finance, history and reasons',
    })
    .input(z.object({ bulkId: idSchema, product: productCodeSchema }))
    .output(bulkDetailSchema),
  /** Sets the user's own order quantity, or (null) takes the proposed one again. */
  setQuantity: procedure
    .route({ method: 'POST', path: '/bulk/{bulkId}/lines/{product}/quantity', summary: 'Edit an order quantity' })
    .input(
      z.object({
        bulkId: idSchema,
        product: productCodeSchema,
        quantity: orderQuantitySchema,
      }),
    )
    .output(z.object({ line: bulkLineSchema, summary: bulkSummarySchema })),
  /** Sets the quantity of every line that matches (null: the proposed one again); `before` takes it back. */
  setQuantities: procedure
    .route({ method: 'POST', path: '/bulk/{bulkId}/quantities', summary: 'Edit the order quantities of many lines' })
    .input(z.object({ bulkId: idSchema, filter: bulkFilterSchema, quantity: orderQuantitySchema }))
    .output(z.object({ changed: z.number().int(), before: z.array(lineQuantitySchema), summary: bulkSummarySchema })),
  /** Gives lines the quantities that setQuantities answered as `before`. */
  restoreQuantities: procedure
    .route({ method: 'POST', path: '/bulk/{bulkId}/quantities/restore', summary: 'Take back an edit of many lines' })
    .input(z.object({ bulkId: idSchema, quantities: z.array(lineQuantitySchema).max(100_000) }))
    .output(z.object({ summary: bulkSummarySchema })),
  /**
   * Shares a budget among the lines that nobody edited, pack by pack by expected profit per unit of money; null: everything
   * as proposed again.
   */
  setBudget: procedure
    .route({ method: 'POST', path: '/bulk/{bulkId}/budget', summary: 'Share a budget among the lines' })
    .input(budgetInputSchema.extend({ bulkId: idSchema }))
    .output(z.object({ outcome: budgetOutcomeSchema, summary: bulkSummarySchema })),
  /** What the lines that match add up to. */
  totals: procedure
    .route({ method: 'POST', path: '/bulk/{bulkId}/totals', summary: 'Units and cost of the lines that match' })
    .input(z.object({ bulkId: idSchema, filter: bulkFilterSchema.default({}) }))
    .output(z.object({ lines: z.number().int(), units: z.number(), cost: z.number().nullable() })),
  /** Writes the order list; read it with files.read. */
  export: procedure
    .route({ method: 'POST', path: '/bulk/{bulkId}/export', summary: 'Export a bulk run as CSV or XLSX' })
    .input(bulkPageInputSchema.omit({ offset: true, limit: true }).extend(exportChoice))
    .output(exportedFileSchema),
};
