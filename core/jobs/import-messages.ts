// What the engine and the import worker say to each other.
import type { AppError, StoredError } from '../contract/errors.ts';
import type { ImportOptions, ImportPreview, ImportReport, Mapping, Reading } from '../contract/imports.ts';
import type { FileInspection, FileToInspect } from '../import/inspect.ts';
import type { ListContent, ListFile } from '../import/list/read-list.ts';
import type { PlanFileContent } from '../import/plan/read-plan.ts';
import type { StagedObservations, StagedProduct } from '../store/staged-upload.ts';
import type { RejectedRow } from '../store/uploads.ts';

/** A file as the worker opens it. */
export interface WorkerFile {
  path: string;
  name: string;
  sizeBytes: number;
  /** Today, in days since 1970-01-01. */
  today: number;
}

export type ImportTask =
  | {
      task: 'inspect';
      file: WorkerFile;
      extras: WorkerFile[];
      timeZone?: string;
      reading?: Partial<Reading>;
      mapping?: Mapping;
      shape?: FileToInspect['shape'];
      relations?: FileToInspect['relations'];
    }
  | { task: 'preview'; file: WorkerFile; extras: WorkerFile[]; options: ImportOptions }
  | { task: 'plan'; file: WorkerFile }
  | { task: 'list'; file: WorkerFile & Omit<ListFile, keyof WorkerFile> }
  | {
      task: 'check';
      file: WorkerFile;
      extras: WorkerFile[];
      options: ImportOptions;
      cancelFlag: Int32Array<SharedArrayBuffer>;
    };

/** What a file alone tells about an import; the effect on the store is added by the engine. */
export type FileReport = Omit<ImportReport, 'effect'>;

export type ImportWorkerMessage =
  | { type: 'inspected'; inspection: FileInspection }
  | { type: 'previewed'; preview: ImportPreview }
  | { type: 'planned'; content: PlanFileContent }
  | { type: 'listed'; content: ListContent }
  | { type: 'progress'; share: number; rows: number }
  /** Each of the next three is answered with 'more' when it has been stored: the worker never runs far ahead. */
  | { type: 'products'; products: StagedProduct[] }
  | { type: 'observations'; batch: StagedObservations; share: number }
  | { type: 'rejected'; rows: RejectedRow[] }
  | { type: 'checked'; report: FileReport }
  | { type: 'failed'; error: StoredError }
  | { type: 'crashed'; message: string; stack: string };

/** What a thread is told: a task, or that there is room for another batch of the one under way. */
export type ImportThreadMessage = ImportTask | 'more';

export const toStoredError = (error: AppError): StoredError => ({
  code: error.code,
  message: error.message,
  details: { ...error.details },
});
