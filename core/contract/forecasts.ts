// Forecasts over many days: for the screen, from the past, and as files.
import { z } from 'zod';
import { exportChoice, exportedFileSchema } from './export-choice.ts';
import { jobRefSchema } from './jobs.ts';
import { forecasterNameSchema } from './models.ts';
import { planEntriesSchema, planUseSchema } from './plans.ts';
import { borrowedSchema, confidenceSchema, noticeSchema } from './predictions.ts';
import { procedure } from './procedure.ts';
import {
  bandedSchema,
  demandClassSchema,
  frequencySchema,
  idSchema,
  isoDaySchema,
  productCodeSchema,
  quantilesSchema,
  storeCodeSchema,
} from './units.ts';

export const forecastPointSchema = z.object({ date: isoDaySchema, mean: z.number(), quantiles: quantilesSchema });

export const forecastSchema = z.object({
  store: storeCodeSchema,
  product: productCodeSchema.nullable(),
  category: z.string().nullable(),
  origin: isoDaySchema,
  modelId: idSchema,
  forecaster: z.string(),
  points: z.array(forecastPointSchema),
  plan: planUseSchema,
  /** Of a new product: whom it borrows from (see predictions). Empty otherwise. */
  borrowedFrom: z.array(borrowedSchema),
  warnings: z.array(z.string()),
  /** The same as the warnings, in the same order, as codes with their values. */
  notices: z.array(noticeSchema),
});
export type ForecastPoint = z.infer<typeof forecastPointSchema>;
export type Forecast = z.infer<typeof forecastSchema>;

/** Plans that a forecast uses beyond the saved ones. */
const plannedInput = {
  /** For this forecast only, on top of what is saved; nothing is kept. */
  plan: planEntriesSchema.optional(),
  /** false: as if nothing had been saved. */
  savedPlans: z.boolean().default(true),
};
/** Why a product's forecaster makes its numbers: the comparison out of sample that chose it for the demand class. */
export const forecasterChoiceSchema = z.object({
  demandClass: demandClassSchema,
  /** The champion of the class, whoever was asked for. */
  champion: forecasterNameSchema,
  /** What the champion is made of; one entry for a plain one. Shares add up to 1. */
  shares: z.array(z.object({ forecaster: forecasterNameSchema, share: z.number() })),
  /** Whose outcomes decided: the class's own, or with too few of them the store's; none: nothing could be compared. */
  basis: z.enum(['class', 'store', 'none']),
  /** Outcomes compared. */
  outcomes: z.number().int(),
  /** Root mean squared error out of sample over each product's own scale, best first. */
  errors: z.array(z.object({ forecaster: forecasterNameSchema, error: z.number() })),
});
export type ForecasterChoice = z.infer<typeof forecasterChoiceSchema>;

/** Whose numbers a total is made of. */
export const forecasterPartSchema = z.object({
  forecaster: forecasterNameSchema,
  products: z.number().int(),
  /** Of the expected units. */
  share: z.number(),
});

export const forecastViewSchema = forecastSchema.extend({
  /** Of a product. */
  name: z.string().nullable(),
  frequency: frequencySchema,
  points: z.array(
    forecastPointSchema.extend({
      /** What the model itself says; differs from `mean` where an override stands. */
      modelMean: z.number(),
      overridden: z.boolean(),
    }),
  ),
  /** The whole span, calibrated on errors of sums: bands of single days do not add up. */
  total: bandedSchema.extend({ modelMean: z.number() }),
  /** Of a product. */
  choice: forecasterChoiceSchema.nullable(),
  confidence: confidenceSchema.nullable(),
  /** Of a category or the store, largest share first. */
  parts: z.array(forecasterPartSchema),
  /** Forecasters that can be asked for: 'gbdt' where the model has trees, and the simple ones. */
  forecasters: z.array(forecasterNameSchema),
});
export type ForecastView = z.infer<typeof forecastViewSchema>;

/** What is special about a day, past or future. */
export const forecastEventSchema = z.object({
  date: isoDaySchema,
  kind: z.enum(['holiday', 'promotion', 'closed', 'sold-out', 'price']),
  /** A holiday's name in the language asked for (English where the calendar has no other). */
  name: z.string().nullable(),
  /** Planned by the user, as opposed to recorded, expected or in the calendar. */
  planned: z.boolean(),
  /** The price that begins on this day; promotions: null. */
  price: z.number().nullable(),
});
export type ForecastEvent = z.infer<typeof forecastEventSchema>;

export const lookBackScoreSchema = z.object({
  /** Steps with a known outcome that are scored: open, and not sold out. */
  steps: z.number().int(),
  actual: z.number(),
  wape: z.number().nullable(),
  naiveWape: z.number().nullable(),
  bias: z.number().nullable(),
  inside80: z.number().nullable(),
  inside95: z.number().nullable(),
});
export type LookBackScore = z.infer<typeof lookBackScoreSchema>;

