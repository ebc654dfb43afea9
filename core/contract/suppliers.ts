// Suppliers: how long they take, when they take orders, what they ask for at least, in which currency.
import { z } from 'zod';
import { exportChoice, exportedFileSchema } from './export-choice.ts';
import { procedure } from './procedure.ts';
import { MAX_LEAD_TIME_DAYS } from './terms.ts';
import { storeCodeSchema } from './units.ts';

export const supplierNameSchema = z.string().trim().min(1).max(200);

/** A lead time as a mixture: this share of the deliveries took so many days. Shares add up to 1. */
export const leadTimeShareSchema = z.object({
  days: z.number().int().min(0).max(MAX_LEAD_TIME_DAYS),
  share: z.number().gt(0).max(1),
});
export type LeadTimeShare = z.infer<typeof leadTimeShareSchema>;

/** What is known of a supplier; null: not known, so the store's default counts (or there is no such rule). */
export const supplierValuesSchema = z.object({
  leadTimeDays: z.number().int().min(0).max(MAX_LEAD_TIME_DAYS).nullable().describe('Days from order to arrival.'),
  leadTimes: z
    .array(leadTimeShareSchema)
    .min(1)
    .max(MAX_LEAD_TIME_DAYS + 1)
    .refine(
      (shares) => Math.abs(shares.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-6,
      'shares must add up to 1',
    )
    .refine((shares) => new Set(shares.map(({ days }) => days)).size === shares.length, 'each lead time once')
    .nullable()
    .describe('How long deliveries really took; goes before leadTimeDays.'),
  orderWeekdays: z
    .array(z.number().int().min(0).max(6))
    .min(1)
    .refine((days) => new Set(days).size === days.length, 'each weekday once')
    .nullable()
    .describe('Weekdays on which orders are taken, 0 = Monday … 6 = Sunday; null: every day.'),
  reviewPeriodDays: z.number().int().min(1).max(90).nullable().describe('Days between two orders.'),
  minimumOrderValue: z.number().min(0).max(1e9).nullable().describe('Smallest order, in the currency of the supplier.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency code of three letters, such as USD')
    .nullable()
    .describe('ISO 4217; null: the currency of the store.'),
  currencyRate: z.number().gt(0).max(1e6).nullable().describe('Price of one unit of it in the currency of the store.'),
  note: z.string().max(2000).nullable(),
});
export type SupplierValues = z.infer<typeof supplierValuesSchema>;
export const SUPPLIER_FIELDS = Object.keys(supplierValuesSchema.shape) as readonly (keyof SupplierValues)[];

/** Changes of one supplier: a value left out stays, null takes it back. */
export const supplierPatchSchema = z.object({
  supplier: supplierNameSchema,
  /** Its new name. */
  name: supplierNameSchema.optional(),
  ...supplierValuesSchema.partial().shape,
});
export type SupplierPatch = z.infer<typeof supplierPatchSchema>;

export const supplierSchema = supplierValuesSchema.extend({
  name: z.string(),
  /** Products that are bought there. */
  products: z.number().int(),
});
export type Supplier = z.infer<typeof supplierSchema>;

/** Suppliers that one call may change. */
const MAX_CHANGES = 10_000;

export const supplierChangeSchema = z.object({
  changed: z.number().int(),
  /** What they were before: handed to `update`, it undoes the change. */
  before: z.array(supplierPatchSchema),
});

/** What past deliveries of a supplier tell. */
export const seenDeliveriesSchema = z.object({
  supplier: z.string(),
  deliveries: z.number().int(),
  meanDays: z.number(),
  leadTimes: z.array(leadTimeShareSchema),
});
export type SeenDeliveries = z.infer<typeof seenDeliveriesSchema>;

const supplierRef = z.object({ store: storeCodeSchema, supplier: supplierNameSchema });

export const suppliersContract = {
  list: procedure
    .route({ method: 'GET', path: '/suppliers/{store}', summary: 'Suppliers of a store' })
    .input(z.object({ store: storeCodeSchema }))
    .output(z.array(supplierSchema)),
  get: procedure
    .route({ method: 'GET', path: '/suppliers/{store}/{supplier}', summary: 'One supplier' })
    .input(supplierRef)
    .output(supplierSchema),
  add: procedure
    .route({ method: 'POST', path: '/suppliers/{store}', summary: 'Add a supplier' })
    .input(z.object({ ...supplierRef.shape, ...supplierValuesSchema.partial().shape }))
    .output(supplierSchema),
  /** Changes one or many suppliers, all or none. */
  update: procedure
    .route({ method: 'PATCH', path: '/suppliers/{store}', summary: 'Change suppliers' })
    .input(z.object({ store: storeCodeSchema, changes: z.array(supplierPatchSchema).max(MAX_CHANGES) }))
    .output(supplierChangeSchema),
  /**
   * How long deliveries of each supplier took, out of recorded orders and the stock they raised, and out of received
   * orders. Suppliers whose records are too few, or do not fit together, are not in the answer.
   */
  deliveries: procedure
    .route({ method: 'GET', path: '/supplier-deliveries/{store}', summary: 'Lead times seen in past deliveries' })
    .input(z.object({ store: storeCodeSchema }))
    .output(z.array(seenDeliveriesSchema)),
  /** Takes the lead times of past deliveries over: of the suppliers named, or of all. */
  learn: procedure
    .route({ method: 'POST', path: '/supplier-deliveries/{store}/learn', summary: 'Learn lead times from deliveries' })
    .input(z.object({ store: storeCodeSchema, suppliers: z.array(supplierNameSchema).optional() }))
    .output(supplierChangeSchema),
  /** Writes all suppliers, in a form that `lists` reads again. */
  export: procedure
    .route({ method: 'POST', path: '/suppliers/{store}/export', summary: 'Export suppliers as CSV or XLSX' })
    .input(z.object({ store: storeCodeSchema, ...exportChoice }))
    .output(exportedFileSchema),
  /** Removes a supplier that no product is bought from. */
  remove: procedure
    .route({ method: 'DELETE', path: '/suppliers/{store}/{supplier}', summary: 'Remove a supplier' })
    .input(supplierRef)
    .output(supplierSchema),
};
