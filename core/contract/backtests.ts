// Rolling-origin backtest: what the engine would have said in the past, against what happened.
import { z } from 'zod';
import { jobRefSchema } from './jobs.ts';
import { accuracySchema, coverageSchema } from './models.ts';
import { procedure } from './procedure.ts';
import { demandClassSchema, idSchema, isoDaySchema, storeCodeSchema } from './units.ts';

export const backtestRowSchema = z.object({
  demandClass: demandClassSchema.nullable(),
  fromStep: z.number().int(),
  toStep: z.number().int(),
  accuracy: accuracySchema,
  naive: accuracySchema,
  coverage: coverageSchema,
});

export const backtestSummarySchema = z.object({
  store: storeCodeSchema,
  origins: z.array(isoDaySchema),
  horizon: z.number().int(),
  rows: z.array(backtestRowSchema),
});
export type BacktestSummary = z.infer<typeof backtestSummarySchema>;

export const backtestsContract = {
  /** Job; result: fileId of the forecasts (origin,date,store,product,mean,q…) and of the summary as JSON (summaryFileId). */
  start: procedure
    .route({ method: 'POST', path: '/backtest', summary: 'Backtest a store over rolling origins (a job)' })
    .input(
      z.object({
        store: storeCodeSchema,
        origins: z.number().int().min(1).max(24).default(3),
        horizon: z.number().int().min(1).max(90).default(28),
      }),
    )
    .output(jobRefSchema),
  summary: procedure
    .route({ method: 'GET', path: '/backtest/{jobId}', summary: 'Summary of a finished backtest' })
    .input(z.object({ jobId: idSchema }))
    .output(backtestSummarySchema),
};
