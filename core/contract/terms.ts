// What an order of a product depends on: cost, lead time, packs, limits. Each value says where it comes from.
import { z } from 'zod';
import { exportChoice, exportedFileSchema } from './export-choice.ts';
import { procedure } from './procedure.ts';
import { isoDaySchema, productCodeSchema, storeCodeSchema } from './units.ts';

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
  /** Stock as counted at the close of the last known day; null forgets that count. */
  onHand: units.optional(),
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

/** A term with what it rests on; source null: nothing is known, and there is no default either. */
export const termSchema = z.object({ value: z.number().nullable(), source: termSourceSchema.nullable() });
export type Term = z.infer<typeof termSchema>;

export const termsLineSchema = z.object({
  product: productCodeSchema,
  name: z.string(),
  category: z.string().nullable(),
  supplier: z.string().nullable(),
  supplierSource: termSourceSchema.nullable(),
  /** Stock at the close of the last known day; null: not recorded. */
  onHand: z.number().nullable(),
  /** The day on which it was counted, where a count says it. */
  countedOn: isoDaySchema.nullable(),
  /** Every term as it counts now. */
  terms: z.object({
    unitCost: termSchema,
    price: termSchema,
    leadTimeDays: termSchema,
    packSize: termSchema,
    moq: termSchema,
    shelfLifeDays: termSchema,
    storageLimit: termSchema,
    onOrder: termSchema,
    committed: termSchema,
    serviceLevel: termSchema,
  } satisfies Record<TermName, typeof termSchema>),
});
export type TermsLine = z.infer<typeof termsLineSchema>;

const termNameSchema = z.enum([
  'unitCost',
  'price',
  'leadTimeDays',
  'packSize',
  'moq',
  'shelfLifeDays',
  'storageLimit',
  'onOrder',
  'committed',
  'serviceLevel',
] satisfies TermName[]);

export const termsFilterSchema = z.object({
  search: z.string().max(200).optional(),
  category: z.array(z.string()).optional(),
  supplier: z.array(z.string()).optional(),
  /** Only products of which nobody said these: a default stands in, or nothing. */
  unknown: z.array(z.enum([...termNameSchema.options, 'supplier'])).optional(),
  /** Only these products. */
  products: z.array(productCodeSchema).max(MAX_CHANGES).optional(),
  /** All but these products. */
  except: z.array(productCodeSchema).max(MAX_CHANGES).optional(),
});
export type TermsFilter = z.infer<typeof termsFilterSchema>;

export const TERMS_SORT_KEYS = ['product', 'name', 'category', 'supplier', ...termNameSchema.options] as const;
export type TermsSortKey = (typeof TERMS_SORT_KEYS)[number];

export const termsListInputSchema = z.object({
  store: storeCodeSchema,
  sort: z.enum(TERMS_SORT_KEYS).default('name'),
  descending: z.boolean().default(false),
  filter: termsFilterSchema.default({}),
});
export type TermsListInput = z.output<typeof termsListInputSchema>;

export const termsContract = {
  /** Products with their terms: sorted, filtered, paged. */
  page: procedure
    .route({ method: 'POST', path: '/terms/{store}/lines', summary: 'Products with their order terms' })
    .input(
      termsListInputSchema.extend({
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(1000).default(200),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        lines: z.array(termsLineSchema),
        categories: z.array(z.string()),
        suppliers: z.array(z.string()),
        /** Of how many of the products that match nobody said the term. */
        unknown: z.record(z.string(), z.number().int()),
      }),
    ),
  get: procedure
    .route({ method: 'GET', path: '/terms/{store}/{product}', summary: 'Order terms of one product' })
    .input(z.object({ store: storeCodeSchema, product: productCodeSchema }))
    .output(termsLineSchema),
  /** Changes one or many products, all or none. */
  update: procedure
    .route({ method: 'PATCH', path: '/terms/{store}', summary: 'Set order terms of products' })
    .input(z.object({ store: storeCodeSchema, changes: z.array(termsPatchSchema).max(MAX_CHANGES) }))
    .output(termsChangeSchema),
  /** Sets the same for every product that matches. */
  updateMatching: procedure
    .route({ method: 'POST', path: '/terms/{store}/matching', summary: 'Set order terms of all products that match' })
    .input(
      z.object({ store: storeCodeSchema, filter: termsFilterSchema, values: termsPatchSchema.omit({ product: true }) }),
    )
    .output(termsChangeSchema),
  /** Writes what is known of the products that match, in a form that `lists` reads again. */
  export: procedure
    .route({ method: 'POST', path: '/terms/{store}/export', summary: 'Export products and terms as CSV or XLSX' })
    .input(termsListInputSchema.extend(exportChoice))
    .output(exportedFileSchema),
};
