// Why a recommendation may be believed: the answer with its drivers and steps, its record, what a simple method would have
// ordered and what that is worth, and the data and the model that it rests on.
import { z } from 'zod';
import { exportChoice, exportedFileSchema } from './export-choice.ts';
import { forecasterNameSchema } from './models.ts';
import { decisionSchema, predictionContextSchema, predictionSchema } from './predictions.ts';
import { procedure } from './procedure.ts';
import {
  frequencySchema,
  idSchema,
  isoDaySchema,
  productCodeSchema,
  quantilesSchema,
  storeCodeSchema,
  timestampSchema,
} from './units.ts';

/** What the simple method says of the same day, decided on by the same rules: same stock, same terms, same service level. */
export const evidenceNaiveSchema = z.object({
  forecaster: forecasterNameSchema,
  mean: z.number(),
  /** Around the simple method's mean, as wide as the bands of the method that is used. */
  quantiles: quantilesSchema,
  decision: decisionSchema,
});

/**
 * Both orders under the demand that is predicted: expected profit of each against ordering nothing (see
 * `decision.priority`), in money, or in units of shortage avoided where neither price nor cost is known. Where no order
 * can be placed on the day, those of the next order day are compared.
 */
export const evidenceWorthSchema = z.object({
  orderDay: isoDaySchema,
  quantity: z.number(),
  naiveQuantity: z.number(),
  unit: z.enum(['money', 'units']),
  ordered: z.number(),
  naive: z.number(),
  /** ordered − naive: what following the simple method would cost; below 0: it would earn more. */
  difference: z.number(),
});

export const evidenceDataSchema = z.object({
  frequency: frequencySchema,
  /** First and last day with a record of this product, up to the origin. */
  firstDay: isoDaySchema,
  lastDay: isoDaySchema,
  /** Days (weeks, months) with a record. */
  observations: z.number().int(),
  /** Of these: the shelf was empty at opening, or everything on it was sold. */
  soldOut: z.number().int(),
});

export const evidenceModelSchema = z.object({
  id: idSchema,
  version: z.number().int(),
  trainedAt: timestampSchema,
  /** Last day that it had seen. */
  origin: isoDaySchema,
  /** SHA-256 of the observations that it was trained on. */
  fingerprint: z.string(),
});

export const evidenceSchema = z.object({
  prediction: predictionSchema,
  naive: evidenceNaiveSchema,
  worth: evidenceWorthSchema,
  data: evidenceDataSchema,
  /** null: it is no longer listed. */
  model: evidenceModelSchema.nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

const evidenceInput = z.object({
  store: storeCodeSchema,
  product: productCodeSchema,
  date: isoDaySchema,
  asOf: isoDaySchema.optional(),
  context: predictionContextSchema.default({}),
});

export const evidenceContract = {
  get: procedure
    .route({ method: 'POST', path: '/evidence', summary: 'Evidence behind one recommendation' })
    .input(evidenceInput)
    .output(evidenceSchema),
  /** One row a figure, with real numbers and dates; fetch the file with files.read. */
  export: procedure
    .route({ method: 'POST', path: '/evidence/export', summary: 'Evidence as CSV or XLSX' })
    .input(evidenceInput.extend(exportChoice))
    .output(exportedFileSchema),
};
