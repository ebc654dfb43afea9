// Rolling-origin backtest: what the engine would have said in the past, against what happened.
import { z } from 'zod';
import { jobRefSchema } from './jobs.ts';
import { accuracySchema, coverageSchema } from './models.ts';
import { procedure } from './procedure.ts';
import { demandClassSchema, idSchema, isoDaySchema, storeCodeSchema } from './units.ts';

/** Outcomes of one demand class and one part of the horizon, pooled over all origins. */
export const backtestRowSchema = z.object({
  /** null: all products. The class is the one on each origin. */
  demandClass: demandClassSchema.nullable(),
  fromStep: z.number().int(),
  toStep: z.number().int(),
  products: z.number().int(),
  accuracy: accuracySchema,
  /** Seasonal naive on the same outcomes. */
  naive: accuracySchema,
  coverage: coverageSchema,
  bands: z.object({
    /** Mean width of the 80 % and 95 % bands over mean sales. */
    width80: z.number().nullable(),
    width95: z.number().nullable(),
    /** Pinball loss, mean over the reported levels and steps, over the scale of MASE; mean over products. */
    scaledPinball: z.number().nullable(),
  }),
  /** Share of seasonal naive's error that is gone: 1 − error / naive's error. Below 0: naive was better. */
  skill: z.object({ wape: z.number().nullable(), rmsse: z.number().nullable() }),
});
export type BacktestRow = z.infer<typeof backtestRowSchema>;

export const backtestSummarySchema = z.object({
  store: storeCodeSchema,
  origins: z.array(isoDaySchema),
  horizon: z.number().int(),
  /** Whether recorded prices, promotions and closed days counted as planned ahead. */
  knownPlans: z.boolean(),
  /** All products and every class, each over the whole horizon and block by block. */
  rows: z.array(backtestRowSchema),
});
export type BacktestSummary = z.infer<typeof backtestSummarySchema>;

export const backtestsContract = {
  /**
   * Job; result: fileId of the forecasts (origin,date,store,product,mean,q…) and of the summary as JSON (summaryFileId).
   * For each origin a model is trained that has seen nothing later, with the settings of the active model; it is used and
   * thrown away, and a cancelled backtest leaves nothing.
   */
  start: procedure
    .route({ method: 'POST', path: '/backtest', summary: 'Backtest a store over rolling origins (a job)' })
    .input(
      z.object({
        store: storeCodeSchema,
        origins: z.number().int().min(1).max(24).default(3),
        horizon: z.number().int().min(1).max(90).default(28),
        /** Steps from one origin to the next; the horizon when left out, so that every day is forecast once. */
        spacing: z.number().int().min(1).max(90).optional(),
        /**
         * true: prices, promotions and closed days count as known ahead, as they were recorded. false (default): the
         * forecasts know what they would without any plan: the last price, nothing of promotions, the usual closed days.
         */
        knownPlans: z.boolean().default(false),
      }),
    )
    .output(jobRefSchema),
  summary: procedure
    .route({ method: 'GET', path: '/backtest/{jobId}', summary: 'Summary of a finished backtest' })
    .input(z.object({ jobId: idSchema }))
    .output(backtestSummarySchema),
};
