// How a table is wanted as a file: the same two fields wherever something is exported.
import { z } from 'zod';
import { idSchema } from './units.ts';

export const exportFormatSchema = z.enum(['csv', 'xlsx']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

export const exportChoice = {
  format: exportFormatSchema,
  /** Of headings, words, the file's name, and what parts the cells of a CSV file: a BCP 47 tag; else English. */
  language: z.string().min(2).max(35).default('en'),
};
export interface ExportChoice {
  readonly format: ExportFormat;
  readonly language: string;
}

/** Where the file lies; read it with files.read. */
export const exportedFileSchema = z.object({ fileId: idSchema, name: z.string(), rows: z.number().int().min(0) });
