// What a shop knows ahead of its own doing: future prices, discounts, promotions and closed days. Every forecast uses it.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { idSchema, isoDaySchema, pageInputSchema, productCodeSchema, storeCodeSchema } from './units.ts';

/** Days that one entry may span, and entries that one call may carry. */
export const MAX_PLAN_SPAN_DAYS = 730;
export const MAX_PLAN_ENTRIES = 100_000;

const price = z.number().min(0).max(1e9).describe('Unit price in the currency of the store; for a product only.');
const discount = z.number().min(0).max(1).describe('Share of the price taken off.');

/**
 * Something planned on the days from … to of one product, of one category, or (neither) of the whole store. A value
 * left out stays as it was planned; null takes it back: then the last price, no promotion and the usual opening days are
 * expected. Where several apply to a day, value by value the product's counts before its category's before the store's;
 * the store closed is closed for all.
 */
export const planEntrySchema = z.object({
  store: storeCodeSchema,
  product: productCodeSchema.optional(),
  category: z.string().min(1).max(200).optional(),
  from: isoDaySchema,
  /** Last day; `from` alone when left out. */
  to: isoDaySchema.optional(),
  price: price.nullable().optional(),
  discount: discount.nullable().optional(),
  promotion: z.boolean().nullable().optional(),
  closed: z.boolean().nullable().optional(),
});
export type PlanEntry = z.infer<typeof planEntrySchema>;

export const planEntriesSchema = z.array(planEntrySchema).max(MAX_PLAN_ENTRIES);

/** Neighbouring days with the same values are one row. */
export const planRowSchema = z.object({
  product: productCodeSchema.nullable(),
  category: z.string().nullable(),
  from: isoDaySchema,
  to: isoDaySchema,
  days: z.number().int(),
  price: z.number().nullable(),
  discount: z.number().nullable(),
  promotion: z.boolean().nullable(),
  closed: z.boolean().nullable(),
});
export type PlanRow = z.infer<typeof planRowSchema>;

export const planChangeSchema = z.object({
  /** Days (of a product, a category or the store) whose plan is another one now. */
  days: z.number().int(),
  /** What was planned on them before: handed to `put`, it undoes the change. */
  undo: z.array(planEntrySchema),
});
export type PlanChange = z.infer<typeof planChangeSchema>;

/** What a column of a plan file can mean. */
export const PLAN_ROLES = [
  'date',
  'until',
  'store',
  'product',
  'category',
  'price',
  'discount',
  'promotion',
  'closed',
  'ignore',
] as const;
export const planRoleSchema = z.enum(PLAN_ROLES);
export type PlanRole = z.infer<typeof planRoleSchema>;

/** Why a row of a plan file is left out, for the window to word. */
export const PLAN_ISSUES = [
  'missing-date',
  'bad-date',
  'bad-range',
  'missing-store',
  'unknown-store',
  'unknown-product',
  'unknown-category',
  'bad-number',
  'bad-flag',
  'price-without-product',
  'nothing-planned',
  'repeated-row',
  'too-many-cells',
] as const;
export const planIssueSchema = z.enum(PLAN_ISSUES);
export type PlanIssue = z.infer<typeof planIssueSchema>;

export const planCheckSchema = z.object({
  planId: idSchema,
  fileName: z.string(),
  rows: z.object({ total: z.number().int(), accepted: z.number().int(), rejected: z.number().int() }),
  columns: z.array(z.object({ column: z.string(), role: planRoleSchema })),
  stores: z.array(storeCodeSchema),
  /** Products that are named; 0 when the plan is for whole stores or categories. */
  products: z.number().int(),
  firstDay: isoDaySchema,
  lastDay: isoDaySchema,
  /** What a commit will do, in planned days. */
  effect: z.object({ inserted: z.number().int(), replaced: z.number().int(), unchanged: z.number().int() }),
  /** Planned days on or before the last known day: they only matter to forecasts with an earlier as-of date. */
  pastDays: z.number().int(),
  /** Rejected rows by reason, with the first of them (at most 1,000 in all). */
  rejected: z.array(
    z.object({
      line: z.number().int(),
      code: planIssueSchema,
      column: z.string().nullable(),
      value: z.string(),
      /** In plain English: what is wrong and what is expected. */
      reason: z.string(),
    }),
  ),
});
export type PlanCheck = z.infer<typeof planCheckSchema>;

/** What a forecast made of the plans of its store. Counted in planned days, once for a product, category or store. */
export const planUseSchema = z.object({
  /** Days that the forecast took over. */
  used: z.number().int(),
  /** Days up to the as-of date: left out, because what happened is known. */
  past: z.number().int(),
  /** Days beyond the horizon. */
  beyond: z.number().int(),
  /** Entries that came with the call for products or categories that the store did not have by then. */
  unknown: z.number().int(),
});
export type PlanUse = z.infer<typeof planUseSchema>;

export const plansContract = {
  /** Rows that touch the days asked for. With `product` those that apply to it: its own, its category's, the store's. */
  list: procedure
    .route({ method: 'GET', path: '/plans/{store}', summary: 'Planned prices, promotions and closed days' })
    .input(
      pageInputSchema.extend({
        store: storeCodeSchema,
        product: productCodeSchema.optional(),
        from: isoDaySchema.optional(),
        to: isoDaySchema.optional(),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(planRowSchema) })),
  put: procedure
    .route({ method: 'PUT', path: '/plans', summary: 'Plan prices, promotions and closed days' })
    .input(z.object({ entries: planEntriesSchema.min(1) }))
    .output(planChangeSchema),
  /** Takes plans back: all of the store, or only of one product, one category, the whole-store rows, or some days. */
  remove: procedure
    .route({ method: 'POST', path: '/plans/{store}/remove', summary: 'Take plans back' })
    .input(
      z.object({
        store: storeCodeSchema,
        product: productCodeSchema.optional(),
        category: z.string().min(1).max(200).optional(),
        /** Only rows of this kind: all products, all categories, or the whole store. */
        only: z.enum(['products', 'categories', 'store']).optional(),
        from: isoDaySchema.optional(),
        to: isoDaySchema.optional(),
      }),
    )
    .output(planChangeSchema),
  /**
   * Reads a plan file (columns date and any of until, store, product, category, price, discount, promotion, closed) and
   * says what committing it would do. Changes nothing; the last few checked files are kept until the engine closes.
   */
  check: procedure
    .route({ method: 'POST', path: '/plans/check', summary: 'Check a plan file without changing anything' })
    .input(z.object({ fileId: idSchema, /** For a file without a store column. */ store: storeCodeSchema.optional() }))
    .output(planCheckSchema),
  /** Plans every accepted row of a checked file, all or nothing. */
  commit: procedure
    .route({ method: 'POST', path: '/plans/check/{planId}/commit', summary: 'Take over a checked plan file' })
    .input(z.object({ planId: idSchema }))
    .output(planChangeSchema),
  discard: procedure
    .route({ method: 'DELETE', path: '/plans/check/{planId}', summary: 'Forget a checked plan file' })
    .input(z.object({ planId: idSchema }))
    .output(z.object({ discarded: z.boolean() })),
};
