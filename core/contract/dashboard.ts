// Everything the first page shows, in one answer.
import { z } from 'zod';
import { forecastSchema } from './forecasts.ts';
import { procedure } from './procedure.ts';
import { historySchema } from './stores.ts';
import { bandedSchema, frequencySchema, idSchema, isoDaySchema, storeCodeSchema, timestampSchema } from './units.ts';

export const dashboardSchema = z.object({
  store: storeCodeSchema,
  /** The last day whose sales are used: the store's last one, or the last one up to the as-of date asked for. */
  asOf: isoDaySchema,
  currency: z.string(),
  frequency: frequencySchema,
  /** What "lately" and "soon" mean on this page, in the store's own steps: 7 days, 1 week or 1 month. */
  periodSteps: z.number().int(),
  /** The last period against the one before it. */
  sold: z.object({
    units: z.number(),
    previousUnits: z.number(),
    revenue: z.number().nullable(),
    previousRevenue: z.number().nullable(),
  }),
  /** Over the period ahead. null until a model exists. */
  expected: bandedSchema.nullable(),
  /** Likely to run out before the next delivery. null until a model and stock records exist. */
  runningOut: z.object({ products: z.number().int(), revenueAtRisk: z.number().nullable() }).nullable(),
  overstock: z.object({ products: z.number().int(), moneyTiedUp: z.number().nullable() }).nullable(),
  history: historySchema,
  forecast: forecastSchema.nullable(),
  latestUploads: z.array(
    z.object({ uploadId: idSchema, fileName: z.string(), at: timestampSchema, rows: z.number().int() }),
  ),
  /** The model behind the forecast; with an older as-of date one that has seen nothing later, if there is one. */
  model: z
    .object({
      modelId: idSchema,
      trainedAt: timestampSchema,
      origin: isoDaySchema,
      wape: z.number().nullable(),
      naiveWape: z.number().nullable(),
      /** Days of sales up to the as-of date that it has not learnt from. */
      newerDays: z.number().int(),
      /** Whether new predictions use it; false: it was trained for the as-of date. */
      active: z.boolean(),
    })
    .nullable(),
  /** none: the store has no model; later: it has, but one that has seen later days than the as-of date. */
  modelState: z.enum(['ready', 'none', 'later']),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

export const dashboardContract = {
  get: procedure
    .route({ method: 'GET', path: '/dashboard/{store}', summary: 'Everything the dashboard shows' })
    .input(
      z.object({
        store: storeCodeSchema,
        asOf: isoDaySchema.optional(),
        /** false: only what is known already, at once; everything that needs a forecast is null or empty. */
        forecast: z.boolean().default(true),
      }),
    )
    .output(dashboardSchema),
};
