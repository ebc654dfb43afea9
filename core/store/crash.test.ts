// A process killed in the middle of a transaction: what was confirmed is there, what was not is gone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './open.ts';
import { killAfter, LET_GO } from './test-killed-writer.ts';

describe('a workspace whose process is killed', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const moduleUrl = JSON.stringify(new URL('./open.ts', import.meta.url).href);

  it('has every confirmed transaction whole and nothing of the one under way', async () => {
    // Each transaction writes ten rows of one batch; its number is printed once it is confirmed.
    const script = `
      const { openDatabase } = await import(${moduleUrl});
      const db = openDatabase(${JSON.stringify(dir)}, { create: true, now: () => new Date(0) });
      const insert = db.prepare('INSERT INTO meta VALUES (?, ?)');
      for (let batch = 0; ; batch++) {
        db.transaction(() => { for (let row = 0; row < 10; row++) insert.run(batch + '/' + row, 'x'.repeat(500)); });
        process.stdout.write(batch + '\\n');
        ${LET_GO}
      }`;
    const confirmed = await killAfter(200, script);
    expect(confirmed).toBeGreaterThan(199);

    const db = openDatabase(dir, { create: false, now: () => new Date(0) });
    expect(db.prepareRows('PRAGMA integrity_check').get()).toEqual(['ok']);
    const [rows] = db.prepareRows<[], [number]>('SELECT count(*) FROM meta').get() as [number];
    db.close();
    expect(rows % 10, 'no half batch').toBe(0);
    expect(rows / 10).toBeGreaterThanOrEqual(confirmed);
  });
});
