// A process killed while it undoes uploads: every upload is in the store whole, or out of it whole.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './open.ts';
import { killAfter, LET_GO } from './test-killed-writer.ts';
import { undoUpload } from './undo-upload.ts';
import { listUploads } from './uploads.ts';

const PRODUCTS = 20;
const DAYS = 30;
const who = { at: '2026-01-01T00:00:00.000Z', by: 'tester' };

describe('undoing uploads in a process that is killed', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('takes each whole or not at all, and everything can still be undone afterwards', async () => {
    const at = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
    // A first file with 1 unit everywhere stays; above it uploads with 2 units everywhere come and go. A step is printed
    // once it is confirmed.
    const script = `
      const { openDatabase } = await import(${at('./open.ts')});
      const { stageRows } = await import(${at('./test-uploads.ts')});
      const { commitStaged } = await import(${at('./staging.ts')});
      const { undoUpload } = await import(${at('./undo-upload.ts')});
      const { updateUpload } = await import(${at('./uploads.ts')});
      const db = openDatabase(${JSON.stringify(dir)}, { create: true, now: () => new Date(0) });
      const at = ${JSON.stringify(who.at)};
      const put = (units) => {
        const rows = Array.from({ length: ${PRODUCTS * DAYS} }, (_, i) => ({ product: 'P' + i % ${PRODUCTS}, day: i, units }));
        const uploadId = stageRows(db, rows);
        db.transaction(() => {
          commitStaged(db, { uploadId, overlap: 'replace', columns: [], at });
          updateUpload(db, uploadId, { state: 'committed', committedAt: at });
        });
        return uploadId;
      };
      put(1);
      for (let step = 1; ; step++) {
        const uploadId = put(2);
        undoUpload(db, uploadId, { at, by: 'tester' });
        process.stdout.write(step + '\\n');
        ${LET_GO}
      }`;
    const confirmed = await killAfter(20, script);

    const db = openDatabase(dir, { create: false, now: () => new Date(0) });
    const uploads = listUploads(db, { offset: 0, limit: 1000 });
    expect(uploads.filter(({ state }) => state === 'undone').length).toBeGreaterThanOrEqual(confirmed);
    const units = () => db.prepareRows('SELECT DISTINCT units FROM observation').all();
    const layers = () => db.prepareRows('SELECT count(*) FROM observation_layer').get();
    const [first, ...others] = uploads.filter(({ state }) => state === 'committed').reverse();
    const standing = uploads.filter(({ state }) => state === 'committed').length;
    expect(units()).toEqual([[standing]]);
    expect(standing === 1 ? layers() : [0]).toEqual([0]);
    for (const { id } of standing === 1 ? [first] : [first, ...others]) undoUpload(db, id, who);
    expect([units(), layers()]).toEqual([[], [0]]);
    db.close();
  });
});
