// What an order of a product depends on: cost, lead time, packs, limits. Each value says where it comes from.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { productCodeSchema, storeCodeSchema } from './units.ts';

/** Longest lead time that is believed: beyond it, forecasts of the demand until the delivery mean nothing. */
export const MAX_LEAD_TIME_DAYS = 180;

const money = z.number().min(0).max(1e9).nullable();
const units = z.number().min(0).max(10_000_000).nullable();
const wholeUnits = z.number().int().min(1).max(10_000_000).nullable();

/** What may be said of a product; null: nothing. Money in the currency of the store. */
export const termValuesSchema = z.object({
  unitCost: money.describe('What one unit costs the shop.'),
  price: money.describe('What one unit brings in.'),
  leadTimeDays: z
    .number()
    .int()
    .min(0)
    .max(MAX_LEAD_TIME_DAYS)
    .nullable()
    .describe('Days from an order to its arrival.'),
  packSize: wholeUnits.describe('Orders are whole multiples of it.'),
  moq: wholeUnits.describe('Smallest order.'),
  shelfLifeDays: z.number().int().min(1).max(3650).nullable().describe('Days that a delivered unit can be sold.'),
  storageLimit: wholeUnits.describe('Most units that there is room for.'),
  onOrder: units.describe('Ordered and not yet arrived.'),
  committed: units.describe('Promised to customers: in stock, and not for sale.'),
  serviceLevel: z
    .number()
    .min(0.5)
    .max(0.995)
    .nullable()
    .describe('Service level of this product instead of the one of the store.'),
});
export type TermValues = z.infer<typeof termValuesSchema>;
export type TermName = keyof TermValues;
export const TERM_NAMES = Object.keys(termValuesSchema.shape) as readonly TermName[];

/**
 * Where the value of a term comes from, in the order in which it is looked for: set by the user, from an imported file,
 * from the supplier, the default of the store (shown as assumed).
 */
export const termSourceSchema = z.enum(['set', 'file', 'supplier', 'store']);
export type TermSource = z.infer<typeof termSourceSchema>;

/** Changes of one product: a value left out stays, null takes the user's own value back (then a file's counts, or a default). */
export const termsPatchSchema = z.object({
  product: productCodeSchema,
  /** Name of a supplier of the store. */
  supplier: z.string().min(1).max(200).nullable().optional(),
  ...termValuesSchema.partial().shape,
});
export type TermsPatch = z.infer<typeof termsPatchSchema>;

/** Products that one call may change: every product of a large store. */
const MAX_CHANGES = 100_000;

export const termsChangeSchema = z.object({
  /** Products of which something is another value now. */
  changed: z.number().int(),
  /** What was set before: handed to `update`, it undoes the change. */
  before: z.array(termsPatchSchema),
});

export const termsContract = {
  /** Changes one or many products, all or none. */
  update: procedure
    .route({ method: 'PATCH', path: '/terms/{store}', summary: 'Set order terms of products' })
    .input(z.object({ store: storeCodeSchema, changes: z.array(termsPatchSchema).max(MAX_CHANGES) }))
    .output(termsChangeSchema),
};
