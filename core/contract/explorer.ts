// Looking into the data of a store: single records, what they say of each product, the calendar, what stands out.
import { z } from 'zod';
import { exportChoice, exportedFileSchema } from './export-choice.ts';
import type { ISSUE_CODES } from './imports.ts';
import { procedure } from './procedure.ts';
import { frequencySchema, idSchema, isoDaySchema, productCodeSchema, storeCodeSchema } from './units.ts';

const count = z.number().int();

/** What may be said of a record; `missing`: there is none although the store sold something that day, which counts as zero. */
export const OBSERVATION_FLAGS = [
  'missing',
  /** Far from what the product usually sells; the rule is in core/host/explorer/outliers.ts. */
  'outlier',
  /** The shelf was empty at opening, or everything on it was sold: the very rule that training goes by. */
  'soldOut',
  /** More came back than was sold. */
  'negative',
  'promotion',
  'closed',
  /** Corrected by hand. */
  'corrected',
  /** More than one file says something of this day. */
  'overlapped',
] as const;
export const observationFlagSchema = z.enum(OBSERVATION_FLAGS);
export type ObservationFlag = z.infer<typeof observationFlagSchema>;

export const observationFilterSchema = z.object({
  /** Words that code, name or category of the product have; case and accents do not matter. */
  search: z.string().max(200).optional(),
  category: z.array(z.string()).optional(),
  /** Only this product. */
  product: productCodeSchema.optional(),
  from: isoDaySchema.optional(),
  to: isoDaySchema.optional(),
  /** Only records with at least one of these flags. Days that are missing are listed only when they are asked for. */
  flags: z.array(observationFlagSchema).optional(),
});
export type ObservationFilter = z.infer<typeof observationFilterSchema>;

export const OBSERVATION_SORT_KEYS = ['day', 'product', 'units', 'revenue', 'price', 'stock'] as const;
export type ObservationSortKey = (typeof OBSERVATION_SORT_KEYS)[number];

export const observationSchema = z.object({
  product: productCodeSchema,
  name: z.string(),
  category: z.string().nullable(),
  /** The code under which it was recorded, where that product was merged into this one. */
  recordedAs: productCodeSchema.nullable(),
  day: isoDaySchema,
  /** null: missing. */
  units: z.number().nullable(),
  price: z.number().nullable(),
  /** Units × price less the discount. */
  revenue: z.number().nullable(),
  /** At opening. */
  stock: z.number().nullable(),
  promotion: z.boolean().nullable(),
  flags: z.array(observationFlagSchema),
  /** The file that it comes from; null: none, it was corrected by hand. */
  fileName: z.string().nullable(),
});
export type Observation = z.infer<typeof observationSchema>;

/** What the records of a product, or of a whole store, say. Figures of days are of open ones, missing ones counting as zero. */
export const seriesStatisticsSchema = z.object({
  firstDay: isoDaySchema.nullable(),
  lastDay: isoDaySchema.nullable(),
  /** How many there are; of a store, of all its products. */
  observations: count,
  /** Open days (weeks, months) between the first and the last known one. */
  days: count,
  units: z.number(),
  revenue: z.number().nullable(),
  /** Units of a day; null: there is none. */
  mean: z.number().nullable(),
  median: z.number().nullable(),
  /** Standard deviation (n − 1). */
  sd: z.number().nullable(),
  /** Share of days without a sale, 0 to 1. */
  zeroShare: z.number().nullable(),
  minPrice: z.number().nullable(),
  maxPrice: z.number().nullable(),
  /** How many records (missing: days) have each flag. */
  flags: z.object(
    Object.fromEntries(OBSERVATION_FLAGS.map((flag) => [flag, count])) as Record<ObservationFlag, typeof count>,
  ),
});
export type SeriesStatistics = z.infer<typeof seriesStatisticsSchema>;

export const PRODUCT_SORT_KEYS = [
  'product',
  'category',
  'units',
  'revenue',
  'mean',
  'median',
  'sd',
  'zeroShare',
  'firstDay',
  'lastDay',
  'missing',
  'outlier',
  'soldOut',
] as const;
export type ProductSortKey = (typeof PRODUCT_SORT_KEYS)[number];

export const explorerProductSchema = seriesStatisticsSchema.extend({
  product: productCodeSchema,
  name: z.string(),
  category: z.string().nullable(),
  /** Codes of the products that were merged into it. */
  mergedFrom: z.array(productCodeSchema),
});
export type ExplorerProduct = z.infer<typeof explorerProductSchema>;

