// Corrections by hand of what files say: cells, names, products that are one, closed days. Each stands in a history with who
// and when, lies on top of every file, and can be undone alone, at any time.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import {
  idSchema,
  isoDaySchema,
  pageInputSchema,
  productCodeSchema,
  storeCodeSchema,
  timestampSchema,
} from './units.ts';

/** Values of one record: a value left out stays, null says that it is not recorded. */
export const observationValuesSchema = z.object({
  units: z.number().min(-10_000_000).max(10_000_000),
  price: z.number().min(0).max(1e9).nullable().describe('Unit price in the currency of the store.'),
  stock: z.number().min(0).max(1e9).nullable().describe('At opening.'),
  promotion: z.boolean().nullable(),
});
export type ObservationValues = z.infer<typeof observationValuesSchema>;

export const correctionFactsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('cells'),
    product: productCodeSchema,
    name: z.string(),
    day: isoDaySchema,
    /** null: there was no record. */
    before: observationValuesSchema.partial().nullable(),
    after: observationValuesSchema.partial(),
  }),
  z.object({ kind: z.literal('rename'), product: productCodeSchema, before: z.string(), after: z.string() }),
  z.object({
    kind: z.literal('merge'),
    from: productCodeSchema,
    fromName: z.string(),
    into: productCodeSchema,
    intoName: z.string(),
  }),
  z.object({ kind: z.literal('closed-days'), from: isoDaySchema, to: isoDaySchema }),
]);
export type CorrectionFacts = z.infer<typeof correctionFactsSchema>;

export const correctionSchema = z.object({
  id: idSchema,
  facts: correctionFactsSchema,
  who: z.string(),
  at: timestampSchema,
  /** When and by whom it was taken back. */
  undoneAt: timestampSchema.nullable(),
  undoneBy: z.string().nullable(),
});
export type Correction = z.infer<typeof correctionSchema>;

const storeRef = z.object({ store: storeCodeSchema });
/** The new correction; null: everything was so already, and nothing changed. */
const made = z.object({ correction: correctionSchema.nullable() });
const mergeInput = storeRef.extend({
  /** The product that goes on under the other one. */
  from: productCodeSchema,
  /** That other one; made when the store does not have it yet. */
  into: productCodeSchema,
});
const count = z.number().int();
const mergeSide = z.object({
  product: productCodeSchema,
  name: z.string(),
  observations: count,
  units: z.number(),
  firstDay: isoDaySchema.nullable(),
  lastDay: isoDaySchema.nullable(),
});

export const correctionsContract = {
  /** Newest first. */
  list: procedure
    .route({ method: 'GET', path: '/corrections/{store}', summary: 'Corrections by hand, newest first' })
    .input(pageInputSchema.extend(storeRef.shape))
    .output(z.object({ total: count, corrections: z.array(correctionSchema) })),
  /** Corrects values of the record of a product and day; with units, adds the record of a day that has none. */
  correct: procedure
    .route({ method: 'POST', path: '/corrections/{store}/observations', summary: 'Correct an observation by hand' })
    .input(
      storeRef.extend({ product: productCodeSchema, day: isoDaySchema, values: observationValuesSchema.partial() }),
    )
    .output(made),
  /** Gives a product a name that files do not change again. */
  rename: procedure
    .route({ method: 'POST', path: '/corrections/{store}/names', summary: 'Rename a product' })
    .input(storeRef.extend({ product: productCodeSchema, name: z.string().trim().min(1).max(200) }))
    .output(made),
  previewMerge: procedure
    .route({
      method: 'GET',
      path: '/corrections/{store}/merges/preview',
      summary: 'What merging two products would do',
    })
    .input(mergeInput)
    .output(
      z.object({
        from: mergeSide,
        /** null: the store does not have it yet. */
        into: mergeSide.nullable(),
        /** Days on which both have a record: their units add up. */
        sharedDays: count,
      }),
    ),
  /** From now on the history of one product, and whatever files say of it later, counts for another one. */
  merge: procedure
    .route({ method: 'POST', path: '/corrections/{store}/merges', summary: 'Merge a product into another one' })
    .input(mergeInput.extend({ name: z.string().trim().min(1).max(200).optional().describe('Name of a new product.') }))
    .output(made),
  /** The store was closed: these days are neither trained on nor counted as zero. Whole weeks or months where those are recorded. */
  closeDays: procedure
    .route({ method: 'POST', path: '/corrections/{store}/closed-days', summary: 'Mark days as closed' })
    .input(storeRef.extend({ from: isoDaySchema, to: isoDaySchema.optional() }))
    .output(made),
  undo: procedure
    .route({ method: 'POST', path: '/corrections/undo/{correctionId}', summary: 'Take a correction back' })
    .input(z.object({ correctionId: idSchema }))
    .output(correctionSchema),
};
