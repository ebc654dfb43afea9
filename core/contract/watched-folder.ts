// The watched folder: new files in it that a recipe knows wait for one confirmation, or are imported by themselves.
import { z } from 'zod';
import { inspectionSchema } from './imports.ts';
import { procedure } from './procedure.ts';
import { recipeChangeSchema, recipeNameSchema } from './recipes.ts';
import { idSchema, isoDaySchema, timestampSchema } from './units.ts';

export const watchSettingsSchema = z.object({
  /** Full path; null: nothing is watched, which is how it begins. */
  path: z.string().min(1).max(4096).nullable(),
  /** 'ask': a known file waits for one confirmation. 'import': it is imported where every row of it can be used. */
  mode: z.enum(['ask', 'import']).default('ask'),
});
export type WatchSettings = z.infer<typeof watchSettingsSchema>;

export const WATCHED_STATES = [
  /** It grew or changed a moment ago: somebody may still be writing it. */
  'settling',
  /** It is being read or checked. */
  'reading',
  /** Checked: one confirmation (imports.commit) imports it. */
  'waiting',
  'importing',
  'imported',
  /** Its bytes were imported before. */
  'repeated',
  /** Discarded here, or undone later: it is left alone. */
  'set-aside',
  /** Of a known kind, but it changed. */
  'changed',
  /** Of no known kind. */
  'unknown',
  'failed',
] as const;

const watchErrorSchema = z.object({ code: z.string(), message: z.string() });

export const watchedFileSchema = z.object({
  name: z.string(),
  sizeBytes: z.number().int(),
  modifiedAt: timestampSchema,
  state: z.enum(WATCHED_STATES),
  recipe: recipeNameSchema.nullable(),
  uploadId: idSchema.nullable(),
  /** What its import does (or did); null before it was checked. */
  effect: z
    .object({
      inserted: z.number().int(),
      replaced: z.number().int(),
      rejected: z.number().int(),
      firstDay: isoDaySchema.nullable(),
      lastDay: isoDaySchema.nullable(),
    })
    .nullable(),
  changes: z.array(recipeChangeSchema),
  error: watchErrorSchema.nullable(),
});
export type WatchedFile = z.infer<typeof watchedFileSchema>;

export const watchedFolderSchema = watchSettingsSchema.extend({
  /** Why the folder cannot be looked into at present; it is tried again and again. */
  problem: watchErrorSchema.nullable(),
  /** Newest first; those of no known kind are there, too. */
  files: z.array(watchedFileSchema),
});
export type WatchedFolder = z.infer<typeof watchedFolderSchema>;

export const watchedFolderContract = {
  get: procedure
    .route({ method: 'GET', path: '/watched-folder', summary: 'The watched folder and what became of its files' })
    .output(watchedFolderSchema),
  /** Throws input/path for what is no folder. */
  set: procedure
    .route({ method: 'PUT', path: '/watched-folder', summary: 'Watch a folder, or none' })
    .input(watchSettingsSchema)
    .output(watchedFolderSchema),
  /** Looks into the folder at once; files that failed or were of no known kind are tried again. */
  look: procedure
    .route({ method: 'POST', path: '/watched-folder/look', summary: 'Look into the watched folder now' })
    .output(watchedFolderSchema),
  /** Hands in one of its files as if it had been dropped: for those that a recipe does not know wholly. */
  open: procedure
    .route({ method: 'POST', path: '/watched-folder/open', summary: 'Hand in a file of the watched folder' })
    .input(z.object({ name: z.string().min(1).max(1024) }))
    .output(inspectionSchema),
};
