// Undo through the engine: preview, job, history, events, and the same file once more.
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFile } from '../import-file.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await openTestEngine();
});
afterEach(() => engine.remove());

const week = (first: number, units: number, header = 'date,product,name,units') =>
  [
    header,
    ...[0, 1, 2, 3].map((i) => `2025-03-0${first + i},P1,${units === 1 ? 'Bread' : 'Brown bread'},${units}`),
  ].join('\n');
const put = async (text: string, name = 'week.csv') =>
  (await importFile(engine.client, Readable.from(Buffer.from(text)), { name, store: 'Shop' })).upload;
const sold = async () => (await engine.client.stores.history({ store: 'Shop', product: 'P1' })).units;

async function undo(uploadId: string) {
  const { jobId } = await engine.client.imports.undo({ uploadId });
  for await (const job of await engine.client.jobs.watch({ jobId }))
    if (job.state === 'failed') throw new Error(job.error?.message);
}

test('an upload that a later one overlaps is undone as if it had never been there, and comes back when imported again', async () => {
  const { client } = engine;
  const first = await put(week(1, 1));
  const second = await put(week(3, 2));
  expect(await sold()).toEqual([1, 1, 2, 2, 2, 2]);
  expect(await client.imports.previewUndo({ uploadId: second.id })).toEqual({
    removed: 2,
    restored: 2,
    stayed: 0,
    waiting: 0,
    lost: 0,
    firstDay: '2025-03-03',
    lastDay: '2025-03-06',
    products: 1,
    changedProducts: 1,
    removedProducts: { count: 0, codes: [] },
    unplanned: 0,
    removedStores: [],
    changedStores: ['Shop'],
  });
  await undo(second.id);
  expect(await sold()).toEqual([1, 1, 1, 1]);
  expect((await client.stores.products({ store: 'Shop' })).products[0].name).toBe('Bread');
  const [latest] = await client.imports.list({});
  expect(latest).toMatchObject({
    id: second.id,
    state: 'undone',
    undoneBy: 'tester',
    undoneAt: '2026-01-01T00:00:00.000Z',
  });
  await expect(client.imports.undo({ uploadId: second.id })).rejects.toMatchObject({ code: 'conflict/upload-state' });

  // The same bytes come in again, and now the older one goes from under them.
  expect((await put(week(3, 2))).state).toBe('committed');
  await undo(first.id);
  expect(await sold()).toEqual([2, 2, 2, 2]);
});

test('a store that only the upload brought goes with it, and its file is new again', async () => {
  const { client } = engine;
  const upload = await put(week(1, 1));
  const topics = new Set<string>();
  const listening = new AbortController();
  const events = await client.events.watch(undefined, { signal: listening.signal });
  await events.next();
  const heard = (async () => {
    for await (const event of events) {
      if (event.type === 'changed') for (const topic of event.topics) topics.add(topic);
      if (topics.has('observations')) break;
    }
  })();
  await undo(upload.id);
  await heard;
  listening.abort();
  expect([...topics]).toEqual(expect.arrayContaining(['uploads', 'stores', 'products', 'observations']));
  expect(await client.stores.list()).toEqual([]);
  const again = await importFile(client, Readable.from(Buffer.from(week(1, 1))), { name: 'week.csv', store: 'Shop' });
  expect(again.inspection.alreadyImported).toBeNull();
  expect(await sold()).toEqual([1, 1, 1, 1]);
});

test('an undo that is cancelled leaves everything as it was, and one cell that is corrected meanwhile counts', async () => {
  const { client } = engine;
  const header = 'date,product,units';
  const days = Array.from({ length: 28 }, (_, i) => `2025-02-${String(i + 1).padStart(2, '0')}`);
  const products = Array.from({ length: 400 }, (_, i) => `P${i}`);
  const file = (units: number) =>
    [header, ...products.flatMap((product) => days.map((day) => `${day},${product},${units}`))].join('\n');
  const all = (units: number) => days.map(() => units);
  await put(file(1), 'one.csv');
  const second = await put(file(2), 'two.csv');

  const { jobId } = await client.imports.undo({ uploadId: second.id });
  for await (const job of await client.jobs.watch({ jobId })) {
    if (job.state === 'running' && job.progress > 0.1) await client.jobs.cancel({ jobId });
  }
  expect((await client.jobs.get({ jobId })).state).toBe('cancelled');
  expect((await client.imports.get({ uploadId: second.id })).state).toBe('committed');
  expect(await sold()).toEqual(all(2));

  const undoing = undo(second.id);
  await client.corrections.correct({ store: 'Shop', product: 'P1', day: days[0], values: { units: 9 } });
  await undoing;
  expect(await sold()).toEqual([9, ...all(1).slice(1)]);
  expect((await client.stores.history({ store: 'Shop', product: 'P399' })).units).toEqual(all(1));
});
