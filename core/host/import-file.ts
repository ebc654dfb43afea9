// One file from the disk (or a stream) into the store, through the contract: what the command line, the REST upload
// and the demo store call. Works with any EngineClient, in process or not.
import { basename } from 'node:path';
import type { EngineClient, Inputs } from '../contract/contract.ts';
import { AppError, type ErrorCode, type ErrorDetails, isErrorCode } from '../contract/errors.ts';
import type { Relation, RelationChoice, ShapeChoice } from '../contract/import-shape.ts';
import type { ColumnRole, ImportOptions, ImportReport, Inspection, Mapping, Upload } from '../contract/imports.ts';
import { choiceOf, extrasOf, filesOf, isSheetOf, relationsOf } from '../contract/inspected-files.ts';
import type { Job } from '../contract/jobs.ts';
import { readDiskFile } from './read-disk-file.ts';

/** Columns by role, beyond what was detected: { units: 'Qty', ignore: ['Total', 'Tax'] }. */
export type RoleOverrides = Readonly<Partial<Record<ColumnRole, string | readonly string[]>>>;

export interface ImportFileOptions {
  /** Name of the file as people see it; needed for a stream, otherwise the path's last part. */
  name?: string;
  roles?: RoleOverrides;
  /** Parts of the reading (sheet, delimiter, date order …) that the caller knows better. */
  reading?: Partial<ImportOptions['reading']>;
  /** Store for a file without a store column; default: the name suggested by the file. */
  store?: string;
  /** One product for the whole store, for a file without a product column; default: as suggested, which may be none. */
  product?: string;
  overlap?: ImportOptions['overlap'];
  stockTime?: ImportOptions['stockTime'];
  /** How the figures are laid out, where the caller knows better. */
  shape?: ShapeChoice;
  /** Other files of the same sales, of the disk. */
  extras?: readonly string[];
  /** Cells to mend. */
  repairs?: (inspection: Inspection) => ImportOptions['repairs'];
  /** What another file is to the first, by its name; the first then holds the sales. Default: as found. */
  relations?: Readonly<Record<string, Relation>>;
  /**
   * Makes the options of the inspection, as a recipe does, and says how the files are read then; roles, store, overlap and
   * stock time are not looked at.
   */
  recipe?: (inspection: Inspection) => Promise<{ options: ImportOptions; inspection: Inspection }>;
  /** false: check only; nothing changes, and the upload is thrown away. Default true. */
  commit?: boolean;
  signal?: AbortSignal;
  onProgress?(progress: ImportFileProgress): void;
}

/** As text a little below 128 kB: what is larger the system hands out and takes back each time, which costs ten times as much. */
const PIECE_BYTES = 90 * 1024;

export interface ImportFileProgress {
  phase: 'send' | 'inspect' | 'check' | 'commit';
  /** 0 to 1 within the phase; null where it is not known. */
  progress: number | null;
  detail: string | null;
}

export interface ImportFileResult {
  inspection: Inspection;
  /** As it was at the end: state "committed", or "discarded" after a dry run. */
  upload: Upload;
  report: ImportReport;
}

/**
 * Hands a file in, inspects it, checks every row and commits. Throws the typed error of the procedure that refused
 * it, the stored error of a job that failed, or AppError('cancelled').
 */
export async function importFile(
  client: EngineClient,
  source: string | AsyncIterable<Uint8Array>,
  options: ImportFileOptions = {},
): Promise<ImportFileResult> {
  const name = options.name ?? (typeof source === 'string' ? basename(source) : 'upload.csv');
  const fileIds = [await sendFile(client, source, name, options)];
  try {
    for (const extra of options.extras ?? []) fileIds.push(await sendFile(client, extra, basename(extra), options));
    return await importSentFile(client, fileIds[0], options, fileIds.slice(1));
  } finally {
    for (const fileId of fileIds) await client.files.discard({ fileId });
  }
}

/** The same for files that were handed in already; they stay. */
export async function importSentFile(
  client: EngineClient,
  fileId: string,
  options: ImportFileOptions = {},
  extraFileIds: readonly string[] = [],
): Promise<ImportFileResult> {
  options.onProgress?.({ phase: 'inspect', progress: null, detail: null });
  const request = { fileId, extraFileIds: [...extraFileIds], reading: options.reading, shape: options.shape };
  let inspection = await client.imports.inspect(request);
  let asked = {};
  if (options.relations) {
    asked = { relations: relationsWith(inspection, fileId, options.relations) };
    inspection = await client.imports.inspect({ ...request, ...asked });
  }
  if (options.roles) {
    // Looked at again with the caller's roles: the date order is then found in the column that the caller named.
    const mapping = mappingWith(inspection, options.roles);
    inspection = await client.imports.inspect({ ...request, ...filesOf(inspection), ...asked, mapping });
  }
  const fromRecipe = await options.recipe?.(inspection);
  inspection = fromRecipe?.inspection ?? inspection;
  const repairs = options.repairs?.(inspection) ?? [];
  const checked = {
    ...filesOf(inspection),
    options: fromRecipe
      ? { ...fromRecipe.options, repairs: [...fromRecipe.options.repairs, ...repairs] }
      : {
          reading: inspection.reading,
          shape: inspection.shape.shape,
          extras: extrasOf(inspection),
          mapping: inspection.columns.map(({ column, role }) => ({ column, role })),
          store: options.store ?? inspection.suggestedStore,
          product: options.product ?? suggestedProduct(inspection),
          overlap: options.overlap,
          stockTime: options.stockTime,
          repairs,
        },
  };
  const uploadId = await checkSentFile(client, checked, options);
  let upload: Upload;
  if (options.commit ?? true) {
    await commitUpload(client, uploadId, options);
    upload = await client.imports.get({ uploadId });
  } else {
    upload = await client.imports.discard({ uploadId });
  }
  if (!upload.report) throw new AppError('internal', `Upload ${uploadId} was checked but carries no report.`, {});
  return { inspection, upload, report: upload.report };
}

