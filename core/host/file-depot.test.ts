// Files in and out of a real folder: chunks, checks, limits, leftovers, and a disk that is full.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FILE_CHUNK_BYTES } from '../contract/files.ts';
import { q } from '../store/sql.ts';
import { openTestDatabase } from '../store/test-store.ts';
import { openFileDepot } from './file-depot.ts';

describe('the file depot', () => {
  let test: ReturnType<typeof openTestDatabase>;
  let depot: ReturnType<typeof openFileDepot>;
  let dir: string;

  let today: string;
  const open = (maxFileBytes?: number) =>
    openFileDepot({ db: test.db, dir, now: () => new Date(`${today}T00:00:00Z`), maxFileBytes });

  beforeEach(() => {
    today = '2026-01-01';
    test = openTestDatabase();
    dir = join(test.dir, 'files');
    depot = open();
  });
  afterEach(() => {
    depot.close();
    test.remove();
  });

  const bytes = (length: number, seed = 7) => Uint8Array.from({ length }, (_, index) => (index * 31 + seed) % 251);
  const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

  it('takes a file in chunks and gives the same bytes back in chunks', () => {
    const content = bytes(2 * FILE_CHUNK_BYTES + 100);
    const { fileId } = depot.begin('Sales 2026.csv', content.byteLength);
    for (let offset = 0; offset < content.byteLength; offset += FILE_CHUNK_BYTES) {
      const end = Math.min(offset + FILE_CHUNK_BYTES, content.byteLength);
      expect(depot.append(fileId, offset, content.subarray(offset, end))).toEqual({ sizeBytes: end });
    }
    const file = depot.finish(fileId);
    expect(file).toMatchObject({ name: 'Sales 2026.csv', sizeBytes: content.byteLength, sha256: sha256(content) });
    expect(readFileSync(file.path).equals(content)).toBe(true);
    expect(depot.get(fileId)).toEqual(file);

    const parts: Uint8Array[] = [];
    for (let offset = 0, done = false; !done; ) {
      const part = depot.read(fileId, offset);
      parts.push(part.chunk);
      offset += part.chunk.byteLength;
      done = part.done;
    }
    expect(parts.map((part) => part.byteLength)).toEqual([FILE_CHUNK_BYTES, FILE_CHUNK_BYTES, 100]);
    expect(Buffer.concat(parts).equals(content)).toBe(true);
  });

  it('forgets files after a week, while it is open and when it is opened', () => {
    const made = (name: string) => {
      const { fileId, path } = depot.create(name);
      writeFileSync(path, name);
      depot.seal(fileId);
      return fileId;
    };
    const first = made('first.csv');
    today = '2026-01-05';
    const second = made('second.csv');
    today = '2026-01-08';
    made('third.csv');
    expect(depot.get(first).name, 'seven days old').toBe('first.csv');
    today = '2026-01-09';
    made('fourth.csv');
    expect(() => depot.get(first)).toThrow(/no file/);
    expect(depot.get(second).name).toBe('second.csv');
    depot.close();
    today = '2026-01-14';
    depot = open();
    expect(() => depot.get(second)).toThrow(/no file/);
    expect(readdirSync(dir)).toHaveLength(2);
  });

  it('takes an empty file', () => {
    const { fileId } = depot.begin('empty.csv');
    expect(depot.finish(fileId)).toMatchObject({ sizeBytes: 0, sha256: sha256(bytes(0)) });
    expect(depot.read(fileId, 0)).toMatchObject({ sizeBytes: 0, done: true });
  });

  it('refuses a chunk that came before and one that leaves a hole, and says where the next one starts', () => {
    const { fileId } = depot.begin('a.csv');
    depot.append(fileId, 0, bytes(10));
    const wrong = (offset: number, message: RegExp) =>
      expect(() => depot.append(fileId, offset, bytes(10))).toThrow(
        expect.objectContaining({
          code: 'input/invalid',
          message: expect.stringMatching(message),
          details: { field: 'offset', got: String(offset), expected: '10' },
        }),
      );
    wrong(0, /here already.*next chunk starts at 10/);
    wrong(20, /missing/);
    depot.append(fileId, 10, bytes(5, 1));
    expect(readFileSync(depot.finish(fileId).path).equals(Buffer.concat([bytes(10), bytes(5, 1)]))).toBe(true);
  });

  it('refuses to finish a file that is not as long as announced', () => {
    const { fileId } = depot.begin('a.csv', 11);
    depot.append(fileId, 0, bytes(10));
    expect(() => depot.finish(fileId)).toThrow(
      expect.objectContaining({ code: 'input/invalid', details: expect.objectContaining({ expected: '11 bytes' }) }),
    );
    depot.append(fileId, 10, bytes(1));
    expect(depot.finish(fileId).sizeBytes).toBe(11);
  });

  it('refuses files over the limit, announced or found out, and keeps nothing of them', () => {
    depot.close();
    depot = open(100);
    const tooLarge = expect.objectContaining({
      code: 'limit/file-too-large',
      details: expect.objectContaining({ limitBytes: 100 }),
    });
    expect(() => depot.begin('big.csv', 101)).toThrow(tooLarge);
    const { fileId } = depot.begin('big.csv');
    depot.append(fileId, 0, bytes(60));
    expect(() => depot.append(fileId, 60, bytes(41))).toThrow(tooLarge);
    expect(readdirSync(dir)).toEqual([]);
    expect(() => depot.append(fileId, 60, bytes(1))).toThrow(expect.objectContaining({ code: 'not-found/file' }));
  });

  it('refuses a chunk that is larger than a message may be', () => {
    const { fileId } = depot.begin('a.csv');
    expect(() => depot.append(fileId, 0, bytes(FILE_CHUNK_BYTES + 1))).toThrow(
      expect.objectContaining({ code: 'limit/request', details: { limitBytes: FILE_CHUNK_BYTES } }),
    );
  });

  it('gives no file before it is complete, none that is gone and none to read beyond its end', () => {
    const notFound = expect.objectContaining({ code: 'not-found/file' });
    const { fileId } = depot.begin('a.csv');
    expect(() => depot.get(fileId)).toThrow(notFound);
    depot.append(fileId, 0, bytes(3));
    depot.finish(fileId);
    expect(() => depot.read(fileId, 4)).toThrow(expect.objectContaining({ code: 'input/invalid' }));
    expect(depot.discard(fileId)).toBe(true);
    expect(depot.discard(fileId)).toBe(false);
    expect(() => depot.get(fileId)).toThrow(notFound);
    expect(() => depot.seal('nobody')).toThrow(notFound);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('hands out what the engine wrote itself, with size and digest', () => {
    const { fileId, path } = depot.create('order list.xlsx');
    expect(path.endsWith('.xlsx')).toBe(true);
    writeFileSync(path, bytes(3_000_000));
    expect(() => depot.get(fileId), 'not before it is sealed').toThrow();
    depot.seal(fileId);
    const digest = sha256(bytes(3_000_000));
    expect(depot.get(fileId)).toEqual({ path, name: 'order list.xlsx', sizeBytes: 3_000_000, sha256: digest });
  });

  it('writes nowhere but into its folder, whatever a file is called', () => {
    for (const [name, kept] of [
      ['../../etc/passwd', 'passwd'],
      ['C:\\Users\\me\\sales.csv', 'sales.csv'],
      ['..', 'file'],
      ['a\u0000b\n.csv', 'ab.csv'],
    ]) {
      const { fileId } = depot.begin(name);
      const file = depot.finish(fileId);
      expect(file.name).toBe(kept);
      expect(file.path.startsWith(join(dir, fileId))).toBe(true);
    }
  });

  it('removes at its start what an earlier engine had not finished, and nothing else', () => {
    const kept = depot.begin('kept.csv').fileId;
    depot.append(kept, 0, bytes(5));
    depot.finish(kept);
    const { fileId } = depot.begin('half.csv');
    depot.append(fileId, 0, bytes(5));
    const unsealed = depot.create('half.xlsx');
    writeFileSync(unsealed.path, 'half');
    writeFileSync(join(dir, '0123456789abcdef.csv'), 'no row knows it');
    writeFileSync(join(dir, 'notes of the user.txt'), 'not ours');
    depot.close();
    depot = open();
    expect(readdirSync(dir).sort()).toEqual([`${kept}.csv`, 'notes of the user.txt'].sort());
    expect(test.db.all(q.selectFrom('file').select('id'))).toEqual([{ id: kept }]);
    expect(depot.get(kept).sizeBytes).toBe(5);
  });
});
