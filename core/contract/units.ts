// Scalars that every part of the contract shares. On the wire a day is an ISO date; inside the engine it is an
// integer since 1970-01-01 (core/math/day.ts converts).
import { z } from 'zod';

export const isoDaySchema = z.iso.date().describe("A calendar day in the store's time zone, YYYY-MM-DD.");
export const timestampSchema = z.iso.datetime({ offset: true }).describe('A moment in ISO 8601.');
export const idSchema = z.string().min(1).max(64);
export const storeCodeSchema = z.string().min(1).max(200).describe("The store's code as its files name it.");
export const productCodeSchema = z
  .string()
  .min(1)
  .max(200)
  .describe("The product's code as its store's files name it.");

/** Quantile levels that every forecast file carries, in this order. */
export const QUANTILES = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const;

export const quantilesSchema = z
  .array(z.number())
  .length(QUANTILES.length)
  .describe(`Quantiles at ${QUANTILES.join(', ')}, in this order, in units.`);

/** A number that is a forecast, with its 80 % band (quantiles 0.1 and 0.9), in the unit of the number. */
export const bandedSchema = z.object({ mean: z.number(), low: z.number(), high: z.number() });
export type Banded = z.infer<typeof bandedSchema>;

export const frequencySchema = z.enum(['daily', 'weekly', 'monthly']);
export type Frequency = z.infer<typeof frequencySchema>;

export const demandClassSchema = z.enum(['smooth', 'erratic', 'intermittent', 'lumpy', 'new', 'dead']);
export type DemandClass = z.infer<typeof demandClassSchema>;

export const stockStatusSchema = z.enum(['unknown', 'out', 'critical', 'low', 'healthy', 'overstock']);
export type StockStatus = z.infer<typeof stockStatusSchema>;

export const confidenceLevelSchema = z.enum(['high', 'medium', 'low']);

/** A page of a longer list. */
export const pageInputSchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
