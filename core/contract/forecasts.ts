// Forecasts over many days, for the screen and as files.
import { z } from 'zod';
import { jobRefSchema } from './jobs.ts';
import { planEntriesSchema, planUseSchema } from './plans.ts';
import { procedure } from './procedure.ts';
import { idSchema, isoDaySchema, productCodeSchema, quantilesSchema, storeCodeSchema } from './units.ts';

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
  warnings: z.array(z.string()),
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

export const forecastsContract = {
  /** A product, a category or (neither given) the whole store. */
  get: procedure
    .route({ method: 'POST', path: '/forecast', summary: 'Forecast a product, a category or the store' })
    .input(
      z.object({
        store: storeCodeSchema,
        product: productCodeSchema.optional(),
        category: z.string().optional(),
        asOf: isoDaySchema.optional(),
        horizon: z.number().int().min(1).max(90).default(28),
        ...plannedInput,
      }),
    )
    .output(forecastSchema),
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
