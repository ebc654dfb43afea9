// From a file to observations: inspect (columns and reading), check (stage every row and count), commit, or discard.
import { z } from 'zod';
import {
  presetSchema,
  relationChoiceSchema,
  relationSchema,
  repairSchema,
  shapeChoiceSchema,
  shapeFindingSchema,
  shapeSchema,
} from './import-shape.ts';
import { jobRefSchema } from './jobs.ts';
import { procedure } from './procedure.ts';
import { undoProcedures } from './undo.ts';
import {
  idSchema,
  isoDaySchema,
  pageInputSchema,
  productCodeSchema,
  storeCodeSchema,
  timestampSchema,
} from './units.ts';

/** What a column of a long daily file can mean. */
export const COLUMN_ROLES = [
  'date',
  'store',
  'product',
  'productName',
  'category',
  'region',
  'supplier',
  'units',
  'price',
  'discount',
  'promotion',
  'closed',
  'weather',
  'competitorPrice',
  'stock',
  'unitsOrdered',
  'revenue',
  /** Number of the receipt or order: its lines share what only the first of them says. */
  'receipt',
  /** Says that an order was cancelled: by a date, a yes, or a status. */
  'cancelled',
  /** Size, colour: what tells apart products of one name. */
  'variant',
  /** What kind of line it is: goods sold, goods that came back, or neither (a payment, postage). */
  'lineType',
  'unitCost',
  'leadTimeDays',
  'packSize',
  'moq',
  'ignore',
] as const;
export const columnRoleSchema = z.enum(COLUMN_ROLES);
export type ColumnRole = z.infer<typeof columnRoleSchema>;

/** The order of a date's parts; or its number: of days since 1900 as spreadsheets count them, of (milli)seconds since 1970. */
export const dateOrderSchema = z.enum(['ymd', 'dmy', 'mdy', 'serial', 'unix']);
export const decimalMarkSchema = z.enum(['.', ',']);

/** How the bytes of a file are read. Everything here was detected and can be changed by the user. */
export const readingSchema = z.object({
  /** By content, whatever the file is called: text, or a workbook of either kind. */
  format: z.enum(['csv', 'xlsx', 'xls']),
  encoding: z.string(),
  delimiter: z.enum([',', ';', '\t', '|']).nullable(),
  sheet: z.string().nullable(),
  /** 1-based line (or sheet row) of the header. */
  headerLine: z.number().int().min(1),
  /** Rows from there on that name the columns together ("2024" above "Jan", "Feb"); absent: one; 0: there is none. */
  headerRows: z.number().int().min(0).max(2).optional(),
  decimalMark: decimalMarkSchema,
  dateOrder: dateOrderSchema,
  /**
   * Where the shop is, by the IANA's name (Europe/Berlin), when moments are written in UTC: they count for the day on its
   * clocks. null: the days count as they are written. Absent: no moment is in UTC.
   */
  timeZone: z.string().max(100).nullable().optional(),
});
export type Reading = z.infer<typeof readingSchema>;

export const columnMappingSchema = z.object({ column: z.string(), role: columnRoleSchema });
export const mappingSchema = z.array(columnMappingSchema);
export type Mapping = z.infer<typeof mappingSchema>;

/** What happens to a row whose store, product and day exist already. */
export const overlapPolicySchema = z.enum(['replace', 'add', 'keep']);
/** Whether the stock column counts at opening (Retail Store Inventory) or at closing of the day. */
export const stockTimeSchema = z.enum(['opening', 'closing']);

/** Another file (or sheet) that makes one table with the first. */
export const extraFileSchema = z.object({
  /** Which of the files that are handed in with the check: 0 is the first itself (another sheet), 1 the next. */
  file: z.number().int().min(0),
  /** Its name when the options were made, for people. */
  fileName: z.string(),
  reading: readingSchema,
  relation: relationSchema,
});
export type ExtraFile = z.infer<typeof extraFileSchema>;

