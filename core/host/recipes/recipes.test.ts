// Recipes through the engine: saved from an import, known again, drifted, handed on.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { utils, write } from 'xlsx';
import type { Relation } from '#core/contract/import-shape.ts';
import type { RecipeChange } from '#core/contract/recipes.ts';
import { importFile, sendFile } from '../import-file.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';
import { applyRecipe } from './apply-recipe.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await openTestEngine();
});
afterEach(() => engine.remove());

/** A till's week from the day on. */
const week = (from: number, { header = 'Tag;Code;Was;Wieviel;Preis', dates = 'dmy', more = '' } = {}) =>
  [
    header,
    ...Array.from({ length: 7 }, (_, i) => {
      const day = String(from + i).padStart(2, '0');
      const date = dates === 'dmy' ? `${day}.03.2025` : `2025-03-${day}`;
      return `${date};A${(from + i) % 2};Brot;${i + 1},5;2,49${more}`;
    }),
  ].join('\n');

const source = (text: string) => Readable.from(Buffer.from(text));
const roles = { date: 'Tag', product: 'Code', productName: 'Was', units: 'Wieviel', price: 'Preis' };

async function saveRecipe() {
  const { upload, inspection } = await importFile(engine.client, source(week(1)), {
    name: 'kw10.csv',
    store: 'Laden',
    roles,
    overlap: 'add',
  });
  const { columns } = inspection;
  return engine.client.recipes.save({ uploadId: upload.id, name: 'Weekly till', columns });
}

/** What the engine sees in a file that is only looked at. */
async function inspect(text: string) {
  const { client } = engine;
  const fileId = await sendFile(client, source(text), 'next.csv', {});
  return client.imports.inspect({ fileId });
}

test('a file of a known kind is imported as the recipe says, with nothing asked', async () => {
  const { client } = engine;
  const recipe = await saveRecipe();
  const next = await importFile(client, source(week(6)), {
    name: 'kw11.csv',
    recipe: (inspection) => applyRecipe(client, recipe, inspection),
  });
  expect(next.report.effect).toMatchObject({ inserted: 5, replaced: 2 });
  expect(next.upload.options).toMatchObject({ store: 'Laden', overlap: 'add', mapping: recipe.options.mapping });
  const match = await client.recipes.match({ file: next.inspection });
  expect(match).toMatchObject({ recipe: { name: 'Weekly till' }, changes: [] });
});

test('a drifted file says what changed, and keeps what still holds', async () => {
  const { client } = engine;
  const recipe = await saveRecipe();
  const text = week(8, { header: 'Date;Code;Was;Quantity;Preis;Rabatt', dates: 'ymd', more: ';0' });
  const inspection = await inspect(text);
  const match = await client.recipes.match({ file: inspection, recipeId: recipe.id });
  expect(match?.changes).toEqual<RecipeChange[]>([
    { kind: 'date-order', from: 'dmy', to: 'ymd' },
    { kind: 'column-renamed', column: 'Tag', to: 'Date', role: 'date' },
    { kind: 'column-renamed', column: 'Wieviel', to: 'Quantity', role: 'units' },
    { kind: 'column-new', column: 'Rabatt' },
  ]);
  expect(match?.options.reading.dateOrder).toBe('ymd');
  expect(match?.options.mapping).toEqual([
    { column: 'Date', role: 'date' },
    { column: 'Code', role: 'product' },
    { column: 'Was', role: 'productName' },
    { column: 'Quantity', role: 'units' },
    { column: 'Preis', role: 'price' },
    { column: 'Rabatt', role: 'discount' },
  ]);
  // Where nobody can be asked it is refused, with the same said in words, and nothing changes.
  const before = await client.stores.totals({ store: 'Laden' });
  await expect(
    importFile(client, source(text), { name: 'kw12.csv', recipe: (seen) => applyRecipe(client, recipe, seen) }),
  ).rejects.toThrow(/"Wieviel" \(units\) seems to be called "Quantity" now/);
  expect(await client.stores.totals({ store: 'Laden' })).toEqual(before);
});

