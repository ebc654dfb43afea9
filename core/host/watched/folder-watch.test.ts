// The watched folder through the engine: half-written files, one confirmation, by itself, never twice, and what goes wrong.
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WatchSettings } from '#core/contract/watched-folder.ts';
import { commitUpload, importFile } from '../import-file.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';
import { REST_MS } from './folder-watch.ts';

let engine: TestEngine;
let folder: string;
let nowMs: number;
beforeEach(async () => {
  nowMs = Date.parse('2026-01-01T00:00:00Z');
  engine = await openTestEngine({ now: () => new Date(nowMs) });
  folder = join(engine.dir, 'exports');
  mkdirSync(folder);
});
afterEach(() => engine.remove());

/** Two products' sales of a week from the day on. */
const week = (from: number, header = 'day,sku,sold') =>
  `${[header, ...Array.from({ length: 14 }, (_, i) => `2025-03-${String(from + (i >> 1)).padStart(2, '0')},A${i % 2},${i + 1}`)].join('\n')}\n`;

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

async function saveRecipe(): Promise<void> {
  const { client, dir } = engine;
  const path = join(dir, 'first.csv');
  writeFileSync(path, week(1));
  const { upload, inspection } = await importFile(client, path, { store: 'S' });
  const { columns } = inspection;
  await client.recipes.save({ uploadId: upload.id, name: 'Till', columns });
}

const watch = (mode: WatchSettings['mode']) => engine.client.watchedFolder.set({ path: folder, mode });

/** Looks, lets files rest, looks again. */
async function settle() {
  await engine.client.watchedFolder.look();
  nowMs += REST_MS;
  return engine.client.watchedFolder.look();
}

const uploads = async () => (await engine.client.imports.list({})).length;

test('nothing is watched until a folder is set, and only one that is there', async () => {
  const { client } = engine;
  write('a.csv', week(8));
  expect(await settle()).toEqual({ path: null, mode: 'ask', problem: null, files: [] });
  await expect(client.watchedFolder.set({ path: join(folder, 'missing'), mode: 'ask' })).rejects.toMatchObject({
    code: 'input/path',
  });
  await expect(client.watchedFolder.set({ path: 'exports', mode: 'ask' })).rejects.toMatchObject({
    code: 'input/path',
  });
});

test('a file that is still being written is not read; complete and known, it waits for one confirmation', async () => {
  const { client } = engine;
  await saveRecipe();
  await watch('ask');
  const [head, tail] = [week(8).slice(0, 100), week(8).slice(100)];
  write('kw11.csv', head);
  await client.watchedFolder.look();
  nowMs += REST_MS;
  appendFileSync(join(folder, 'kw11.csv'), tail);
  expect(await client.watchedFolder.look()).toMatchObject({ files: [{ state: 'settling' }] });
  expect(await uploads()).toBe(1);
  nowMs += REST_MS;
  const { files } = await client.watchedFolder.look();
  expect(files).toMatchObject([
    {
      name: 'kw11.csv',
      state: 'waiting',
      recipe: 'Till',
      effect: { inserted: 14, replaced: 0, rejected: 0, firstDay: '2025-03-08', lastDay: '2025-03-14' },
    },
  ]);
  expect((await client.stores.list())[0], 'nothing changed yet').toMatchObject({ lastDay: '2025-03-07' });
  await commitUpload(client, files[0].uploadId ?? '', {});
  expect(await client.watchedFolder.get()).toMatchObject({ files: [{ state: 'imported' }] });
  expect(readFileSync(join(folder, 'kw11.csv'), 'utf8')).toBe(week(8));
});

test('by itself it imports what is known and whole, and never the same bytes twice, not after an undo either', async () => {
  const { client } = engine;
  await saveRecipe();
  await watch('import');
  write('kw11.csv', week(8));
  write('kw12.csv', `${week(15)}2025-03-22,A0,many\n`);
  const [february, march] = ['february.csv', 'march.csv'].map((name) => join(engine.dir, name));
  writeFileSync(february, week(20).replaceAll('-03-', '-02-'));
  writeFileSync(march, week(24));
  await importFile(engine.client, february, { store: 'S', extras: [march] });
  copyFileSync(march, join(folder, 'kw13.csv'));
  copyFileSync(join(folder, 'kw11.csv'), join(folder, 'kw11 (copy).csv'));
  const stateOf = async () =>
    Object.fromEntries((await settle()).files.map(({ name, state, effect }) => [name, [state, effect?.rejected]]));
  const states = await stateOf();
  expect([states['kw11.csv'][0], states['kw11 (copy).csv'][0]].sort()).toEqual(['imported', 'repeated']);
  expect(states['kw12.csv'], 'a row of it cannot be used, so somebody has to look').toEqual(['waiting', 1]);
  expect(states['kw13.csv'][0], 'it came in together with another one').toBe('repeated');
  const imported = (await client.watchedFolder.get()).files.find(({ state }) => state === 'imported');
  const { jobId } = await client.imports.undo({ uploadId: imported?.uploadId ?? '' });
  for await (const _ of await client.jobs.watch({ jobId }));
  // As after a restart, when nothing is remembered of the files.
  await client.watchedFolder.set({ path: null, mode: 'import' });
  await watch('import');
  const again = await stateOf();
  expect([again['kw11.csv'][0], again['kw11 (copy).csv'][0]]).toEqual(['repeated', 'repeated']);
});

test('what changed or is of no known kind is said, can be opened, and is known once there is a recipe', async () => {
  const { client } = engine;
  write('drifted.csv', week(8, 'day,sku,quantity'));
  await watch('ask');
  expect(await settle()).toMatchObject({ files: [{ state: 'unknown' }] });
  await saveRecipe();
  expect(await settle()).toMatchObject({
    files: [
      { state: 'changed', recipe: 'Till', changes: [{ kind: 'column-renamed', column: 'sold', to: 'quantity' }] },
    ],
  });
  expect(await client.watchedFolder.open({ name: 'drifted.csv' })).toMatchObject({ fileName: 'drifted.csv' });
  await expect(client.watchedFolder.open({ name: '../first.csv' })).rejects.toMatchObject({ code: 'not-found/file' });
});

test('errors are shown and the next look goes on: an unreadable file, a folder that is gone for a while', async () => {
  const { client } = engine;
  await saveRecipe();
  await watch('ask');
  writeFileSync(
    join(folder, 'picture.csv'),
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 1, 2, 3]),
  );
  write('kw11.csv', week(8));
  const { files } = await settle();
  expect(files.find(({ name }) => name === 'picture.csv')).toMatchObject({
    state: 'failed',
    error: { code: 'input/unreadable-file' },
  });
  expect(files.find(({ name }) => name === 'kw11.csv')).toMatchObject({ state: 'waiting' });
  rmSync(folder, { recursive: true });
  expect(await client.watchedFolder.look()).toMatchObject({
    problem: { code: 'input/path' },
    files: expect.arrayContaining([expect.objectContaining({ name: 'kw11.csv', state: 'waiting' })]),
  });
  mkdirSync(folder);
  expect(await client.watchedFolder.look()).toMatchObject({ problem: null });
});
