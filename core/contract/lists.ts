// Stock lists and supplier files: what their columns can mean, and what checking one answers.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { idSchema, isoDaySchema, storeCodeSchema, timestampSchema } from './units.ts';

/** What the rows of a file are about: a stock list has one a product, a supplier file one a supplier. */
export const listSubjectSchema = z.enum(['products', 'suppliers']);
export type ListSubject = z.infer<typeof listSubjectSchema>;

/** What a column of a list can mean. Those of one subject mean nothing to the other. */
export const LIST_ROLES = [
  'product',
  'productName',
  'category',
  'supplier',
  'onHand',
  'unitCost',
  'price',
  'leadTimeDays',
  'packSize',
  'moq',
  'shelfLifeDays',
  'storageLimit',
  'onOrder',
  'committed',
  'orderWeekdays',
  'reviewPeriodDays',
  'minimumOrderValue',
  'currency',
  'currencyRate',
  'note',
  'ignore',
] as const;
export const listRoleSchema = z.enum(LIST_ROLES);
export type ListRole = z.infer<typeof listRoleSchema>;

/** Why a row, or one cell of it, is left out: for the window to word. */
export const LIST_ISSUES = [
  'missing-product',
  'missing-supplier',
  'unknown-product',
  'repeated-row',
  'too-many-cells',
  'bad-number',
  'out-of-range',
  'bad-weekday',
  'bad-currency',
] as const;
export const listIssueSchema = z.enum(LIST_ISSUES);
export type ListIssue = z.infer<typeof listIssueSchema>;

export const listColumnSchema = z.object({
  column: z.string(),
  role: listRoleSchema,
  /** The first different values. */
  samples: z.array(z.string()),
});

export const listProblemSchema = z.object({
  line: z.number().int(),
  code: listIssueSchema,
  column: z.string().nullable(),
  /** Role of that column. */
  role: listRoleSchema.nullable(),
  value: z.string(),
  /** In plain English: what is wrong and what is expected. */
  reason: z.string(),
});
export type ListProblem = z.infer<typeof listProblemSchema>;

export const listCheckSchema = z.object({
  listId: idSchema,
  subject: listSubjectSchema,
  store: storeCodeSchema,
  fileName: z.string(),
  rows: z.object({
    total: z.number().int(),
    /** Rows of which something is used. */
    accepted: z.number().int(),
    /** Rows that are left out. */
    rejected: z.number().int(),
  }),
  /** Cells that are left out of rows that are used. */
  cellsLeftOut: z.number().int(),
  columns: z.array(listColumnSchema),
  /** What a commit will do. */
  effect: z.object({
    /** Products or suppliers of which something changes. */
    changed: z.number().int(),
    unchanged: z.number().int(),
    newProducts: z.number().int(),
    newSuppliers: z.array(z.string()),
    /** Values that change, by what they are. */
    values: z.array(z.object({ role: listRoleSchema, changed: z.number().int() })),
    /** Values of the file that will not count, because the user set one of their own. */
    outranked: z.number().int(),
  }),
  /** The day at whose close the stock of the list is taken to have been counted; null where it has no such column. */
  stockDay: isoDaySchema.nullable(),
  /** Products of the list that the store does not have. */
  unknownProducts: z.number().int(),
  /** What is left out, with the first of it (at most 1,000). */
  problems: z.array(listProblemSchema),
});
export type ListCheck = z.infer<typeof listCheckSchema>;

export const listImportSchema = z.object({
  importId: idSchema,
  subject: listSubjectSchema,
  fileName: z.string(),
  who: z.string(),
  at: timestampSchema,
  /** Products or suppliers that it changed. */
  changed: z.number().int(),
  /** When it was taken back; null: it stands. */
  undoneAt: timestampSchema.nullable(),
});
export type ListImport = z.infer<typeof listImportSchema>;

const listRef = z.object({ listId: idSchema });

export const listsContract = {
  /**
   * Reads a stock list or a supplier file and says what committing it would do. Changes nothing; the last few checked
   * files are kept until the engine closes.
   */
  check: procedure
    .route({ method: 'POST', path: '/lists/check', summary: 'Check a stock list or supplier file' })
    .input(
      z.object({
        store: storeCodeSchema,
        subject: listSubjectSchema,
        fileId: idSchema,
        /** What the user says of some columns; the others are mapped around it. */
        mapping: z.array(z.object({ column: z.string(), role: listRoleSchema })).optional(),
        /** Products of the list that the store does not have are added. */
        addProducts: z.boolean().default(false),
        /** The day at whose close the stock was counted; the last known day when left out. */
        stockDay: isoDaySchema.optional(),
      }),
    )
    .output(listCheckSchema),
  /** Takes a checked file over, all or nothing. */
  commit: procedure
    .route({ method: 'POST', path: '/lists/check/{listId}/commit', summary: 'Take over a checked list' })
    .input(listRef)
    .output(listImportSchema),
  discard: procedure
    .route({ method: 'DELETE', path: '/lists/check/{listId}', summary: 'Forget a checked list' })
    .input(listRef)
    .output(z.object({ discarded: z.boolean() })),
  /** Lists that were taken over, newest first. */
  imports: procedure
    .route({ method: 'GET', path: '/lists/{store}', summary: 'Stock lists and supplier files that came in' })
    .input(z.object({ store: storeCodeSchema, limit: z.coerce.number().int().min(1).max(200).default(20) }))
    .output(z.array(listImportSchema)),
  /** Takes an import back whole. What was changed again since stays as it is. */
  undo: procedure
    .route({ method: 'POST', path: '/lists/imports/{importId}/undo', summary: 'Take an imported list back' })
    .input(z.object({ importId: idSchema }))
    .output(listImportSchema),
};
