import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { AppError } from '../contract/errors.ts';
import { detectFileKind } from './file-kind.ts';
import { inspectFile } from './inspect.ts';
import { openSheet } from './sheet/read-sheet.ts';
import { unpackWorkbook } from './sheet/unpack-workbook.ts';
import { type TestFile, testFolder, zipWith } from './test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

async function refusalOf(file: TestFile): Promise<AppError> {
  const error = await inspectFile(file).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('a file that cannot be a table is refused with what it is and what to do', () => {
  test.each([
    ['empty.csv', Buffer.alloc(0), 'input/empty-file', /no bytes.*Export it again/],
    ['blank.csv', Buffer.from('\n \n\t\n'), 'input/unreadable-file', /a file of blanks/],
    ['report.csv', Buffer.from('%PDF-1.7 …'), 'input/unreadable-file', /PDF.*XLSX or CSV/],
    ['cut.csv.gz', gzipSync('a,b\n1,2\n').subarray(0, 20), 'input/unreadable-file', /damaged compressed file.*Export/],
    ['twice.gz', gzipSync(gzipSync('a,b\n1,2\n')), 'input/unreadable-file', /packed twice.*Unpack/],
    ['photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'input/unreadable-file', /a picture/],
    ['shop.xls', Buffer.from('<html><table><tr><td>1'), 'input/unreadable-file', /HTML.*save it as XLSX or CSV/],
    ['data.csv', Buffer.from('[{"date":"2024-01-01"}]'), 'input/unreadable-file', /JSON/],
    ['program.csv', Buffer.from([1, 2, 3, 0, 0, 0, 255, 254]), 'input/unreadable-file', /binary/],
    [
      'notes.xlsx',
      zipWith([{ name: 'word/document.xml', content: Buffer.from('x') }]),
      'input/unreadable-file',
      /Word/,
    ],
    [
      'files.zip',
      zipWith([
        { name: 'a.csv', content: Buffer.from('a,b') },
        { name: 'b.csv', content: Buffer.from('a,b') },
      ]),
      'input/unreadable-file',
      /archive of 2 tables \(a.csv, b.csv\).*one after the other/,
    ],
    [
      'cut.xlsx',
      Buffer.from('PK\u0003\u0004 and then nothing'),
      'input/unreadable-file',
      /damaged.*Export or copy it again/,
    ],
    ['old.doc', Buffer.concat([OLE, utf16('WordDocument')]), 'input/unreadable-file', /Word document/],
    [
      'secret.xlsx',
      Buffer.concat([OLE, utf16('EncryptedPackage')]),
      'input/unreadable-file',
      /password.*remove the password/,
    ],
    ['header.csv', Buffer.from('date,product,units\n'), 'input/empty-file', /header but no rows/],
    [
      'endless.csv',
      Buffer.from(`date,sku,qty\n2024-01-01,${'A'.repeat(3_000_000)},1\n`),
      'input/unreadable-file',
      /Line 2 of .* is longer than 1,000,000 characters/,
    ],
    ['values.csv', Buffer.from('12,P1,3\n13,P1,4\n'), 'input/missing-column', /name the columns/],
  ])('%s', async (name, content, code, words) => {
    const error = await refusalOf(folder.bytes(name, content));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
    expect(error.message).toContain(name);
    expect(error.details).toMatchObject({ place: { file: name } });
  });

  test('UTF-16 that is no text', async () => {
    const bytes = Buffer.alloc(4000);
    for (let i = 0; i < bytes.length; i += 2) bytes.writeUInt16LE(0xe000 + ((i * 7919) % 0x1800), i);
    const error = await refusalOf(folder.bytes('garbage.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), bytes])));
    expect(error.message).toMatch(/encoding that is not known, or damaged/);
  });

  test('a workbook in a zip whose parts are encrypted', async () => {
    const content = zipWith([{ name: 'xl/workbook.xml', content: Buffer.from('x'), flags: 1 }]);
    expect((await refusalOf(folder.bytes('locked.xlsx', content))).message).toMatch(/password/);
  });
});

describe('a zip bomb', () => {
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  const limit = 4 * 1024 * 1024;

  test('is refused by what its directory says', async () => {
    const parts = Array.from({ length: 5 }, (_, i) => ({ name: `xl/sheet${i}.xml`, content: megabyte }));
    const bomb = folder.bytes('bomb.xlsx', zipWith([{ name: 'xl/workbook.xml', content: Buffer.from('x') }, ...parts]));
    await expect(unpackWorkbook(bomb.path, bomb.name, limit)).rejects.toMatchObject({
      code: 'limit/expanded-size',
      message: expect.stringMatching(/unpacks to more than 4 MB.*save the sheet as CSV/),
    });
  });

  test('is refused by what it really unpacks to when its directory lies', async () => {
    const parts = Array.from({ length: 5 }, (_, i) => ({
      name: `xl/sheet${i}.xml`,
      content: megabyte,
      claimedSize: 10,
    }));
    const bomb = folder.bytes('liar.xlsx', zipWith([{ name: 'xl/workbook.xml', content: Buffer.from('x') }, ...parts]));
    await expect(unpackWorkbook(bomb.path, bomb.name, limit)).rejects.toMatchObject({ code: 'limit/expanded-size' });
  });

  test('is told apart from a workbook of ordinary size, whose pictures do not count', async () => {
    const file = folder.workbook('book.xlsx', { Sheet: [['a'], [1]] });
    expect((await openSheet({ ...file, kind: 'xlsx' }, null)).sheets).toEqual([{ name: 'Sheet', rows: 2 }]);
    const picture = { name: 'xl/media/image1.png', content: Buffer.alloc(5 * 1024 * 1024) };
    const workbook = { name: 'xl/workbook.xml', content: Buffer.from('x') };
    const drawn = folder.bytes('drawn.xlsx', zipWith([workbook, picture]));
    const unpacked = await unpackWorkbook(drawn.path, drawn.name, limit);
    expect([...unpacked.keys()]).toEqual(['xl/workbook.xml']);
  });
});

test('the kind of a file is its content, not its extension', () => {
  expect(detectFileKind(folder.text('really.xlsx', 'a,b\n1,2\n').path, 'really.xlsx')).toBe('text');
  expect(detectFileKind(folder.workbook('really.csv', { S: [['a'], [1]] }).path, 'really.csv')).toBe('zip');
  expect(detectFileKind(folder.workbook('old.csv', { S: [['a'], [1]] }, 'biff8').path, 'old.csv')).toBe('xls');
});
