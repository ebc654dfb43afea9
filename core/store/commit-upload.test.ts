// A commit that is stopped: as if it had never begun, and it can be tried again. Also from a second connection.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportReport } from '../contract/imports.ts';
import { commitUpload } from './commit-upload.ts';
import { openForWriting } from './open.ts';
import type { WriteDb } from './sql.ts';
import { openTestDatabase } from './test-store.ts';
import { type Row, stageRows } from './test-uploads.ts';
import { getUpload, updateUpload } from './uploads.ts';

let main: ReturnType<typeof openTestDatabase>;
let thread: WriteDb;
beforeEach(() => {
  main = openTestDatabase();
  thread = openForWriting(main.db.path);
});
afterEach(() => {
  thread.close();
  main.remove();
});

const rows = (units: number): Row[] =>
  Array.from({ length: 60 }, (_, i) => ({ product: `P${i % 6}`, day: 100 + Math.floor(i / 6), units }));
const units = () => main.db.prepareRows('SELECT DISTINCT units FROM observation').all();

function stage(count: number): string {
  const uploadId = stageRows(main.db, rows(count));
  updateUpload(main.db, uploadId, { state: 'committing', report: {} as ImportReport });
  return uploadId;
}

const at = '2026-01-01T00:00:00.000Z';

test.each([0.1, 0.5, 0.7, 0.9])('stopped at %f it leaves the store as it was and its rows staged', (share) => {
  commitUpload(thread, { uploadId: stage(1), columns: [], at });
  const uploadId = stage(2);
  const stop = (done: number) => {
    if (done >= share) throw new Error('stop');
  };
  expect(() => commitUpload(thread, { uploadId, columns: [], at }, stop)).toThrow('stop');
  expect(units()).toEqual([[1]]);
  expect(getUpload(main.db, uploadId).state).toBe('committing');
  expect(commitUpload(thread, { uploadId, columns: [], at }).effect.replaced).toBe(60);
  expect(units()).toEqual([[2]]);
  expect(getUpload(main.db, uploadId).report?.effect.replaced).toBe(60);
});
