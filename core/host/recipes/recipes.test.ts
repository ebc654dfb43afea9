// Recipes through the engine: saved from an import, known again, drifted, handed on.
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecipeChange } from '#core/contract/recipes.ts';
import { importFile, sendFile } from '../import-file.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';
import { optionsOf } from './apply-recipe.ts';

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
    recipe: (inspection) => optionsOf(client, recipe, inspection),
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
    importFile(client, source(text), { name: 'kw12.csv', recipe: (seen) => optionsOf(client, recipe, seen) }),
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