/** Checks files that were handed in; the upload's id. Throws as importFile does. */
export async function checkSentFile(
  client: EngineClient,
  request: Inputs['imports']['check'],
  options: Pick<ImportFileOptions, 'signal' | 'onProgress'>,
): Promise<string> {
  const { jobId, uploadId } = await client.imports.check(request);
  await follow(client, jobId, 'check', options);
  return uploadId;
}

/** Puts a checked upload into the store. Throws as importFile does. */
export async function commitUpload(
  client: EngineClient,
  uploadId: string,
  options: Pick<ImportFileOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  const { jobId } = await client.imports.commit({ uploadId });
  await follow(client, jobId, 'commit', options);
}

/** Hands a file in, chunk by chunk; the caller discards it. Throws input/path for a path that cannot be read. */
export async function sendFile(
  client: EngineClient,
  file: string | AsyncIterable<Uint8Array>,
  name: string,
  options: Pick<ImportFileOptions, 'signal' | 'onProgress'>,
): Promise<string> {
  const source = typeof file === 'string' ? readDiskFile(file, PIECE_BYTES) : file;
  const { fileId } = await client.files.begin({ name });
  try {
    let offset = 0;
    for await (const bytes of source) {
      for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
        throwIfAborted(options.signal);
        const chunk = bytes.subarray(start, start + PIECE_BYTES);
        const base64 = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('base64');
        await client.files.append({ fileId, offset, base64 });
        offset += chunk.length;
      }
      options.onProgress?.({ phase: 'send', progress: null, detail: `${offset}` });
    }
    await client.files.finish({ fileId });
    return fileId;
  } catch (error) {
    await client.files.discard({ fileId });
    throw error;
  }
}

/** What all files but `fileId` are, with the caller's say on top. */
function relationsWith(
  inspection: Inspection,
  fileId: string,
  given: NonNullable<ImportFileOptions['relations']>,
): RelationChoice[] {
  const { fileId: main, fileName, reading, extras } = inspection;
  const others = extras.filter((extra) => !isSheetOf(inspection, extra));
  const files = [{ fileId: main, fileName, reading, relation: { kind: 'ignore' } as const }, ...others];
  const behind = files.filter((file) => file.fileId !== fileId);
  for (const name of Object.keys(given)) {
    if (behind.some((file) => file.fileName === name)) continue;
    const names = behind.map((file) => file.fileName).join(', ') || 'none';
    throw new AppError('input/invalid', `"${name}" is none of the files behind the first; they are: ${names}.`, {
      field: 'relations',
      got: name,
      expected: names,
    });
  }
  const sheets = main === fileId ? relationsOf(inspection).filter(({ sheet }) => sheet !== undefined) : [];
  return [...sheets, ...behind.map((file) => choiceOf({ fileId }, file, given[file.fileName] ?? file.relation))];
}

/** The detected roles with the caller's on top: a role that is given anew is taken from the column that had it. */
function mappingWith(inspection: Inspection, roles: RoleOverrides): Mapping {
  const given = new Map<string, ColumnRole>();
  for (const [role, columns] of Object.entries(roles)) {
    for (const column of [columns].flat()) given.set(column, role as ColumnRole);
  }
  const names = inspection.columns.map((column) => column.column);
  for (const column of given.keys()) {
    if (names.includes(column)) continue;
    throw new AppError('input/bad-mapping', `The file has no column "${column}". It has: ${names.join(', ')}.`, {
      got: column,
      expected: names.join(', '),
      place: { file: inspection.fileName, column },
    });
  }
  const taken = new Set(given.values());
  return inspection.columns.map(({ column, role }) => ({
    column,
    role: given.get(column) ?? (taken.has(role) ? 'ignore' : role),
  }));
}

async function follow(
  client: EngineClient,
  jobId: string,
  phase: ImportFileProgress['phase'],
  options: Pick<ImportFileOptions, 'signal' | 'onProgress'>,
): Promise<void> {
  const cancel = () => void client.jobs.cancel({ jobId });
  options.signal?.addEventListener('abort', cancel, { once: true });
  if (options.signal?.aborted) cancel();
  let last: Job | null = null;
  try {
    for await (const job of await client.jobs.watch({ jobId })) {
      last = job;
      options.onProgress?.({ phase, progress: job.progress, detail: job.detail });
    }
  } finally {
    options.signal?.removeEventListener('abort', cancel);
  }
  if (last?.state === 'succeeded') return;
  throwIfAborted(options.signal);
  throw errorOfJob(last);
}

function errorOfJob(job: Job | null): AppError {
  if (job?.state === 'cancelled') return new AppError('cancelled', `"${job.title}" was cancelled.`, {});
  const error = job?.error;
  if (error && isErrorCode(error.code)) {
    return new AppError(error.code, error.message, error.details as ErrorDetails<ErrorCode>);
  }
  return new AppError('engine/stopped', error?.message ?? 'The engine stopped before the job was done.', {});
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled', 'The import was cancelled.', {});
}

/** The name that the store's totals have already, whoever gave it, before the one that is offered to the first. */
const suggestedProduct = ({ suggestedProduct: offered, knownProduct }: Inspection): string | null =>
  offered === null ? null : (knownProduct ?? offered);
