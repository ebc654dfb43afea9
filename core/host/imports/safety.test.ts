// Whatever is done to an import, or is in its file, ends in words and leaves the store as it was, or imports what is there.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FILE_CHUNK_BYTES } from '#core/contract/files.ts';
import { zipOf } from '#core/import/test-files.ts';
import { type ImportFileOptions, importFile } from '../import-file.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await openTestEngine();
  await put(week('Known', 1), { name: 'known.csv' });
});
afterEach(() => engine.remove());

const day = (i: number) => new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10);
const week = (product: string, units: number) =>
  `date,product,units\n${[0, 1, 2, 3, 4, 5, 6].map((i) => `${day(i)},${product},${units}`).join('\n')}\n`;

const put = (content: string | Buffer | AsyncIterable<Uint8Array>, options: ImportFileOptions = {}) =>
  importFile(
    engine.client,
    typeof content === 'string' || Buffer.isBuffer(content) ? Readable.from([Buffer.from(content)]) : content,
    { store: 'Shop', name: 'sales.csv', ...options },
  );

const productCodes = async () =>
  (await engine.client.stores.products({ store: 'Shop' })).products.map(({ code }) => code).sort();

/** Nothing but the week that was there, no upload open, and no file left. */
async function expectUntouched() {
  const [store, ...others] = await engine.client.stores.list();
  expect([store.observationCount, others.length]).toEqual([7, 0]);
  expect(await productCodes()).toEqual(['Known']);
  const open = (await engine.client.imports.list({})).filter(
    ({ state }) => !['committed', 'discarded', 'failed'].includes(state),
  );
  expect(open).toEqual([]);
  expect(readdirSync(join(engine.workspaceDir, 'files'))).toEqual([]);
  expect(engine.logged.filter(({ level }) => level === 'error')).toEqual([]);
}

async function handIn(content: string | Buffer, name: string): Promise<string> {
  const bytes = Buffer.from(content);
  const { fileId } = await engine.client.files.begin({ name });
  for (let offset = 0; offset < bytes.length; offset += FILE_CHUNK_BYTES) {
    const base64 = bytes.subarray(offset, offset + FILE_CHUNK_BYTES).toString('base64');
    await engine.client.files.append({ fileId, offset, base64 });
  }
  await engine.client.files.finish({ fileId });
  return fileId;
}

describe('a file', () => {
  test('that vanishes between two steps is asked for again', async () => {
    const fileId = await handIn(week('New', 2), 'sales.csv');
    const { reading, columns, shape } = await engine.client.imports.inspect({ fileId });
    const files = join(engine.workspaceDir, 'files');
    for (const name of readdirSync(files)) rmSync(join(files, name));
    const mapping = columns.map(({ column, role }) => ({ column, role }));
    const options = { reading, shape: shape.shape, mapping, store: 'Shop' };
    await expect(engine.client.imports.check({ fileId, options })).rejects.toMatchObject({ code: 'not-found/file' });
    await engine.client.files.discard({ fileId });
    await expectUntouched();
  });

  test('that unpacks without end is refused, and nothing of it stays', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, '0'));
    await expect(put(bomb, { name: 'bomb.csv.gz' })).rejects.toMatchObject({
      code: 'limit/expanded-size',
      message: expect.stringMatching(/"bomb.csv.gz" unpacks to more than \d+ MB/),
    });
    await expectUntouched();
  });

  test('can be left while it is unpacked, and again while the unpacked one is read', async () => {
    const rows = Array.from({ length: 400_000 }, (_, i) => `${day(i % 300)},P${i % 1999},${(i * 7919) % 97}`);
    const packed = gzipSync(`date,product,units\n${rows.join('\n')}\n`, { level: 1 });
    const fileId = await handIn(packed, 'long.csv.gz');
    for (const patience of [0, 1, 40]) {
      const leaving = new AbortController();
      const inspecting = engine.client.imports.inspect({ fileId }, { signal: leaving.signal });
      for (let turns = 0; turns < patience; turns++) await new Promise(setImmediate);
      leaving.abort();
      await expect(inspecting).rejects.toThrow();
    }
    // Two at once unpack it beside each other.
    const [one, other] = await Promise.all([0, 1].map(() => engine.client.imports.inspect({ fileId })));
    expect(one).toEqual(other);
    expect(one.packing).toEqual({ kind: 'gzip', entry: null });
    await engine.client.files.discard({ fileId });
    await expectUntouched();
  });

  test('with a thousand columns is imported, one with more than four thousand is refused', async () => {
    const wide = (columns: number) => {
      const more = Array.from({ length: columns - 3 }, (_, i) => i);
      const cells = more.map(() => 'x').join(',');
      const rows = [0, 1, 2].map((i) => `${day(i)},Broad,3,${cells}`);
      return `date,product,units,${more.map((i) => `extra ${i}`).join(',')}\n${rows.join('\n')}\n`;
    };
    await expect(put(wide(4001))).rejects.toMatchObject({
      code: 'limit/columns',
      message: expect.stringMatching(/has 4001 columns; the limit is 4000. Remove the columns/),
    });
    await expectUntouched();
    expect((await put(wide(1000))).report.effect).toMatchObject({ inserted: 3, newProducts: 1 });
  });

  test('with more products than any shop has says which column to look at', async () => {
    async function* lines() {
      yield Buffer.from('date,product,units\n');
      for (let block = 0; block < 101; block++) {
        yield Buffer.from(Array.from({ length: 10_000 }, (_, i) => `2025-01-01,${block * 10_000 + i},1\n`).join(''));
      }
    }
    await expect(put(lines())).rejects.toMatchObject({
      code: 'limit/rows',
      message: expect.stringMatching(/1,000,000 different products. Check which column names the product/),
    });
    await expectUntouched();
  });
});