/** Why rows of one upload became fewer records: it held them twice, or several of a day were added up. */
export const DUPLICATE_CODES = [
  'duplicate-row',
  'repeated-row',
  'receipts-summed',
] as const satisfies readonly (typeof ISSUE_CODES)[number][];

export const explorerStatisticsSchema = seriesStatisticsSchema.extend({
  frequency: frequencySchema,
  mergedFrom: z.array(productCodeSchema),
  /** How many open days sold from … up to, not including, to; the last bin includes its end. */
  histogram: z.array(z.object({ from: z.number(), to: z.number(), days: count })),
  /** Days without a record: of a product those that count as zero, of a store those on which nothing at all is recorded. */
  gaps: z.object({ days: count, ranges: z.array(z.object({ from: isoDaySchema, to: isoDaySchema })) }),
  /** The days that stand out most, of a store of its total; `usual` is the median of the days they are compared with. */
  outliers: z.array(z.object({ day: isoDaySchema, units: z.number(), usual: z.number() })),
  /** Only of a store. */
  duplicates: z.array(
    z.object({ uploadId: idSchema, fileName: z.string(), code: z.enum(DUPLICATE_CODES), rows: count }),
  ),
});
export type ExplorerStatistics = z.infer<typeof explorerStatisticsSchema>;

/** `none`: before the first record, or after the last known day. */
export const calendarStateSchema = z.enum(['sold', 'zero', 'missing', 'closed']);
export type CalendarState = z.infer<typeof calendarStateSchema>;

export const explorerCalendarSchema = z.object({
  frequency: frequencySchema,
  /** Every day (week, month) from the first record to the last known day; of a week its last day. */
  day: z.array(isoDaySchema),
  units: z.array(z.number()),
  state: z.array(calendarStateSchema),
  /** Days that stand out, as indexes. */
  outliers: z.array(count),
});
export type ExplorerCalendar = z.infer<typeof explorerCalendarSchema>;

const storeRef = z.object({ store: storeCodeSchema });
const pageOf = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(200) };

export const observationListInputSchema = storeRef.extend({
  filter: observationFilterSchema.default({}),
  sort: z.enum(OBSERVATION_SORT_KEYS).default('day'),
  descending: z.boolean().default(true),
});
export type ObservationListInput = z.output<typeof observationListInputSchema>;

export const productListInputSchema = storeRef.extend({
  filter: observationFilterSchema.pick({ search: true, category: true, flags: true }).default({}),
  sort: z.enum(PRODUCT_SORT_KEYS).default('product'),
  descending: z.boolean().default(false),
});
export type ProductListInput = z.output<typeof productListInputSchema>;

export const explorerContract = {
  observations: procedure
    .route({ method: 'POST', path: '/explorer/{store}/observations', summary: 'Observations of products and days' })
    .input(observationListInputSchema.extend(pageOf))
    .output(z.object({ total: count, observations: z.array(observationSchema), categories: z.array(z.string()) })),
  products: procedure
    .route({ method: 'POST', path: '/explorer/{store}/products', summary: 'Products with what their records say' })
    .input(productListInputSchema.extend(pageOf))
    .output(z.object({ total: count, products: z.array(explorerProductSchema), categories: z.array(z.string()) })),
  /** Of one product, or of the whole store. */
  statistics: procedure
    .route({ method: 'GET', path: '/explorer/{store}/statistics', summary: 'Statistics, distribution, gaps, outliers' })
    .input(storeRef.extend({ product: productCodeSchema.optional() }))
    .output(explorerStatisticsSchema),
  calendar: procedure
    .route({
      method: 'GET',
      path: '/explorer/{store}/calendar',
      summary: 'Units of every day of a product or the store',
    })
    .input(storeRef.extend({ product: productCodeSchema.optional() }))
    .output(explorerCalendarSchema),
  exportObservations: procedure
    .route({
      method: 'POST',
      path: '/explorer/{store}/observations/export',
      summary: 'Export observations as CSV or XLSX',
    })
    .input(observationListInputSchema.extend(exportChoice))
    .output(exportedFileSchema),
  exportProducts: procedure
    .route({ method: 'POST', path: '/explorer/{store}/products/export', summary: 'Export the statistics of products' })
    .input(productListInputSchema.extend(exportChoice))
    .output(exportedFileSchema),
};
