// Packed tables are read like others; what was packed to do harm is refused.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { inspectAndCheck, testFolder, zipOf } from '../test-files.ts';
import { openTableFile, UNPACKED } from './unpack.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const table = 'date,sku,qty\n2024-01-01,A,1\n2024-01-02,A,2\n';

test('a gzipped table, a zip with one table and litter, and a workbook within a zip are read', async () => {
  const book = folder.workbook('book.xlsx', {
    Sales: [
      ['date', 'sku', 'qty'],
      ['2024-01-01', 'A', 1],
      ['2024-01-02', 'A', 2],
    ],
  });
  for (const [file, packing] of [
    [folder.bytes('s.csv.gz', gzipSync(table)), { kind: 'gzip', entry: null }],
    [
      folder.bytes(
        's.zip',
        zipOf([
          ['__MACOSX/._s.csv', 'x'],
          ['readme.md', 'read me'],
          ['out/s.csv', table],
        ]),
      ),
      { kind: 'zip', entry: 'out/s.csv' },
    ],
    [folder.bytes('b.zip', zipOf([['book.xlsx', readFileSync(book.path)]])), { kind: 'zip', entry: 'book.xlsx' }],
  ] as const) {
    const { inspection, report } = await inspectAndCheck(file);
    expect(inspection.packing).toEqual(packing);
    expect(report.result).toMatchObject({ firstDay: '2024-01-01', lastDay: '2024-01-02', units: 3 });
    expect(existsSync(file.path + UNPACKED)).toBe(true);
  }
});

test('a file that unpacks to far more than a table can be packed from is refused, and nothing of it is left', async () => {
  const bomb = folder.bytes('bomb.csv.gz', gzipSync(Buffer.alloc(96 * 1024 * 1024, '0')));
  await expect(openTableFile(bomb)).rejects.toMatchObject({ code: 'limit/expanded-size' });
  expect(readdirSync(folder.dir).filter((name) => name.startsWith('bomb'))).toEqual(['bomb.csv.gz']);
});

test('a table within a zip that lies about its size or is cut off is refused', async () => {
  const whole = zipOf([['s.csv', table.repeat(1000)]]);
  const cut = Buffer.concat([whole.subarray(0, 60), whole.subarray(90)]);
  await expect(openTableFile(folder.bytes('cut.zip', cut))).rejects.toMatchObject({ code: 'input/unreadable-file' });
});
