// How the figures of a file are laid out, how several files make one table, and what the user mends in it.
import { z } from 'zod';
import { idSchema, isoDaySchema } from './units.ts';

/** Length of the periods that the columns of a wide file stand for. */
export const periodStepSchema = z.enum(['day', 'week', 'month']);
export type PeriodStep = z.infer<typeof periodStepSchema>;

/** Columns that a wide file gets when it is turned into rows: what stood above a cell, and the cell itself. */
export const HEADING_COLUMN = '(column heading)';
export const VALUE_COLUMN = '(cell)';

/** Column that a table gets whose days stand in parts. */
export const DATE_COLUMN = '(date)';

/** Columns that make a day together: a month counts for its first day, a week for its Monday. */
export const datePartsSchema = z.object({
  year: z.string(),
  month: z.string().optional(),
  week: z.string().optional(),
  day: z.string().optional(),
});
export type DateParts = z.infer<typeof datePartsSchema>;

/** What a long table may need before its rows stand for themselves. */
const longLayout = {
  dateParts: datePartsSchema.optional(),
  /** Columns whose empty cells mean the one above: a table in blocks. */
  carried: z.array(z.string()).optional(),
};

export const SHAPE_KINDS = ['long', 'receipts', 'dates-as-columns', 'products-as-columns'] as const;
export const shapeKindSchema = z.enum(SHAPE_KINDS);
export type ShapeKind = z.infer<typeof shapeKindSchema>;

/**
 * How the figures are laid out. A wide file is turned into rows first: its columns of figures give way to
 * HEADING_COLUMN and VALUE_COLUMN, and the mapping speaks of those.
 */
export const shapeSchema = z.discriminatedUnion('kind', [
  /** One row for each product and day; several are added up where the file turns out to hold single sales. */
  z.object({ kind: z.literal('long'), ...longLayout }),
  /** Single sales: every row counts. `countLines`: there is no quantity, and every row is one piece. */
  z.object({ kind: z.literal('receipts'), countLines: z.boolean().default(false), ...longLayout }),
  /**
   * A column for each day, week or month. `firstDay` is the day (the first day of the week or month) of the first of
   * them where their headings only count (d_1, W0, Jan), else null.
   */
  z.object({
    kind: z.literal('dates-as-columns'),
    step: periodStepSchema.default('day'),
    firstDay: isoDaySchema.nullable().default(null),
  }),
  /** A row for each day and a column for each product; `keep` are the columns that are no products. */
  z.object({ kind: z.literal('products-as-columns'), keep: z.array(z.string()) }),
]);
export type Shape = z.infer<typeof shapeSchema>;

/** What the user says of the shape; the rest is found. */
export const shapeChoiceSchema = z.object({
  kind: shapeKindSchema,
  countLines: z.boolean().optional(),
  firstDay: isoDaySchema.optional(),
  step: periodStepSchema.optional(),
  keep: z.array(z.string()).optional(),
  /** false: empty cells are empty, whatever stands above them. */
  carry: z.boolean().optional(),
});
export type ShapeChoice = z.infer<typeof shapeChoiceSchema>;

/** Every reason for a shape, for the window to word. */
export const SHAPE_REASONS = [
  'chosen',
  /** No sign of another shape. */
  'one-row-each',
  /** Numbered receipts, or a time of day. */
  'receipt-columns',
  'no-quantity',
  'dated-headings',
  'numbered-headings',
  'numeric-columns',
] as const;

/** What was found out about the shape of a file. */
export const shapeFindingSchema = z.object({
  shape: shapeSchema,
  because: z.enum(SHAPE_REASONS),
  sureness: z.enum(['sure', 'likely', 'unsure']),
  /** Columns that stand for periods or products; null for shapes that have none. */
  headings: z
    .object({
      count: z.number().int(),
      first: z.string(),
      last: z.string(),
      /** Their days, where known. */
      firstDay: isoDaySchema.nullable(),
      lastDay: isoDaySchema.nullable(),
    })
    .nullable(),
  /** The headings only count: the file cannot be checked before the first day is said. */
  needsFirstDay: z.boolean(),
  /** Offered as the first day, and why: never taken by itself. */
  suggestedFirstDay: z
    .object({ day: isoDaySchema, because: z.enum(['preset', 'year-in-title', 'ends-before-today']) })
    .nullable(),
});
export type ShapeFinding = z.infer<typeof shapeFindingSchema>;

/**
 * What another file is to the first: more rows of the same kind, or a list in which the rows are looked up. `column` is
 * a column of the table so far, `matches` one of the other file; the other columns of that file come with the row.
 */
export const relationSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('append') }),
  z.object({
    kind: z.literal('join'),
    on: z.array(z.object({ column: z.string(), matches: z.string() })).min(1),
    /** A list of event days (a festival, holidays): days that it does not have are ordinary ones, and hold 0. */
    events: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('ignore') }),
]);
export type Relation = z.infer<typeof relationSchema>;

/** What the user says of one of the other files, or of another sheet. */
export const relationChoiceSchema = z.object({
  fileId: idSchema,
  /** Another sheet of the very workbook that is read; left out for other files. */
  sheet: z.string().optional(),
  relation: relationSchema,
});
export type RelationChoice = z.infer<typeof relationChoiceSchema>;

/**
 * A cell or many, mended: in `column`, cells that hold `value` (on `line` only, where it is given, of several files only in
 * the one named `file`, and in a wide file only under `heading`) are read as `to`; where `to` is null their rows are left
 * out on purpose.
 */
export const repairSchema = z.object({
  column: z.string(),
  value: z.string(),
  file: z.string().nullable().default(null),
  line: z.number().int().min(1).nullable().default(null),
  heading: z.string().nullable().default(null),
  to: z.string().nullable(),
});
export type Repair = z.infer<typeof repairSchema>;

/** Systems whose exports are known by their header. */
export const PRESETS = [
  'shopify',
  'woocommerce',
  'square',
  'lightspeed',
  'amazon',
  'retail-store-inventory',
  'm5',
  'online-retail',
  'german-till',
  'french-till',
] as const;
export const presetSchema = z.object({
  id: z.enum(PRESETS),
  /** 'sure': all its marks are there; 'likely': most of them. */
  sureness: z.enum(['sure', 'likely']),
  /** Columns of the file that this system names so, and how many it has. */
  matched: z.number().int(),
  known: z.number().int(),
});
export type Preset = z.infer<typeof presetSchema>;
