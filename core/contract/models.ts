// Training and trained models: who, when, on what, how good, against what.
import { z } from 'zod';
import { jobRefSchema, lossPointSchema } from './jobs.ts';
import { procedure } from './procedure.ts';
import {
  demandClassSchema,
  frequencySchema,
  idSchema,
  isoDaySchema,
  storeCodeSchema,
  timestampSchema,
} from './units.ts';

/** Settings of a training that a user may change; everything else is in docs/parameters.md. */
export const trainSettingsSchema = z.object({
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  numTrees: z.number().int().min(1).max(5000),
  learningRate: z.number().min(0.001).max(1),
  numLeaves: z.number().int().min(2).max(1024),
  earlyStoppingRounds: z.number().int().min(0).max(1000),
  objective: z.enum(['auto', 'squared-error', 'poisson', 'tweedie']),
  threads: z.number().int().min(1).max(64),
});
export type TrainSettings = z.infer<typeof trainSettingsSchema>;

/** How a forecaster did out of sample: every figure on the same days and products. */
export const accuracySchema = z.object({
  /** Sum of absolute errors over sum of sales. */
  wape: z.number().nullable(),
  mae: z.number().nullable(),
  /** Sum of (forecast − actual) over sum of sales; positive: forecasts too high. */
  bias: z.number().nullable(),
  /** Mean absolute error over the seasonal naive's in-sample error (Hyndman & Koehler 2006), averaged over products. */
  mase: z.number().nullable(),
  rmsse: z.number().nullable(),
  /** Weighted quantile loss over the reported quantiles. */
  wql: z.number().nullable(),
  observations: z.number().int(),
});
export type Accuracy = z.infer<typeof accuracySchema>;

export const coverageSchema = z.object({
  /** Share of actuals inside the 80 % and 95 % bands, out of sample. */
  inside80: z.number().nullable(),
  inside95: z.number().nullable(),
});

export const forecasterNameSchema = z
  .string()
  .describe('gbdt, pooled-ar, seasonal-naive, weekday-mean, mean-28, ets, theta, croston, …');

/** What the reader of a card should know before trusting the model, for windows that word it themselves. */
export const modelNoticeSchema = z.object({
  code: z.enum([
    // Why there are no trees.
    'few-daily-steps',
    'few-weekly-steps',
    'few-monthly-steps',
    'few-products',
    'nothing-learnt',
    // How far the figures may be trusted.
    'unchecked',
    'chosen-where-scored',
    'error-with-plans',
    'stock-outs',
    'stock-outs-ignored',
  ]),
  /** Numbers that the words need; shares 0 to 1. */
  values: z.record(z.string(), z.number()),
});
export type ModelNotice = z.infer<typeof modelNoticeSchema>;

export const modelCardSchema = z.object({
  id: idSchema,
  store: storeCodeSchema,
  version: z.number().int(),
  /** 'archived': superseded long ago; its files were deleted to save space, so it cannot be used again. */
  status: z.enum(['active', 'previous', 'as-of', 'failed', 'archived']),
  trainedAt: timestampSchema,
  trainedBy: z.string(),
  seconds: z.number(),
  frequency: frequencySchema,
  /** Last day whose data the final model saw: it may be used on origins from here on. */
  origin: isoDaySchema,
  data: z.object({
    firstDay: isoDaySchema,
    lastDay: isoDaySchema,
    products: z.number().int(),
    observations: z.number().int(),
    trainingRows: z.number().int(),
    /** SHA-256 of the observations in canonical order. */
    fingerprint: z.string(),
  }),
  settings: trainSettingsSchema,
  features: z.array(z.object({ name: z.string(), group: z.string(), gainShare: z.number() })),
  /** Validation on the last 28 days (steps) before the origin, which the scored model had not seen. */
  validation: z.object({ firstDay: isoDaySchema, lastDay: isoDaySchema, steps: z.number().int() }),
  accuracy: accuracySchema,
  coverage: coverageSchema,
  /** The same days forecast by simple methods. */
  references: z.array(z.object({ forecaster: forecasterNameSchema, accuracy: accuracySchema })),
  byClass: z.array(
    z.object({
      demandClass: demandClassSchema,
      products: z.number().int(),
      accuracy: accuracySchema,
      coverage: coverageSchema,
      naive: accuracySchema,
      /** The forecaster used for this class, because it won out of sample. */
      champion: forecasterNameSchema,
    }),
  ),
  /** One ONNX file per horizon block. */
  blocks: z.array(
    z.object({
      fromStep: z.number().int(),
      toStep: z.number().int(),
      trees: z.number().int(),
      rows: z.number().int(),
      file: z.string(),
      sha256: z.string(),
      parityMaxRelativeDifference: z.number(),
    }),
  ),
  /** Every file of the model besides the card itself; checked whenever the model is loaded. */
  files: z.array(z.object({ name: z.string(), sizeBytes: z.number().int(), sha256: z.string() })),
  notes: z.array(z.string()),
  /** The same as the notes, in the same order, as codes with their values; a card may be older than they are. */
  notices: z.array(modelNoticeSchema).default([]),
});
export type ModelCard = z.infer<typeof modelCardSchema>;

export const modelsContract = {
  train: procedure
    .route({ method: 'POST', path: '/train_model', summary: 'Train a model for a store' })
    .input(
      z.object({
        store: storeCodeSchema,
        asOf: isoDaySchema.optional(),
        settings: trainSettingsSchema.partial().optional(),
      }),
    )
    .output(jobRefSchema),
  status: procedure
    .route({ method: 'GET', path: '/training_status', summary: 'Running trainings and the active model of each store' })
    .output(
      z.object({
        running: z.array(
          z.object({
            jobId: idSchema,
            store: storeCodeSchema,
            stage: z.string().nullable(),
            progress: z.number(),
            secondsLeft: z.number().nullable(),
          }),
        ),
        stores: z.array(
          z.object({
            store: storeCodeSchema,
            modelId: idSchema.nullable(),
            trainedAt: timestampSchema.nullable(),
            origin: isoDaySchema.nullable(),
            wape: z.number().nullable(),
            naiveWape: z.number().nullable(),
            /** Days of data that arrived after the model's origin. */
            newerDays: z.number().int(),
          }),
        ),
      }),
    ),
  list: procedure
    .route({ method: 'GET', path: '/models/{store}', summary: 'Models of a store, newest first' })
    .input(z.object({ store: storeCodeSchema }))
    .output(z.array(modelCardSchema)),
  get: procedure
    .route({ method: 'GET', path: '/model/{modelId}', summary: 'One model card' })
    .input(z.object({ modelId: idSchema }))
    .output(modelCardSchema),
  /** Loss curve that the training recorded. */
  curve: procedure
    .route({ method: 'GET', path: '/model/{modelId}/curve', summary: 'Loss curve of a training' })
    .input(z.object({ modelId: idSchema }))
    .output(z.array(lossPointSchema)),
  /** Makes an earlier version the one in use; the files are checked first. Models for past days cannot be used so. */
  activate: procedure
    .route({ method: 'POST', path: '/model/{modelId}/activate', summary: 'Use another version of a model' })
    .input(z.object({ modelId: idSchema }))
    .output(modelCardSchema),
  /** Writes one ZIP with the ONNX files, the encoders and rules, and the card; read it with files.read. */
  export: procedure
    .route({ method: 'POST', path: '/model/{modelId}/export', summary: 'Export a model: ONNX files and card' })
    .input(z.object({ modelId: idSchema }))
    .output(z.object({ fileId: idSchema, name: z.string(), files: z.number().int() })),
};