test('a column that holds something else is a change; one that is empty or leaves its reading open is none', async () => {
  const { client } = engine;
  const recipe = await saveRecipe();
  const match = async (text: string) => client.recipes.match({ file: await inspect(text), recipeId: recipe.id });
  const swapped = await match(week(8, { header: 'Tag;Code;Wieviel;Was;Preis' }));
  expect(swapped?.changes).toEqual<RecipeChange[]>([
    { kind: 'column-kind', column: 'Was', role: 'productName', from: 'text', to: 'number' },
    { kind: 'column-kind', column: 'Wieviel', role: 'units', from: 'number', to: 'text' },
  ]);
  expect(swapped?.options.mapping.find(({ column }) => column === 'Wieviel')?.role).not.toBe('units');
  const open = 'Tag;Code;Was;Wieviel;Preis\n03.04.2025;A0;Brot;2,5;\n';
  expect(await match(open)).toMatchObject({ changes: [], options: { reading: { dateOrder: 'dmy' } } });
});

test('of columns that only count, the first day is asked for in every file', async () => {
  const { client } = engine;
  const weeks = (first: number) =>
    ['sku,W0,W1,W2,W3,W4,W5', ...[1, 2, 3, 4].map((i) => [`A${i}`, first, 2, 3, 4, 5, i].join(','))].join('\n');
  const { upload, inspection } = await importFile(client, source(weeks(1)), {
    name: 'weeks.csv',
    store: 'Laden',
    shape: { kind: 'dates-as-columns', step: 'week', firstDay: '2025-01-06' },
  });
  const { columns } = inspection;
  const recipe = await client.recipes.save({ uploadId: upload.id, name: 'Weeks', columns });
  const match = await client.recipes.match({ file: await inspect(weeks(5)), recipeId: recipe.id });
  expect(match?.changes).toEqual([{ kind: 'first-day' }]);
});

test('what was said of the files is said of the next ones: sheet, list, date column, values that are mended', async () => {
  const { client } = engine;
  const book = (month: string, sheets: readonly string[]) => {
    const path = join(engine.dir, `${month}.xlsx`);
    const workbook = utils.book_new();
    for (const [i, sheet] of sheets.entries()) {
      const rows = [1, 2, 3].map((day) => [`0${day}.${month}.2025`, `0${day + 3}.${month}.2025`, 7, i * 10 + day]);
      const table = [
        ['Bestellt am', 'Datum Lieferung', 'Nr', 'Menge'],
        ...rows,
        ['04.03.2025', '07.03.2025', 7, 'keine'],
      ];
      utils.book_append_sheet(workbook, utils.aoa_to_sheet(table), sheet);
    }
    writeFileSync(path, write(workbook, { type: 'buffer', bookType: 'xlsx' }));
    return path;
  };
  const list = join(engine.dir, 'artikel.csv');
  writeFileSync(list, 'Artikel;Bezeichnung\n7;Brot\n8;Salz\n');
  const relation: Relation = { kind: 'join', on: [{ column: 'Nr', matches: 'Artikel' }] };
  const first = await importFile(client, book('03', ['Nord', 'Sued']), {
    extras: [list],
    relations: { 'artikel.csv': relation },
    reading: { sheet: 'Sued' },
    roles: { date: 'Datum Lieferung', product: 'Nr', units: 'Menge', productName: 'Bezeichnung' },
    store: 'S',
    repairs: () => [
      { column: 'Menge', value: 'keine', file: null, line: null, heading: null, to: '0' },
      { column: 'Menge', value: '11', file: null, line: 2, heading: null, to: '12' },
    ],
  });
  expect(first.report).toMatchObject({ rows: { rejected: 0 }, result: { units: 37, firstDay: '2025-03-04' } });
  const said = { reading: { sheet: 'Sued' }, shape: null };
  const { columns } = first.inspection;
  const recipe = await client.recipes.save({ uploadId: first.upload.id, name: 'Book', columns, said });
  const next = (sheets: readonly string[], reading = {}) =>
    importFile(client, book('04', sheets), {
      extras: [list],
      reading,
      recipe: (inspection) => applyRecipe(client, recipe, inspection, reading),
    });
  const { report, upload } = await next(['Nord', 'Mitte', 'Sued']);
  expect(upload.options).toMatchObject({
    reading: { sheet: 'Sued' },
    extras: expect.arrayContaining([expect.objectContaining({ fileName: 'artikel.csv', relation })]),
    repairs: [{ value: 'keine', line: null }],
  });
  expect(report).toMatchObject({ rows: { rejected: 0 }, result: { units: 66, firstDay: '2025-03-07' } });
  // Another shop's sheet is not taken instead, unless somebody names it.
  await expect(next(['Nord', 'Ost'])).rejects.toThrow(/the sheet "Sued" is not there/);
  const named = await next(['Nord', 'Ost'], { sheet: 'Ost' });
  expect(named.upload.options.reading.sheet).toBe('Ost');
});

