// A commit that is stopped: as if it had never begun, and it can be tried again. Also from a second connection.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportReport } from '../contract/imports.ts';
import { commitUpload } from './commit-upload.ts';
import { openForWriting } from './open.ts';
import { listPlannedDays, patchPlannedDays } from './plans.ts';
import type { WriteDb } from './sql.ts';
import { getStore } from './stores.ts';
import { openTestDatabase } from './test-store.ts';
import { type Row, stageRows } from './test-uploads.ts';
import { measureUndo, undoUpload } from './undo-upload.ts';
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

const report: Partial<ImportReport> = {
  result: { stores: ['S'], products: 6, firstDay: null, lastDay: null, units: 0, revenue: null, perDay: [] },
  events: { days: ['1970-04-12', '1970-04-21', '1970-04-22', '1970-04-24'], planned: [] },
};

function stage(count: number): string {
  const uploadId = stageRows(main.db, rows(count));
  updateUpload(main.db, uploadId, { state: 'committing', report: report as ImportReport });
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

const planned = () => listPlannedDays(main.db, getStore(main.db, 'S').id).map(({ day, promotion }) => [day, promotion]);

test('days to come of a list of event days are planned with it, and taken back with the last upload that says them', () => {
  const first = stage(1);
  commitUpload(thread, { uploadId: first, columns: [], at });
  // The rows go from day 100 to 109.
  expect(planned()).toEqual([
    [110, 1],
    [111, 1],
    [113, 1],
  ]);
  expect(getUpload(main.db, first).report?.events.planned).toEqual([
    { store: 'S', days: ['1970-04-21', '1970-04-22', '1970-04-24'] },
  ]);
  patchPlannedDays(main.db, getStore(main.db, 'S').id, [{ scope: 'store', name: '', day: 111, promotion: 0 }]);
  const second = stage(1);
  commitUpload(thread, { uploadId: second, columns: [], at });
  expect(getUpload(main.db, second).report?.events.planned).toEqual([]);
  // The other upload still says them.
  expect(undoUpload(main.db, first, { at, by: 'Ada' }).unplanned).toBe(0);
  expect(planned()).toEqual([
    [110, 1],
    [111, 0],
    [113, 1],
  ]);
  // Now they are its own.
  expect(undoUpload(main.db, second, { at, by: 'Ada' }).unplanned).toBe(2);
  expect(planned()).toEqual([[111, 0]]);
});

test('a store that only the upload brought goes with the days that it planned, but not with what the user planned', () => {
  const uploadId = stage(1);
  commitUpload(thread, { uploadId, columns: [], at });
  const effect = { unplanned: 3, removedStores: ['S'] };
  const measuring = measureUndo(main.db, uploadId);
  let step = measuring.next();
  while (!step.done) step = measuring.next();
  expect(step.value).toMatchObject(effect);
  expect(undoUpload(main.db, uploadId, { at, by: 'Ada' })).toMatchObject(effect);
  const again = stage(1);
  commitUpload(thread, { uploadId: again, columns: [], at });
  const storeId = getStore(main.db, 'S').id;
  patchPlannedDays(main.db, storeId, [{ scope: 'store', name: '', day: 110, closed: 1 }]);
  expect(undoUpload(main.db, again, { at, by: 'Ada' })).toMatchObject({ unplanned: 3, removedStores: [] });
  expect(planned()).toEqual([[110, null]]);
});
