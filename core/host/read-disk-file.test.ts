// What the command line is given as a file may be anything.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDiskFile } from './read-disk-file.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shelfcast-read-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function read(path: string): Promise<string[]> {
  const chunks: string[] = [];
  for await (const bytes of readDiskFile(path, 4)) chunks.push(Buffer.from(bytes).toString());
  return chunks;
}

describe('a path on the disk', () => {
  it('is read piece by piece', async () => {
    writeFileSync(join(dir, 'a.csv'), '0123456789');
    expect(await read(join(dir, 'a.csv'))).toEqual(['0123', '4567', '89']);
  });

  it('is refused with words when there is no file', async () => {
    const path = join(dir, 'none.csv');
    await expect(read(path)).rejects.toMatchObject({
      code: 'input/path',
      message: `There is no file ${path}. Check the path and try again.`,
      details: { path, got: 'ENOENT' },
    });
    writeFileSync(join(dir, 'b.csv'), 'x');
    await expect(read(join(dir, 'b.csv', 'c.csv'))).rejects.toMatchObject({ code: 'input/path' });
  });

  it('is refused when it is a folder', async () => {
    await expect(read(dir)).rejects.toMatchObject({ code: 'input/path', details: { got: 'a folder' } });
  });

  it.each([
    ['grows', (path: string) => appendFileSync(path, '89')],
    ['shrinks', (path: string) => truncateSync(path, 2)],
  ])('is refused when the file %s while it is read', async (_how, change) => {
    const path = join(dir, 'till.csv');
    writeFileSync(path, '01234567');
    const reading = readDiskFile(path, 4);
    expect((await reading.next()).value?.length).toBe(4);
    change(path);
    const rest = async () => {
      for await (const chunk of reading) expect(chunk.length).toBeGreaterThan(0);
    };
    await expect(rest()).rejects.toMatchObject({
      code: 'input/path',
      message: expect.stringMatching(/till.csv was changed while it was read. Wait until .* then try again/),
    });
  });

  it('that vanishes once it is open is still read whole', async () => {
    const path = join(dir, 'gone.csv');
    writeFileSync(path, '01234567');
    const reading = readDiskFile(path, 4);
    await reading.next();
    rmSync(path);
    expect(Buffer.from((await reading.next()).value ?? '').toString()).toBe('4567');
    expect((await reading.next()).done).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('is refused, not waited for, when it is a pipe', async () => {
    const path = join(dir, 'pipe.csv');
    execFileSync('mkfifo', [path]);
    await expect(read(path)).rejects.toMatchObject({ code: 'input/path', details: { got: 'a pipe or a device' } });
  });
});