test('parts of a split year may be any number; a list that is gone is a change', async () => {
  const { client } = engine;
  const names = (text: string) => {
    const path = join(engine.dir, `${text.length}-${text.slice(0, 2)}.csv`);
    writeFileSync(path, text);
    return path;
  };
  const list = names('Code;Warengruppe\nA0;Brot\nA1;Salz\n');
  const extras = [names(`${week(8)}\n`), list];
  const { upload, inspection } = await importFile(client, source(week(1)), {
    name: 'a.csv',
    store: 'S',
    roles,
    extras,
  });
  const recipe = await client.recipes.save({ uploadId: upload.id, name: 'Parts', columns: inspection.columns });
  const take = (others: readonly string[]) =>
    importFile(client, source(week(15)), {
      name: 'b.csv',
      extras: others,
      recipe: (seen) => applyRecipe(client, recipe, seen),
    });
  expect((await take([list])).report.effect).toMatchObject({ inserted: 7 });
  await expect(take([])).rejects.toThrow(/0 lists in which ids are looked up, not 1 list; .*"Warengruppe"/);
});

test('a sheet for each month: any number of them is known again', async () => {
  const { client } = engine;
  const book = (name: string, months: readonly string[]) => {
    const workbook = utils.book_new();
    for (const month of months) {
      const rows = [1, 2, 3, 4].map((day) => [`2025-${month}-0${day}`, `A${day % 2}`, day]);
      utils.book_append_sheet(workbook, utils.aoa_to_sheet([['Date', 'SKU', 'Qty'], ...rows]), `Month ${month}`);
    }
    const path = join(engine.dir, name);
    writeFileSync(path, write(workbook, { type: 'buffer', bookType: 'xlsx' }));
    return path;
  };
  const first = await importFile(client, book('a.xlsx', ['01', '02']), { store: 'S' });
  expect(first.report.effect).toMatchObject({ inserted: 8 });
  const { columns } = first.inspection;
  const recipe = await client.recipes.save({ uploadId: first.upload.id, name: 'Months', columns });
  const next = await importFile(client, book('b.xlsx', ['03', '04', '05']), {
    recipe: (inspection) => applyRecipe(client, recipe, inspection),
  });
  expect(next.report.effect).toMatchObject({ inserted: 12 });
});

test('another kind of file is not taken for a known one', async () => {
  await saveRecipe();
  const other = await inspect('day,sku,sold\n2025-01-01,A,1\n2025-01-02,A,2\n');
  expect(await engine.client.recipes.match({ file: other })).toBeNull();
});

test('recipes are renamed, deleted, and handed on as a document', async () => {
  const { client } = engine;
  const recipe = await saveRecipe();
  await client.recipes.rename({ recipeId: recipe.id, name: 'Till' });
  const document = JSON.parse(JSON.stringify(await client.recipes.export()));
  expect(await client.recipes.import(document), 'the same is not added twice').toEqual([]);
  document.recipes[0].options.overlap = 'keep';
  expect(await client.recipes.import(document)).toMatchObject([{ name: 'Till (2)', options: { overlap: 'keep' } }]);
  await client.recipes.remove({ recipeId: recipe.id });
  expect((await client.recipes.list()).map(({ name }) => name)).toEqual(['Till (2)']);
});

test('a recipe of a file without products keeps the name of the whole store', async () => {
  const { client } = engine;
  const days = (from: number) =>
    ['Datum;Z-Nr;Umsatz brutto', ...[0, 1, 2].map((i) => `${from + i}.03.2025;${from + i};${from + i}0,50`)].join('\n');
  const first = await importFile(client, source(days(11)), { name: 'z.csv', store: 'Laden', product: 'Laden gesamt' });
  expect(first.report.result).toMatchObject({ products: 1, units: 361.5, revenue: 361.5 });
  const recipe = await client.recipes.save({ uploadId: first.upload.id, name: 'Z', columns: first.inspection.columns });
  const next = await importFile(client, source(days(14)), {
    name: 'z.csv',
    recipe: (seen) => applyRecipe(client, recipe, seen),
  });
  expect(next.upload.options.product).toBe('Laden gesamt');
  expect(next.report.effect).toMatchObject({ inserted: 3, newProducts: 0 });
});
