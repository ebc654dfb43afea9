// What the user says instead of the model, with a reason: kept apart from the model's number, and measured later.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { idSchema, isoDaySchema, productCodeSchema, storeCodeSchema, timestampSchema } from './units.ts';

export const overrideKindSchema = z
  .enum(['units', 'change'])
  .describe("'units': so many each day; 'change': the model's number changed by a share (0.2: 20 % more).");
export type OverrideKind = z.infer<typeof overrideKindSchema>;

/** Errors of two numbers on the same days, once their actuals are known. */
export const overrideValueSchema = z.object({
  /** Days with a known outcome: open, and not sold out. */
  days: z.number().int(),
  actual: z.number(),
  /** Sums of absolute errors, in units: of the user's numbers, and of what the model had said. */
  errorWith: z.number(),
  errorWithout: z.number(),
});
export type OverrideValue = z.infer<typeof overrideValueSchema>;

export const overrideSchema = z.object({
  id: idSchema,
  store: storeCodeSchema,
  product: productCodeSchema,
  name: z.string(),
  from: isoDaySchema,
  to: isoDaySchema,
  kind: overrideKindSchema,
  amount: z.number(),
  reason: z.string(),
  createdAt: timestampSchema,
  createdBy: z.string(),
  /** The last known day when it was made. */
  origin: isoDaySchema,
  /** What the model said when the override was made, and what the user said instead. */
  days: z.array(z.object({ date: isoDaySchema, modelUnits: z.number(), units: z.number() })),
  /** null until the sales of a day of it are known. */
  value: overrideValueSchema.nullable(),
});
export type Override = z.infer<typeof overrideSchema>;

const overrideRef = z.object({ id: idSchema });

export const overridesContract = {
  /** Standing overrides, newest first. Where two meet on a day the newer one counts. */
  list: procedure
    .route({ method: 'GET', path: '/overrides/{store}', summary: 'Overrides of a store, with what they were worth' })
    .input(z.object({ store: storeCodeSchema, product: productCodeSchema.optional() }))
    .output(
      z.object({
        overrides: z.array(overrideSchema),
        /** All of them together; null until something can be measured. */
        value: overrideValueSchema.nullable(),
      }),
    ),
  set: procedure
    .route({ method: 'POST', path: '/overrides/{store}', summary: 'Set units of a product for coming days' })
    .input(
      z.object({
        store: storeCodeSchema,
        product: productCodeSchema,
        from: isoDaySchema,
        /** Last day; `from` alone when left out. */
        to: isoDaySchema.optional(),
        kind: overrideKindSchema,
        /** Units a day (0 or more), or the change as a share (−1 to 100). */
        amount: z.number().min(-1).max(10_000_000),
        /** Why the user knows better: read again when the value is measured. */
        reason: z.string().trim().min(3).max(500),
      }),
    )
    .output(overrideSchema),
  remove: procedure
    .route({ method: 'POST', path: '/override/{id}/remove', summary: 'Take an override back' })
    .input(overrideRef)
    .output(overrideRef),
  /** Undoes a removal. */
  restore: procedure
    .route({ method: 'POST', path: '/override/{id}/restore', summary: 'Let a removed override stand again' })
    .input(overrideRef)
    .output(overrideSchema),
};