test('two imports at once both come in, whole', async () => {
  const both = await Promise.all([
    put(week('Left', 2), { name: 'left.csv' }),
    put(week('Right', 3), { name: 'right.csv' }),
  ]);
  expect(both.map(({ upload }) => upload.state)).toEqual(['committed', 'committed']);
  expect(await productCodes()).toEqual(['Known', 'Left', 'Right']);
  for (const [product, units] of [
    ['Left', 2],
    ['Right', 3],
  ] as const) {
    expect((await engine.client.stores.history({ store: 'Shop', product })).units).toEqual(new Array(7).fill(units));
  }
});

describe('cells and columns', () => {
  test('named like parts of the language are columns and products like others', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const rows = names.map((name, i) => `${day(i)},${name},${name},${name},${i + 1}`);
    const { report, inspection } = await put(`date,product,__proto__,constructor,units\n${rows.join('\n')}\n`, {
      roles: { category: 'constructor', ignore: '__proto__' },
      store: '__proto__',
    });
    expect(inspection.columns.map(({ column }) => column)).toContain('__proto__');
    expect(report.result).toMatchObject({ stores: ['__proto__'], products: 4, units: 10 });
    const { products } = await engine.client.stores.products({ store: '__proto__' });
    expect(products.map(({ code, category }) => [code, category]).sort()).toEqual(
      names.map((name) => [name, name]).sort(),
    );
    expect(({} as Record<string, unknown>).category).toBeUndefined();
  });

  test('with control characters lose them, and formulas of text are no formulas', async () => {
    await put(
      `date,product,units\n2025-01-01,\u001bA\u0007B\u202e,1\n2025-01-01,"=HYPERLINK(""http://x"",""y"")",2\n2025-01-02,@SUM(1),3\n`,
    );
    expect(await productCodes()).toEqual(['=HYPERLINK("http://x","y")', '@SUM(1)', 'A B', 'Known']);
    const units = await put(week('Tea', 1).replace(',1\n', ',=1+1\n'));
    expect(units.report.issues).toContainEqual(expect.objectContaining({ code: 'bad-number', count: 1 }));
  });
});

describe('a workbook', () => {
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

  /** The smallest workbook, with these declarations and rows in its sheet. */
  const workbook = (declarations: string, rows: string) =>
    zipOf([
      [
        '[Content_Types].xml',
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
      ],
      [
        'xl/workbook.xml',
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
      [
        'xl/_rels/workbook.xml.rels',
        `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ],
      [
        'xl/worksheets/sheet1.xml',
        `<?xml version="1.0"?>${declarations}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
      ],
    ]);
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
  const header = row(1, ['date', 'product', 'units'].map(text).join(''));

  test('with entities has them expanded by nobody', async () => {
    const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const declarations = `<!DOCTYPE worksheet [<!ENTITY l0 "lol">${levels}<!ENTITY file SYSTEM "file:///etc/hostname">]>`;
    const rows = ['&l9;', '&file;'].map((name, i) => row(i + 2, `${text(day(i))}${text(name)}<c><v>${i + 1}</v></c>`));
    const { report } = await put(workbook(declarations, header + rows.join('')), { name: 'entities.xlsx' });
    expect(report.rows).toMatchObject({ accepted: 2, rejected: 0 });
    expect(await productCodes()).toEqual(['&file;', '&l9;', 'Known']);
  });

  test('with formulas gives the values they had when it was saved', async () => {
    const rows = [
      row(2, `${text(day(0))}${text('Tea')}<c><f>1+1</f><v>2</v></c>`),
      row(3, `${text(day(1))}${text('Tea')}<c><f>WEBSERVICE("http://x")</f></c>`),
    ];
    const { report } = await put(workbook('', header + rows.join('')), { name: 'formulas.xlsx' });
    expect(report.result).toMatchObject({ units: 2 });
    expect(report.issues).toContainEqual(expect.objectContaining({ code: 'missing-units', count: 1 }));
  });
});
