// Uploads as rows: what was imported when, by whom, how it was read, and the rows that could not be used.
import { type Selectable, sql } from 'kysely';
import { AppError } from '../contract/errors.ts';
import type { ImportOptions, ImportReport, Upload } from '../contract/imports.ts';
import type { RejectedRowTable, UploadTable } from './schema/uploads.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';
import { clearStaging } from './staging.ts';

export type UploadState = Upload['state'];

export interface NewUpload {
  id: string;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  /** Hashes of the other files whose rows count. */
  moreSha256?: readonly string[];
  who: string;
  /** ISO timestamp. */
  createdAt: string;
  options: ImportOptions;
}

/** Notes an upload whose rows are about to be checked. */
export function insertUpload(db: WriteDb, upload: NewUpload): void {
  const { id, sha256, moreSha256 = [] } = upload;
  db.transaction(() => {
    db.run(
      q.insertInto('upload').values({
        id,
        file_name: upload.fileName,
        size_bytes: upload.sizeBytes,
        sha256,
        state: 'checking' satisfies UploadState,
        who: upload.who,
        created_at: upload.createdAt,
        committed_at: null,
        options: JSON.stringify(upload.options),
        report: null,
      }),
    );
    for (const hash of new Set([sha256, ...moreSha256])) {
      db.run(q.insertInto('upload_file').values({ upload_id: id, sha256: hash }));
    }
  });
}

/** Throws not-found/upload. */
export function getUpload(db: ReadDb, uploadId: string): Upload {
  const row = db.get(q.selectFrom('upload').selectAll().where('id', '=', uploadId).where('kind', '=', 'file'));
  if (!row) throw new AppError('not-found/upload', `There is no upload ${uploadId}.`, { name: uploadId });
  return toUpload(row);
}

/** What can be undone: an upload or a correction. Throws not-found/upload. */
export function getCommit(db: ReadDb, uploadId: string): { fileName: string; state: UploadState } {
  const row = db.get(q.selectFrom('upload').select(['file_name', 'state', 'undone_at']).where('id', '=', uploadId));
  if (!row) throw new AppError('not-found/upload', `There is no upload ${uploadId}.`, { name: uploadId });
  return { fileName: row.file_name, state: stateOf(row) };
}

/** Newest first; of those of one instant the one committed last, before them what is not committed. */
export function listUploads(db: ReadDb, page: { offset: number; limit: number }): Upload[] {
  const newest = q.selectFrom('upload').selectAll().where('kind', '=', 'file').orderBy('created_at', 'desc');
  const ordered = newest.orderBy('commit_number', (order) => order.desc().nullsFirst()).orderBy('id');
  return db.all(ordered.limit(page.limit).offset(page.offset)).map(toUpload);
}

const ofFile = (sha256: string) => q.selectFrom('upload_file').select('upload_id').where('sha256', '=', sha256);

/** The last committed upload with a file of this content that was not undone. */
export function findCommitted(db: ReadDb, sha256: string): { uploadId: string; at: string } | null {
  const committed = q.selectFrom('upload').select(['id', 'committed_at']).where('id', 'in', ofFile(sha256));
  const standing = committed.where('state', '=', 'committed').where('undone_at', 'is', null);
  const row = db.get(standing.orderBy('commit_number', 'desc').limit(1));
  return row?.committed_at ? { uploadId: row.id, at: row.committed_at } : null;
}

/** What the last standing upload without a column for the product called the one product of its store. */
export const findWholeStoreProduct = (db: ReadDb): string | null =>
  db
    .prepareRows<[], [string]>(
      `SELECT options ->> '$.product' FROM upload
       WHERE state = 'committed' AND undone_at IS NULL AND options ->> '$.product' IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM json_each(options, '$.mapping') WHERE value ->> 'role' IN ('product', 'productName'))
       ORDER BY commit_number DESC LIMIT 1`,
    )
    .get()?.[0] ?? null;

/** Whether an upload with a file of this content was ever committed, also where that was undone later. */
export const wasImported = (db: ReadDb, sha256: string): boolean =>
  db.get(
    q.selectFrom('upload').select('id').where('id', 'in', ofFile(sha256)).where('state', '=', 'committed').limit(1),
  ) !== undefined;

export interface UploadChanges {
  state: UploadState;
  report?: ImportReport;
  committedAt?: string;
}

export function updateUpload(db: WriteDb, uploadId: string, changes: UploadChanges): void {
  db.run(
    q
      .updateTable('upload')
      .set({
        state: changes.state,
        ...(changes.report && { report: JSON.stringify(changes.report) }),
        ...(changes.committedAt && { committed_at: changes.committedAt }),
      })
      .where('id', '=', uploadId),
  );
}

/** Ends an upload that will not be committed; what it had staged is thrown away. */
export function dropUpload(db: WriteDb, uploadId: string, state: 'discarded' | 'failed'): void {
  db.transaction(() => {
    clearStaging(db, uploadId);
    updateUpload(db, uploadId, { state });
  });
}

/**
 * Clears up after an engine that ended in the middle of an import: uploads that were being checked or committed have
 * failed, checked ones that nobody committed are discarded: what they had staged ended with it. Returns how many were open.
 */
export function recoverUploads(db: WriteDb): number {
  return db.transaction(() => {
    const failed = q.updateTable('upload').set({ state: 'failed' }).where('state', 'in', ['checking', 'committing']);
    const discarded = q.updateTable('upload').set({ state: 'discarded' }).where('state', '=', 'ready');
    return db.run(failed).changes + db.run(discarded).changes;
  });
}

export type RejectedRow = Omit<Selectable<RejectedRowTable>, 'upload_id' | 'column_name' | 'file_name'> & {
  column: string | null;
  /** null: the upload has rows of one file only. */
  file: string | null;
};

export function insertRejectedRows(db: WriteDb, uploadId: string, rows: readonly RejectedRow[]): void {
  const insert = db.prepare(
    `INSERT INTO rejected_row (upload_id, file_name, line, code, column_name, heading, value, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  db.transaction(() => {
    for (const row of rows)
      insert.run(uploadId, row.file, row.line, row.code, row.column, row.heading, row.value, row.text);
  });
}

/** In the order of the files. `total` are the kept ones; the report of the upload counts all. */
export function pageRejectedRows(
  db: ReadDb,
  uploadId: string,
  page: { offset: number; limit: number },
): { total: number; rows: RejectedRow[] } {
  const ofUpload = q.selectFrom('rejected_row').where('upload_id', '=', uploadId);
  const total = db.get(ofUpload.select((eb) => eb.fn.countAll<number>().as('n')))?.n ?? 0;
  const columns = ['file_name as file', 'line', 'code', 'column_name as column', 'heading', 'value', 'text'] as const;
  const rows = db.all(ofUpload.select(columns).orderBy(sql`rowid`).limit(page.limit).offset(page.offset));
  return { total, rows };
}

const stateOf = (row: Pick<UploadTable, 'state'> & { undone_at: string | null }): UploadState =>
  row.undone_at === null ? (row.state as UploadState) : 'undone';

function toUpload(row: Selectable<UploadTable>): Upload {
  return {
    id: row.id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    state: stateOf(row),
    who: row.who,
    createdAt: row.created_at,
    committedAt: row.committed_at,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
    options: JSON.parse(row.options),
    report: row.report === null ? null : JSON.parse(row.report),
  };
}
