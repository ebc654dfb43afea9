// POST /api/v1/upload_data: one file as multipart/form-data, streamed to the engine, checked and committed.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { ORPCError } from '@orpc/client';
import busboy from 'busboy';
import { z } from 'zod';
import type { EngineClient } from '#core/contract/contract.ts';
import { AppError, type ErrorCode, isErrorCode } from '#core/contract/errors.ts';
import {
  columnRoleSchema,
  inspectionSchema,
  overlapPolicySchema,
  readingSchema,
  stockTimeSchema,
  uploadSchema,
} from '#core/contract/imports.ts';
import { productCodeSchema, storeCodeSchema } from '#core/contract/units.ts';
import { type ImportFileOptions, importFile } from '../import-file.ts';
import { sendError, sendJson } from './respond.ts';

/** A form field that holds JSON. */
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** Column (or columns) of the file for a role: {"units": "Qty", "ignore": ["Total"]}. */
const rolesSchema = z.partialRecord(columnRoleSchema, z.union([z.string(), z.array(z.string())]));

/** The form's fields beside the file; each may come before or after it. */
const fieldsSchema = z.strictObject({
  store: storeCodeSchema.optional(),
  product: productCodeSchema.optional(),
  mapping: json(rolesSchema).optional(),
  reading: json(readingSchema.partial()).optional(),
  overlap: overlapPolicySchema.optional(),
  stockTime: stockTimeSchema.optional(),
  commit: z.enum(['true', 'false']).default('true'),
});

/** What the route answers; also in the OpenAPI document. */
export const uploadAnswerSchema = z.object({ upload: uploadSchema, inspection: inspectionSchema });

const LIMITS = { files: 1, fields: 20, fieldSize: 64 * 1024, parts: 30 };

export async function receiveUpload(
  request: IncomingMessage,
  response: ServerResponse,
  client: EngineClient,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const form = readForm(request);
    const { name, bytes } = await form.file;
    const options: ImportFileOptions = { name, signal: gone.signal };
    const { upload, inspection } = await importFile(client, fileThenFields(bytes, form.fields, options), options);
    sendJson(response, { upload, inspection } satisfies z.infer<typeof uploadAnswerSchema>);
  } catch (error) {
    // What is still being sent is of no use any more.
    request.unpipe();
    request.resume();
    response.setHeader('connection', 'close');
    reportError(response, error);
  }
}

/** The file's bytes; ends only when every field has arrived, so that the import that follows knows them all. */
async function* fileThenFields(bytes: Readable, fields: Promise<ImportFileOptions>, options: ImportFileOptions) {
  yield* bytes as AsyncIterable<Uint8Array>;
  Object.assign(options, await fields);
}

interface Form {
  file: Promise<{ name: string; bytes: Readable }>;
  fields: Promise<ImportFileOptions>;
}

function readForm(request: IncomingMessage): Form {
  const file = Promise.withResolvers<Awaited<Form['file']>>();
  const fields = Promise.withResolvers<ImportFileOptions>();
  fields.promise.catch(() => {}); // Reported through whoever awaits it; the file may have failed first.
  const fail = (error: unknown) => {
    file.reject(error);
    fields.reject(error);
  };
  const found: Record<string, string> = {};
  let reading: Readable | undefined;
  // A connection that breaks must not look like the end of the file, nor leave anybody waiting for the rest of the form.
  request.once('close', () => {
    if (request.complete) return;
    const broken = new AppError('cancelled', 'The upload broke off.', {});
    fail(broken);
    reading?.destroy(broken);
  });
  try {
    const parser = busboy({ headers: request.headers, limits: LIMITS, defParamCharset: 'utf8' });
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated)
        fail(new AppError('limit/request', `The field "${name}" is too long.`, { limitBytes: LIMITS.fieldSize }));
      found[name] = value;
    });
    parser.on('file', (_field, bytes, { filename }) => {
      // Whoever reads the bytes is told of the break, also when the break comes before the reading has begun.
      bytes.on('error', () => {});
      reading = bytes;
      file.resolve({ name: filename || 'upload.csv', bytes });
    });
    parser.on('error', (error) => fail(malformed(error)));
    parser.on('close', () => {
      file.reject(malformed('it has no file part'));
      const parsed = fieldsSchema.safeParse(found);
      if (!parsed.success) fields.reject(wrongField(parsed.error));
      else {
        const { mapping, commit, ...rest } = parsed.data;
        fields.resolve({ ...rest, roles: mapping, commit: commit === 'true' });
      }
    });
    request.pipe(parser);
  } catch (error) {
    fail(malformed(error)); // busboy throws for another content type.
  }
  return { file: file.promise, fields: fields.promise };
}

const malformed = (why: unknown) =>
  new AppError('input/invalid', `The form cannot be read: ${why instanceof Error ? why.message : why}.`, {
    expected: 'multipart/form-data with a part "file"',
  });

function wrongField(error: z.ZodError): AppError {
  const { path, message } = error.issues[0];
  return new AppError('input/invalid', `The field "${path.join('.')}" does not fit: ${message}.`, {
    field: String(path[0] ?? ''),
    advice: message,
  });
}

function reportError(response: ServerResponse, error: unknown): void {
  if (error instanceof AppError) sendError(response, error.code, error.message, error.details);
  else if (error instanceof ORPCError && isErrorCode(error.code)) {
    sendError(response, error.code as ErrorCode, error.message, error.data, error.status);
  } else throw error;
}