export const lookBackSchema = z.object({
  store: storeCodeSchema,
  product: productCodeSchema.nullable(),
  category: z.string().nullable(),
  /** The day the forecast is made from: the last one it knows. */
  origin: isoDaySchema,
  forecaster: z.string(),
  /** Last day that the model had seen, never after the origin; null: no such model exists, a simple method was used. */
  modelOrigin: isoDaySchema.nullable(),
  points: z.array(
    forecastPointSchema.extend({
      actual: z.number().nullable(),
      naive: z.number(),
      soldOut: z.boolean(),
      closed: z.boolean(),
    }),
  ),
  score: lookBackScoreSchema,
});
export type LookBack = z.infer<typeof lookBackSchema>;

/** A product, a category or (neither given) the whole store. */
const subjectInput = z.object({
  store: storeCodeSchema,
  product: productCodeSchema.optional(),
  category: z.string().optional(),
});
const horizonInput = z.number().int().min(1).max(90).default(28);

export const forecastsContract = {
  /** Overrides and plans count. `forecaster` asks for another one than the champion, for display. */
  get: procedure
    .route({ method: 'POST', path: '/forecast', summary: 'Forecast a product, a category or the store' })
    .input(
      subjectInput.extend({
        asOf: isoDaySchema.optional(),
        horizon: horizonInput,
        forecaster: forecasterNameSchema.optional(),
        ...plannedInput,
      }),
    )
    .output(forecastViewSchema),
  /**
   * Demand of some of the days ahead together, with the band of such a sum: bands of single days do not add up. `from`
   * counts steps after the last known day, starting at 1.
   */
  sum: procedure
    .route({ method: 'POST', path: '/forecast/sum', summary: 'Demand of several days together, with its band' })
    .input(
      subjectInput.extend({
        asOf: isoDaySchema.optional(),
        horizon: horizonInput,
        forecaster: forecasterNameSchema.optional(),
        from: z.number().int().min(1).max(90),
        steps: z.number().int().min(1).max(90),
      }),
    )
    .output(bandedSchema),
  events: procedure
    .route({ method: 'POST', path: '/forecast/events', summary: 'Holidays, promotions, closed and sold-out days' })
    .input(
      subjectInput.extend({
        from: isoDaySchema,
        to: isoDaySchema,
        language: z.string().min(2).max(10).default('en'),
      }),
    )
    .output(z.array(forecastEventSchema)),
  /**
   * What would have been forecast on a past day, against what happened. Never trains: it uses the newest model that saw
   * nothing after that day (see prepareLookBack), otherwise a simple method.
   */
  lookBack: procedure
    .route({ method: 'POST', path: '/forecast/look_back', summary: 'Forecast from a past day, against what happened' })
    .input(
      subjectInput.extend({
        asOf: isoDaySchema,
        horizon: horizonInput,
        forecaster: forecasterNameSchema.optional(),
      }),
    )
    .output(lookBackSchema),
  /** Past days from which a model may be used, newest first. */
  lookBackModels: procedure
    .route({ method: 'GET', path: '/forecast/look_back/{store}', summary: 'Models that look backs can use' })
    .input(z.object({ store: storeCodeSchema }))
    .output(z.array(z.object({ modelId: idSchema, origin: isoDaySchema, active: z.boolean() }))),
  /** Trains models for past days a horizon apart, newest first; each is kept as soon as it is ready. */
  prepareLookBack: procedure
    .route({ method: 'POST', path: '/forecast/look_back/prepare', summary: 'Train models for look backs (a job)' })
    .input(
      z.object({
        store: storeCodeSchema,
        models: z.number().int().min(1).max(5).default(3),
        /** Steps between them. */
        stepsApart: z.number().int().min(1).max(90).default(28),
      }),
    )
    .output(jobRefSchema),
  /** What the screen shows, as a file; read it with files.read. */
  export: procedure
    .route({ method: 'POST', path: '/forecast/export', summary: 'Export one forecast as CSV or XLSX' })
    .input(
      subjectInput.extend({
        asOf: isoDaySchema.optional(),
        horizon: horizonInput,
        forecaster: forecasterNameSchema.optional(),
        ...exportChoice,
      }),
    )
    .output(exportedFileSchema),
  /**
   * Writes daily forecasts (date,store,product,mean,q0.025 … q0.975) of every product with a sale, and optionally the
   * quantiles of sums (store,product,days,mean,q0.025 …). With `asOf` nothing later than that day is used; a model
   * that saw later days is not used, one is trained instead and the job's result says so (`trainedForOrigin`); planDaysUsed,
   * planDaysPast and planDaysBeyond count what became of the plans.
   */
  exportFiles: procedure
    .route({ method: 'POST', path: '/forecast/files', summary: 'Write forecast files (a job)' })
    .input(
      z.object({
        store: storeCodeSchema,
        product: productCodeSchema.optional(),
        asOf: isoDaySchema.optional(),
        horizon: z.number().int().min(1).max(90).default(28),
        sums: z.array(z.number().int().min(1).max(180)).max(20).default([]),
        ...plannedInput,
        /** A checked plan file (plans.check): its rows too are for this forecast only. */
        planId: idSchema.optional(),
      }),
    )
    .output(jobRefSchema),
};
