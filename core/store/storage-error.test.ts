// Real failures of disk and database, in the engine's words.
import { existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASE_FILE, openDatabase } from './open.ts';
import { toStorageError } from './storage-error.ts';

describe('storage errors', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const now = () => new Date(0);
  function caught(work: () => unknown): unknown {
    try {
      work();
    } catch (error) {
      return error;
    }
    throw new Error('nothing was thrown');
  }

  it('a database that may not grow is a full disk, and nothing of the transaction is kept', () => {
    const db = openDatabase(dir, { create: true, now });
    const pages = db.prepareRows('PRAGMA page_count').get()?.[0];
    db.exec(`PRAGMA max_page_count = ${Number(pages) + 2}`);
    const fill = () =>
      db.transaction(() => {
        const insert = db.prepare('INSERT INTO meta VALUES (?, ?)');
        for (let key = 0; key < 1000; key++) insert.run(`k${key}`, 'x'.repeat(1000));
      });
    expect(toStorageError(caught(fill), db.path)).toMatchObject({
      code: 'storage/disk-full',
      details: { path: db.path },
    });
    expect(db.prepareRows('SELECT count(*) FROM meta').get()).toEqual([0]);
    db.close();
  });

  it('a file that is no database is corrupt', () => {
    writeFileSync(join(dir, DATABASE_FILE), 'these are not the pages you are looking for'.repeat(100));
    expect(caught(() => openDatabase(dir, { create: true, now }))).toMatchObject({ code: 'storage/corrupt' });
  });

  it('a folder without a workspace is not found, and stays as it was', () => {
    const error = caught(() => openDatabase(join(dir, 'none'), { create: false, now }));
    expect(error).toMatchObject({ code: 'not-found/workspace', details: { path: join(dir, 'none') } });
    expect(existsSync(join(dir, 'none'))).toBe(false);
  });

  it('a database whose place is taken by a folder cannot be used', () => {
    mkdirSync(join(dir, DATABASE_FILE));
    expect(caught(() => openDatabase(dir, { create: true, now }))).toMatchObject({ code: 'storage/unavailable' });
  });

  it('a folder whose place is taken by a file cannot be used', () => {
    writeFileSync(join(dir, 'file'), '');
    const open = (path: string) => caught(() => openDatabase(path, { create: true, now }));
    expect(open(join(dir, 'file', 'workspace'))).toMatchObject({ code: 'storage/unavailable' });
    expect(open(join(dir, 'file'))).toMatchObject({ code: 'input/path', details: { got: 'it is a file' } });
  });

  it("a folder with somebody else's models is left alone", () => {
    mkdirSync(join(dir, 'models'));
    writeFileSync(join(dir, 'models', 'mine.bin'), 'years of work');
    const error = caught(() => openDatabase(dir, { create: true, now }));
    expect(error).toMatchObject({ code: 'input/path', details: { path: dir, got: 'it already has "models"' } });
    expect(readdirSync(dir)).toEqual(['models']);
    rmSync(join(dir, 'models', 'mine.bin'));
    writeFileSync(join(dir, 'notes.txt'), 'other files do not matter');
    openDatabase(dir, { create: true, now }).close();
  });

  it('using a closed database means that the workspace was closed', () => {
    const db = openDatabase(dir, { create: true, now });
    db.close();
    expect(toStorageError(caught(() => db.exec('SELECT 1')))).toMatchObject({ code: 'engine/stopped' });
  });

  it.skipIf(!existsSync('/dev/full'))('a device that takes nothing is a full disk', () => {
    const full = openSync('/dev/full', 'w');
    const error = toStorageError(caught(() => writeSync(full, 'x')));
    expect(error).toMatchObject({ code: 'storage/disk-full' });
  });

  it('our own mistakes are not the disk’s', () => {
    const db = openDatabase(dir, { create: true, now });
    expect(toStorageError(caught(() => db.prepare('SELECT nothing FROM nowhere')))).toBeUndefined();
    expect(
      toStorageError(caught(() => db.exec("INSERT INTO file VALUES ('a', 'b', -1, '', 'ready', '')"))),
    ).toBeUndefined();
    expect(toStorageError(new Error('x'))).toBeUndefined();
    db.close();
  });
});
