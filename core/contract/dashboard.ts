// Everything the first page shows, in one answer.
import { z } from 'zod';
import { forecastSchema } from './forecasts.ts';
import { procedure } from './procedure.ts';
import { historySchema } from './stores.ts';
import {
  bandedSchema,
  idSchema,
  isoDaySchema,
  productCodeSchema,
  stockStatusSchema,
  storeCodeSchema,
  timestampSchema,
} from './units.ts';

export const dashboardSchema = z.object({
  store: storeCodeSchema,
  asOf: isoDaySchema,
  currency: z.string(),
  sold: z.object({ last7Days: z.number(), previous7Days: z.number(), revenueLast7Days: z.number().nullable() }),
  /** null until a model exists. */
  expected7Days: bandedSchema.nullable(),
  /** Likely to run out before the next delivery. null until a model and stock records exist. */
  runningOut: z.object({ products: z.number().int(), revenueAtRisk: z.number().nullable() }).nullable(),
  overstock: z.object({ products: z.number().int(), moneyTiedUp: z.number().nullable() }).nullable(),
  history: historySchema,
  forecast: forecastSchema.nullable(),
  attention: z.array(
    z.object({
      product: productCodeSchema,
      name: z.string(),
      status: stockStatusSchema,
      orderQuantity: z.number(),
      daysOfCover: z.number().nullable(),
      moneyAtStake: z.number().nullable(),
      priority: z.number(),
    }),
  ),
  latestUploads: z.array(
    z.object({ uploadId: idSchema, fileName: z.string(), at: timestampSchema, rows: z.number().int() }),
  ),
  model: z
    .object({
      modelId: idSchema,
      trainedAt: timestampSchema,
      origin: isoDaySchema,
      wape: z.number().nullable(),
      naiveWape: z.number().nullable(),
      newerDays: z.number().int(),
    })
    .nullable(),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

export const dashboardContract = {
  get: procedure
    .route({ method: 'GET', path: '/dashboard/{store}', summary: 'Everything the dashboard shows' })
    .input(z.object({ store: storeCodeSchema }))
    .output(dashboardSchema),
};