/** Everything that decides what an import does with a file: what recipes keep. */
export const importOptionsSchema = z.object({
  reading: readingSchema,
  /** How the figures are laid out. */
  shape: shapeSchema.default({ kind: 'long' }),
  /** In the order in which they are looked up. */
  extras: z.array(extraFileSchema).max(20).default([]),
  mapping: mappingSchema,
  /** Store for files without a store column. */
  store: storeCodeSchema.nullable().default(null),
  /**
   * The one product that stands for the whole store, for files that name no product (a till's daily totals). Where they
   * count nothing either, the takings are the quantity, at a price of 1. Not looked at where a column names the product.
   */
  product: productCodeSchema.nullable().default(null),
  overlap: overlapPolicySchema.default('replace'),
  stockTime: stockTimeSchema.default('opening'),
  /** Cells that the user mended. */
  repairs: z.array(repairSchema).max(10_000).default([]),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

/** Every `reason` of a column suggestion, for the window to word. */
export const SUGGESTION_REASONS = [
  /** The user said so. */
  'chosen',
  /** Exports of this kind (see `preset`) name it so. */
  'preset',
  /** What stood above the figures of a wide file. */
  'wide-heading',
  /** The figures of a wide file. */
  'wide-value',
  /** The name says it, and the content agrees. */
  'name-synonym',
  /** Part of the name says it, and the content agrees. */
  'name-part',
  'content-dates',
  'content-numbers',
  'content-ids',
  /** From a list of days on which something was on. */
  'event-days',
  /** Year, month, week and day in columns of their own, put together. */
  'date-parts',
  /** The product's name serves as its code, because nothing else does. */
  'name-as-code',
  /** "Units ordered" where no other quantity is: order lines of customers. */
  'only-quantity',
  /** Called a price, but it grows with the quantity: what the line cost. */
  'grows-with-units',
  // Why a column is ignored:
  'forecast-column-ignored',
  /** Season, weekday, holiday: known from the date. */
  'calendar-known',
  'receipt-number',
  'time-of-day',
  'personal-data',
  'row-number',
  /** At which till, how it was paid, a remark: about the sale, not about what was sold. */
  'about-the-sale',
  /** An amount of money taken off, not a share of the price. */
  'amount-not-share',
  /** Another column fits the same role better. */
  'role-taken',
  /** The name says one thing, the content another. */
  'content-mismatch',
  /** Its cells name all that was in an order. */
  'several-products',
  'empty-column',
  'name-unknown',
] as const;
export const suggestionReasonSchema = z.enum(SUGGESTION_REASONS);
export type SuggestionReason = z.infer<typeof suggestionReasonSchema>;

/** What the first cells of a column hold nearly all; 'mixed': some of each, or not known. */
export const columnKindSchema = z.enum(['date', 'number', 'text', 'mixed', 'empty']);
export type ColumnKind = z.infer<typeof columnKindSchema>;

export const columnSuggestionSchema = z.object({
  column: z.string(),
  role: columnRoleSchema,
  kind: columnKindSchema,
  /** How sure: 'name' and content agree, only one of them speaks, or nothing does. */
  sureness: z.enum(['sure', 'likely', 'unsure']),
  reason: suggestionReasonSchema,
  samples: z.array(z.string()).max(5),
});

/** In which order a file writes its dates, and why that is thought. */
export const dateOrderFindingSchema = z.object({
  chosen: dateOrderSchema,
  /**
   * 'settled' by a value only one order allows, 'consecutive' because this order gives consecutive days, 'others' as the
   * other files of the import have it, 'iso' needs no order, 'counted' because every cell is the number of a day or moment.
   */
  because: z.enum(['iso', 'settled', 'consecutive', 'others', 'real-dates', 'counted', 'assumed']),
  /** The same first cell read both ways, to show real dates. */
  readings: z.array(
    z.object({ order: dateOrderSchema, first: isoDaySchema, last: isoDaySchema, days: z.number().int() }),
  ),
});
export type DateOrderFinding = z.infer<typeof dateOrderFindingSchema>;

export const inspectionSchema = z.object({
  /** The file with the sales; of several it need not be the one that was named first. */
  fileId: idSchema,
  fileName: z.string(),
  sizeBytes: z.number().int(),
  /** Where the table was packed into another file: how, and its name in there. */
  packing: z.object({ kind: z.enum(['gzip', 'zip']), entry: z.string().nullable() }).nullable(),
  preset: presetSchema.nullable(),
  shape: shapeFindingSchema,
  /** The other files, in the order in which they are looked up; those with `fileId` are sheets of the workbook that is read. */
  extras: z.array(
    z.object({
      fileId: idSchema,
      fileName: z.string(),
      reading: readingSchema,
      columns: z.array(z.string()),
      relation: relationSchema,
      /** Of the first rows' keys, the share that is found in this file, 0 to 1; null where nothing is looked up. */
      matched: z.number().nullable(),
      sureness: z.enum(['sure', 'likely', 'unsure']),
      /** Of a file whose rows follow: it may write its dates in another order than the first. Else null. */
      dateOrder: dateOrderFindingSchema.nullable(),
    }),
  ),
  reading: readingSchema,
  sheets: z.array(z.object({ name: z.string(), rows: z.number().int().nullable() })),
  columns: z.array(columnSuggestionSchema),
  /** First rows as text, below the header. */
  sampleRows: z.array(z.array(z.string())),
  /** Of the file with the sales, or of the list that brings the date to it. */
  dateOrder: dateOrderFindingSchema.nullable(),
  /**
   * Roles that a usable file still lacks (date, product, units); empty when it can be checked as it is, with
   * `suggestedProduct` for the product.
   */
  missingRoles: z.array(columnRoleSchema),
  /** Name offered for the store where the file has no store column. */
  suggestedStore: z.string(),
  /** Name offered for the one product of a file whose rows are totals of the whole store; null: they are not. */
  suggestedProduct: z.string().nullable(),
  /** Name that such totals had when they were imported last, by whichever door: it goes before any other. null: never. */
  knownProduct: z.string().nullable(),
  /** Of the files whose rows would count, the first whose very bytes were imported before. */
  alreadyImported: z.object({ uploadId: idSchema, at: timestampSchema, fileName: z.string() }).nullable(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** Every `code` of an import issue, for the window to word. */
export const ISSUE_CODES = [
  // Rejected: the row is left out.
  'bad-date',
  'absurd-date',
  'bad-number',
  'absurd-number',
  'missing-date',
  'missing-product',
  'missing-store',
  'missing-units',
  'text-too-long',
  'too-many-cells',
  'totals-row',
  // Repaired: the row counts, a cell was changed or left out.
  'number-cleaned',
  'bad-optional-number',
  'negative-stock',
  'missing-name',
  'missing-code',
  'repeated-row',
  'mended-cell',
  // Notes: nothing was changed.
  'cancelled-row',
  'skipped-row',
  'footer-row',
  'lines-counted',
  'not-looked-up',
  'other-line',
  'utc-moment',
  'negative-units',
  'duplicate-row',
  'receipts-summed',
  'repeated-header',
  'discount-percent',
  'open-inverted',
  'price-from-revenue',
  'whole-store',
  'takings-counted',
] as const;
export const issueCodeSchema = z.enum(ISSUE_CODES);
export type IssueCode = z.infer<typeof issueCodeSchema>;

export const issueSchema = z.object({
  code: issueCodeSchema,
  severity: z.enum(['rejected', 'repaired', 'note']),
  column: z.string().nullable(),
  count: z.number().int(),
  /**
   * First occurrences with line numbers (1-based, as an editor shows them); of several files or sheets with the name of
   * theirs ("book.xlsx: March"), else null.
   */
  examples: z.array(z.object({ file: z.string().nullable().default(null), line: z.number().int(), value: z.string() })),
  /** What was done about it, or what the user can do, in plain English. */
  repair: z.string(),
});
export type ImportIssue = z.infer<typeof issueSchema>;

export const importReportSchema = z.object({
  rows: z.object({
    total: z.number().int(),
    accepted: z.number().int(),
    repaired: z.number().int(),
    rejected: z.number().int(),
  }),
  /** What the commit will do (or did) to the store. */
  effect: z.object({
    inserted: z.number().int(),
    replaced: z.number().int(),
    unchanged: z.number().int(),
    kept: z.number().int(),
    newStores: z.number().int(),
    newProducts: z.number().int(),
  }),
  result: z.object({
    stores: z.array(storeCodeSchema),
    products: z.number().int(),
    firstDay: isoDaySchema.nullable(),
    lastDay: isoDaySchema.nullable(),
    units: z.number(),
    revenue: z.number().nullable(),
    /** Units per day over all stores, downsampled to at most 200 points, for the small chart. */
    perDay: z.array(z.object({ day: isoDaySchema, units: z.number() })),
  }),
  issues: z.array(issueSchema),
  /** What a list of event days beside the sales says of days to come: promotions of the whole store. */
  events: z
    .object({
      /** Listed days after the last day of the file, at most two years. */
      days: z.array(isoDaySchema),
      /** Those that the commit planned, store by store: not those that were planned already. An undo takes them back. */
      planned: z.array(z.object({ store: storeCodeSchema, days: z.array(isoDaySchema) })),
    })
    .default({ days: [], planned: [] }),
  /** Products whose attributes (category, …) change from row to row; the latest won. */
  attributeConflicts: z.array(z.object({ attribute: z.string(), products: z.number().int() })),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** What the first rows of a file give: the result beside the mapping, before every row is checked. */
export const importPreviewSchema = importReportSchema.pick({ rows: true, result: true, issues: true }).extend({
  /** More rows follow that were not looked at. */
  isPartial: z.boolean(),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const uploadStateSchema = z.enum([
  'checking',
  'ready',
  'committing',
  'committed',
  'undone',
  'discarded',
  'failed',
]);

export const uploadSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  state: uploadStateSchema,
  who: z.string(),
  createdAt: timestampSchema,
  committedAt: timestampSchema.nullable(),
  /** When and by whom it was taken back. */
  undoneAt: timestampSchema.nullable(),
  undoneBy: z.string().nullable(),
  options: importOptionsSchema,
  report: importReportSchema.nullable(),
});
export type Upload = z.infer<typeof uploadSchema>;

const checkInputSchema = z.object({
  fileId: idSchema,
  /** The other files, as `options.extras` counts them. */
  extraFileIds: z.array(idSchema).max(20).optional(),
  options: importOptionsSchema,
});

export const importsContract = {
  /**
   * Detects how the file is read and what its columns mean. `reading` and `mapping` are what the user changed: the rest
   * is detected around it (the date order, for instance, from the column chosen for the date). Several files are put
   * together: which of them holds the sales and how the others belong to it is found by names and contained values.
   */
  inspect: procedure
    .route({ method: 'POST', path: '/imports/inspect', summary: 'Detect format, columns and dates of a file' })
    .input(
      z.object({
        fileId: idSchema,
        /** More files of the same sales: parts of a split year, lists in which ids are looked up. */
        extraFileIds: z.array(idSchema).max(20).optional(),
        reading: readingSchema.partial().optional(),
        mapping: mappingSchema.optional(),
        shape: shapeChoiceSchema.optional(),
        relations: z.array(relationChoiceSchema).optional(),
      }),
    )
    .output(inspectionSchema),
  /** Reads the first rows as a check would, and says what they give. Throws what a check is refused with. */
  preview: procedure
    .route({ method: 'POST', path: '/imports/preview', summary: 'What the first rows of a file give' })
    .input(checkInputSchema)
    .output(importPreviewSchema),
  /** Reads every row into staging, counts, and compares with what the store has. Changes nothing yet. */
  check: procedure
    .route({ method: 'POST', path: '/imports/check', summary: 'Check every row of a file without changing the store' })
    .input(checkInputSchema)
    .output(jobRefSchema.extend({ uploadId: idSchema })),
  commit: procedure
    .route({ method: 'POST', path: '/imports/{uploadId}/commit', summary: 'Put a checked upload into the store' })
    .input(z.object({ uploadId: idSchema }))
    .output(jobRefSchema),
  discard: procedure
    .route({ method: 'POST', path: '/imports/{uploadId}/discard', summary: 'Throw a checked upload away' })
    .input(z.object({ uploadId: idSchema }))
    .output(uploadSchema),
  ...undoProcedures,
  get: procedure
    .route({ method: 'GET', path: '/imports/{uploadId}', summary: 'One upload with its report' })
    .input(z.object({ uploadId: idSchema }))
    .output(uploadSchema),
  list: procedure
    .route({ method: 'GET', path: '/imports', summary: 'Uploads, newest first' })
    .input(pageInputSchema)
    .output(z.array(uploadSchema)),
  /** Rejected rows of an upload with their reasons (the first 10,000 are kept). */
  rejectedRows: procedure
    .route({ method: 'GET', path: '/imports/{uploadId}/rejected', summary: 'Rejected rows with reasons' })
    .input(pageInputSchema.extend({ uploadId: idSchema }))
    .output(
      z.object({
        total: z.number().int(),
        rows: z.array(
          z.object({
            /** The file it stands in; null: the upload has rows of one file only. */
            file: z.string().nullable(),
            line: z.number().int(),
            code: z.string(),
            column: z.string().nullable(),
            /** Of a wide file: what stands above the figure; null: the row is no figure of a wide file. */
            heading: z.string().nullable(),
            value: z.string(),
            text: z.string(),
          }),
        ),
      }),
    ),
};
