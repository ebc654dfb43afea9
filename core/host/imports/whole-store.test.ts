// Totals of the whole store are one product, by whichever door and in whichever language they come in.
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFile } from '../import-file.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await openTestEngine();
});
afterEach(() => engine.remove());

const totals = (month: number) =>
  ['date,takings', ...[1, 2, 3, 4, 5].map((day) => `2025-0${month}-0${day},${100 + day}.50`)].join('\n');
const put = (month: number, product?: string) =>
  importFile(engine.client, Readable.from(Buffer.from(totals(month))), { name: 'z.csv', store: 'Shop', product });
const codes = async () => (await engine.client.stores.products({ store: 'Shop' })).products.map(({ code }) => code);

test('a second file without a name belongs to the product that the first was given, until that is undone', async () => {
  const first = await put(1, 'Ganzer Laden');
  expect(first.inspection.knownProduct).toBeNull();
  const second = await put(2);
  expect(second.inspection).toMatchObject({ suggestedProduct: 'Whole store', knownProduct: 'Ganzer Laden' });
  expect(await codes()).toEqual(['Ganzer Laden']);
  for (const { upload } of [second, first]) {
    const { jobId } = await engine.client.imports.undo({ uploadId: upload.id });
    for await (const _ of await engine.client.jobs.watch({ jobId })) void _;
  }
  await put(3);
  expect(await codes()).toEqual(['Whole store']);
});
