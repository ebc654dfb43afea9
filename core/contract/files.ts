// Files on their way in and out, in chunks, the same through every door: no door ever holds a whole file in memory.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { idSchema } from './units.ts';

/** Bytes of a chunk before base64; keeps every message well below 1 MB. */
export const FILE_CHUNK_BYTES = 384 * 1024;

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
/** zod's own check decodes every chunk, which takes longer than writing it. */
const base64Schema = z
  .string()
  .refine((text) => text.length % 4 === 0 && BASE64.test(text), 'Expected base64')
  .meta({ format: 'base64', contentEncoding: 'base64' });

export const filesContract = {
  begin: procedure
    .route({ method: 'POST', path: '/files', summary: 'Begin handing in a file' })
    .input(z.object({ name: z.string().min(1).max(255), sizeBytes: z.number().int().min(0).optional() }))
    .output(z.object({ fileId: idSchema })),
  append: procedure
    .route({ method: 'POST', path: '/files/{fileId}/chunks', summary: 'Append the next chunk' })
    .input(z.object({ fileId: idSchema, offset: z.number().int().min(0), base64: base64Schema }))
    .output(z.object({ sizeBytes: z.number().int() })),
  finish: procedure
    .route({ method: 'POST', path: '/files/{fileId}/finish', summary: 'The file is complete' })
    .input(z.object({ fileId: idSchema }))
    .output(z.object({ fileId: idSchema, name: z.string(), sizeBytes: z.number().int(), sha256: z.string() })),
  /** Reads a file that a job made (an export) or that was handed in; `done` with the last chunk. */
  read: procedure
    .route({ method: 'GET', path: '/files/{fileId}/chunks', summary: 'Read a file chunk by chunk' })
    .input(z.object({ fileId: idSchema, offset: z.coerce.number().int().min(0) }))
    .output(z.object({ name: z.string(), sizeBytes: z.number().int(), base64: z.string(), done: z.boolean() })),
  discard: procedure
    .route({ method: 'DELETE', path: '/files/{fileId}', summary: 'Forget a file' })
    .input(z.object({ fileId: idSchema }))
    .output(z.object({ discarded: z.boolean() })),
};
