// Recipes: how files of one kind are imported, kept under a name. A file that looks the same needs no questions any more.
import { z } from 'zod';
import { shapeChoiceSchema } from './import-shape.ts';
import {
  columnKindSchema,
  columnRoleSchema,
  dateOrderSchema,
  importOptionsSchema,
  inspectionSchema,
  readingSchema,
} from './imports.ts';
import { procedure } from './procedure.ts';
import { idSchema, timestampSchema } from './units.ts';

export const MOST_NAME_CHARS = 100;
export const recipeNameSchema = z.string().trim().min(1).max(MOST_NAME_CHARS);

/** A column by which files are known again: what it is called and what it holds. */
export const recipeColumnSchema = z.object({ column: z.string(), kind: columnKindSchema });
const recipeColumnsSchema = z.array(recipeColumnSchema).max(20_000);

/** How files are read where somebody said so against what was found, or to be sure: it is said of the next file, too. */
export const saidOfFileSchema = z.object({
  reading: readingSchema.partial().default({}),
  shape: shapeChoiceSchema.nullable().default(null),
});
export type SaidOfFile = z.infer<typeof saidOfFileSchema>;

/** What a recipe says, without the workspace it is in. */
export const recipeContentSchema = z.object({
  name: recipeNameSchema,
  /** As they were when the recipe was saved; of what was mended, only values that are mended wherever they stand. */
  options: importOptionsSchema,
  said: saidOfFileSchema.prefault({}),
  /** The columns that such a file has, those that are ignored among them. */
  columns: recipeColumnsSchema,
});
export type RecipeContent = z.infer<typeof recipeContentSchema>;

export const recipeSchema = recipeContentSchema.extend({
  id: idSchema,
  createdAt: timestampSchema,
  createdBy: z.string(),
});
export type Recipe = z.infer<typeof recipeSchema>;

/** What a file of recipes holds. */
export const recipeFileSchema = z.object({
  kind: z.literal('shelfcast-recipes'),
  version: z.literal(1),
  recipes: z.array(recipeContentSchema).max(1000),
});
export type RecipeFile = z.infer<typeof recipeFileSchema>;

/** What a column holds where that is clear. */
const heldKindSchema = columnKindSchema.exclude(['mixed', 'empty']);
export type HeldKind = z.infer<typeof heldKindSchema>;

/** One thing in which a file differs from those that the recipe was made for. */
export const recipeChangeSchema = z.discriminatedUnion('kind', [
  /** A column that the recipe needs is missing. */
  z.object({ kind: z.literal('column-gone'), column: z.string(), role: columnRoleSchema }),
  z.object({ kind: z.literal('column-new'), column: z.string() }),
  /** One is missing, and a new one looks like it. */
  z.object({ kind: z.literal('column-renamed'), column: z.string(), to: z.string(), role: columnRoleSchema }),
  /** A column that the recipe needs holds something else, such as text instead of numbers. */
  z.object({
    kind: z.literal('column-kind'),
    column: z.string(),
    role: columnRoleSchema,
    from: heldKindSchema,
    to: heldKindSchema,
  }),
  z.object({ kind: z.literal('date-order'), from: dateOrderSchema, to: dateOrderSchema }),
  z.object({ kind: z.literal('decimal-mark'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('format'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('shape'), from: z.string(), to: z.string() }),
  /** The headings of its columns only count (W0, Jan): which day the first one is must be said for each file. */
  z.object({ kind: z.literal('first-day') }),
  /** The sheet that the recipe reads is not there, and no other was named. */
  z.object({ kind: z.literal('sheet'), from: z.string(), to: z.string() }),
  /** Made for another number of lists in which ids are looked up; files that follow each other may be any number. */
  z.object({ kind: z.literal('files'), from: z.number().int(), to: z.number().int() }),
]);
export type RecipeChange = z.infer<typeof recipeChangeSchema>;

/** The part of an inspection by which a file is known again; a whole one fits, too. */
export const inspectedFileSchema = inspectionSchema.pick({
  fileId: true,
  sheets: true,
  reading: true,
  shape: true,
  columns: true,
  dateOrder: true,
  extras: true,
});
export type InspectedFile = z.infer<typeof inspectedFileSchema>;

export const recipeMatchSchema = z.object({
  recipe: recipeSchema,
  /** Empty: the file is of the very kind the recipe was made for. */
  changes: z.array(recipeChangeSchema),
  /** What the recipe makes of this file: complete if nothing changed, else as much as it knows. */
  options: importOptionsSchema,
  /** The files as the recipe reads them, where that is another way than the one they came with; else null. */
  inspection: inspectionSchema.nullable(),
});
export type RecipeMatch = z.infer<typeof recipeMatchSchema>;

const recipeRef = z.object({ recipeId: idSchema });

export const recipesContract = {
  list: procedure
    .route({ method: 'GET', path: '/recipes', summary: 'Saved recipes by name' })
    .output(z.array(recipeSchema)),
  /**
   * Keeps how an upload was imported. `columns`: as the inspection saw them; without them only the names of columns are
   * compared. `said`: what was said of the file instead of being found out. `replace`: takes the place of the recipe of this name, if there is one.
   */
  save: procedure
    .route({ method: 'POST', path: '/recipes', summary: 'Save how an upload was imported as a recipe' })
    .input(
      z.object({
        uploadId: idSchema,
        name: recipeNameSchema,
        columns: recipeColumnsSchema.default([]),
        said: saidOfFileSchema.prefault({}),
        replace: z.boolean().default(false),
      }),
    )
    .output(recipeSchema),
  rename: procedure
    .route({ method: 'POST', path: '/recipes/{recipeId}/name', summary: 'Rename a recipe' })
    .input(recipeRef.extend({ name: recipeNameSchema }))
    .output(recipeSchema),
  remove: procedure
    .route({ method: 'DELETE', path: '/recipes/{recipeId}', summary: 'Delete a recipe' })
    .input(recipeRef)
    .output(recipeSchema),
  /**
   * The recipe that fits an inspected file best (or the one that is named), and what differs; null: none fits. Files are
   * looked at again where a recipe reads them in another way; `reading` is what was said of these files and goes before it.
   */
  match: procedure
    .route({ method: 'POST', path: '/recipes/match', summary: 'Find the recipe of an inspected file' })
    .input(
      z.object({
        file: inspectedFileSchema,
        recipeId: idSchema.optional(),
        reading: readingSchema.partial().optional(),
      }),
    )
    .output(recipeMatchSchema.nullable()),
  export: procedure
    .route({ method: 'GET', path: '/recipes/file', summary: 'All recipes as one JSON document' })
    .output(recipeFileSchema),
  /** Adds the recipes of a document; one whose name is taken gets a number behind it, one that is there already is left out. */
  import: procedure
    .route({ method: 'POST', path: '/recipes/file', summary: 'Add the recipes of a JSON document' })
    .input(recipeFileSchema)
    .output(z.array(recipeSchema)),
};
