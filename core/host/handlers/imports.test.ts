import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FILE_CHUNK_BYTES } from '#core/contract/files.ts';
import type { ImportOptions } from '#core/contract/imports.ts';
import { importFile } from '../import-file.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await openTestEngine();
});
afterEach(() => engine.remove());

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);

function sales(days: number, products: number, units = (i: number) => i % 9): string {
  const lines = ['Date,Product ID,Category,Units Sold,Price'];
  for (let d = 0; d < days; d++) {
    for (let p = 0; p < products; p++) lines.push(`${day(d)},P${p},C${p % 3},${units(d + p)},2.50`);
  }
  return `${lines.join('\n')}\n`;
}

/** The text as the chunks of a file that is handed in. */
const stream = (text: string) => Readable.from(Buffer.from(text));

async function handIn(text: string, name = 'main-street.csv'): Promise<string> {
  const { fileId } = await engine.client.files.begin({ name });
  const bytes = Buffer.from(text);
  for (let offset = 0; offset < bytes.length; offset += FILE_CHUNK_BYTES) {
    const base64 = bytes.subarray(offset, offset + FILE_CHUNK_BYTES).toString('base64');
    await engine.client.files.append({ fileId, offset, base64 });
  }
  await engine.client.files.finish({ fileId });
  return fileId;
}

async function optionsFor(fileId: string): Promise<ImportOptions> {
  const { reading, columns, suggestedStore, shape } = await engine.client.imports.inspect({ fileId });
  const mapping = columns.map(({ column, role }) => ({ column, role }));
  return {
    reading,
    shape: shape.shape,
    extras: [],
    mapping,
    store: suggestedStore,
    overlap: 'replace',
    product: null,
    stockTime: 'opening',
    repairs: [],
  };
}

async function settled(jobId: string) {
  let last: Awaited<ReturnType<typeof engine.client.jobs.get>> | undefined;
  for await (const job of await engine.client.jobs.watch({ jobId })) last = job;
  return last;
}

async function checkedUpload(text: string): Promise<{ uploadId: string; fileId: string }> {
  const fileId = await handIn(text);
  const { jobId, uploadId } = await engine.client.imports.check({ fileId, options: await optionsFor(fileId) });
  expect(await settled(jobId)).toMatchObject({ state: 'succeeded', result: { uploadId } });
  return { uploadId, fileId };
}

describe('a preview', () => {
  test('is what a check will say, without leaving anything behind', async () => {
    const fileId = await handIn(sales(30, 4, (i) => (i === 3 ? Number.NaN : i % 9)));
    const options = await optionsFor(fileId);
    const preview = await engine.client.imports.preview({ fileId, options });
    expect(await engine.client.imports.list({})).toEqual([]);
    const { jobId, uploadId } = await engine.client.imports.check({ fileId, options });
    await settled(jobId);
    const { report } = await engine.client.imports.get({ uploadId });
    expect(report).toMatchObject({ rows: preview.rows, result: preview.result, issues: preview.issues });
    expect(preview).toMatchObject({ rows: { total: 120, rejected: 4 }, isPartial: false });
  });

  test('of a long file is of its first rows, and says so', async () => {
    const fileId = await handIn(sales(500, 50));
    const { rows, isPartial } = await engine.client.imports.preview({ fileId, options: await optionsFor(fileId) });
    expect({ rows, isPartial }).toMatchObject({ rows: { total: 20_000, accepted: 20_000 }, isPartial: true });
  });

  test('is refused as the check would be', async () => {
    const options = await optionsFor(await handIn(sales(3, 2)));
    const fileId = await handIn(sales(3, 2, () => Number.NaN));
    const preview = engine.client.imports.preview({ fileId, options });
    await expect(preview).rejects.toMatchObject({ code: 'data/all-rejected' });
  });
});

describe('an import', () => {
  test('goes from a stream into the store, with progress in every phase', async () => {
    const phases = new Set<string>();
    const { upload, report, inspection } = await importFile(engine.client, stream(sales(40, 6)), {
      name: 'main-street.csv',
      onProgress: ({ phase }) => phases.add(phase),
    });
    expect([...phases]).toEqual(['send', 'inspect', 'check', 'commit']);
    expect(inspection.suggestedStore).toBe('main street');
    expect(upload).toMatchObject({ state: 'committed', who: 'tester', fileName: 'main-street.csv' });
    expect(report.effect).toEqual({ inserted: 240, replaced: 0, unchanged: 0, kept: 0, newStores: 1, newProducts: 6 });
    const [store] = await engine.client.stores.list();
    expect(store).toMatchObject({ code: 'main street', productCount: 6, observationCount: 240, lastDay: day(39) });
    const history = await engine.client.stores.history({ store: 'main street', product: 'P1' });
    expect(history.units.slice(0, 3)).toEqual([1, 2, 3]);
  });

  test('of the same file again changes nothing and says that it was imported before', async () => {
    await importFile(engine.client, stream(sales(10, 2)), { name: 'a.csv', store: 'S' });
    const again = await importFile(engine.client, stream(sales(10, 2)), { name: 'b.csv', store: 'S' });
    expect(again.inspection.alreadyImported).toMatchObject({ uploadId: expect.any(String) });
    expect(again.report.effect).toMatchObject({ inserted: 0, replaced: 0, unchanged: 20 });
  });

  test('of an overlapping file says first how many rows it replaces', async () => {
    await importFile(engine.client, stream(sales(10, 2)), { name: 'a.csv', store: 'S' });
    const overlapping = sales(12, 2, (i) => (i % 9) + 1);
    const dry = await importFile(engine.client, stream(overlapping), { name: 'b.csv', store: 'S', commit: false });
    expect(dry.upload.state).toBe('discarded');
    expect(dry.report.effect).toMatchObject({ inserted: 4, replaced: 20 });
    expect((await engine.client.stores.list())[0]).toMatchObject({ observationCount: 20 });
    const real = await importFile(engine.client, stream(overlapping), { name: 'b.csv', store: 'S' });
    expect(real.report.effect).toEqual(dry.report.effect);
  });

  test('takes roles that the caller names, and finds the date order in the column that was named', async () => {
    const text =
      'sold on,delivered on,sku,qty\n01.02.2024,13.02.2024,A,1\n02.02.2024,13.02.2024,A,2\n03.02.2024,14.02.2024,A,2\n';
    const { report } = await importFile(engine.client, stream(text), {
      name: 'x.csv',
      store: 'S',
      roles: { date: 'sold on', ignore: ['delivered on'] },
    });
    expect(report.result).toMatchObject({ firstDay: '2024-02-01', lastDay: '2024-02-03', units: 5 });
    const wrong = importFile(engine.client, stream(text), { name: 'x.csv', roles: { date: 'nowhere' } });
    await expect(wrong).rejects.toMatchObject({ code: 'input/bad-mapping' });
  });

  test('of a file that is not there, or cannot work, is refused with words, and leaves nothing', async () => {
    await expect(importFile(engine.client, '/nowhere/sales.csv')).rejects.toMatchObject({ code: 'input/path' });
    const noDates = importFile(engine.client, stream('item,price\nA,1\n'), { name: 'mart.csv' });
    await expect(noDates).rejects.toMatchObject({ code: 'input/missing-column' });
    const empty = importFile(engine.client, stream(''), { name: 'empty.csv' });
    await expect(empty).rejects.toMatchObject({ code: 'input/empty-file' });
    expect(await engine.client.stores.list()).toEqual([]);
    expect((await engine.client.imports.list({})).map(({ state }) => state)).toEqual(['failed']);
    expect(engine.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('can be cancelled while it reads, and leaves nothing', async () => {
    const controller = new AbortController();
    const importing = importFile(engine.client, stream(sales(365, 300)), {
      name: 'long.csv',
      signal: controller.signal,
      onProgress: ({ phase }) => phase === 'check' && controller.abort(),
    });
    await expect(importing).rejects.toMatchObject({ code: 'cancelled' });
    expect(await engine.client.stores.list()).toEqual([]);
    const [upload] = await engine.client.imports.list({});
    expect(upload.state).toBe('discarded');
  });
});

describe('an upload', () => {
  test('keeps its rejected rows, page by page', async () => {
    const { uploadId } = await checkedUpload(`${sales(5, 2)}2024-01-06,P0,C0,many,2\n2024-01-06,P1,C0,lots,2\n`);
    const page = await engine.client.imports.rejectedRows({ uploadId, offset: 1, limit: 1 });
    expect(page).toEqual({
      total: 2,
      rows: [
        {
          file: null,
          line: 13,
          code: 'bad-number',
          column: 'Units Sold',
          heading: null,
          value: 'lots',
          text: '2024-01-06,P1,C0,lots,2',
        },
      ],
    });
  });

  test('is committed once, and its file is given back', async () => {
    const { uploadId, fileId } = await checkedUpload(sales(5, 2));
    const { jobId } = await engine.client.imports.commit({ uploadId });
    await expect(engine.client.imports.commit({ uploadId })).rejects.toMatchObject({ code: 'conflict/upload-state' });
    expect(await settled(jobId)).toMatchObject({ state: 'succeeded', result: { inserted: 10 } });
    expect(await engine.client.imports.get({ uploadId })).toMatchObject({
      state: 'committed',
      report: { effect: { inserted: 10 } },
    });
    await expect(engine.client.imports.inspect({ fileId })).rejects.toMatchObject({ code: 'not-found/file' });
    await expect(engine.client.imports.discard({ uploadId })).rejects.toMatchObject({ code: 'conflict/upload-state' });
  });

  test('that is discarded leaves nothing and cannot be committed; discarding twice is fine', async () => {
    const { uploadId } = await checkedUpload(sales(5, 2));
    expect((await engine.client.imports.discard({ uploadId })).state).toBe('discarded');
    expect((await engine.client.imports.discard({ uploadId })).state).toBe('discarded');
    await expect(engine.client.imports.commit({ uploadId })).rejects.toMatchObject({ code: 'conflict/upload-state' });
    expect(await engine.client.stores.list()).toEqual([]);
  });

  test('is replaced by a new check of the same file', async () => {
    const { uploadId, fileId } = await checkedUpload(sales(5, 2));
    const second = await engine.client.imports.check({
      fileId,
      options: { ...(await optionsFor(fileId)), store: 'Other' },
    });
    await settled(second.jobId);
    expect((await engine.client.imports.get({ uploadId })).state).toBe('discarded');
    expect((await engine.client.imports.get({ uploadId: second.uploadId })).state).toBe('ready');
  });

  test('whose check or commit is cancelled before its turn is not left hanging', async () => {
    const busy = await handIn(sales(365, 40));
    const running = await engine.client.imports.check({ fileId: busy, options: await optionsFor(busy) });
    const waiting = await handIn(sales(5, 2), 'waiting.csv');
    const queued = await engine.client.imports.check({ fileId: waiting, options: await optionsFor(waiting) });
    await engine.client.jobs.cancel({ jobId: queued.jobId });
    expect((await engine.client.imports.get({ uploadId: queued.uploadId })).state).toBe('discarded');
    await settled(running.jobId);

    const again = await engine.client.imports.check({ fileId: waiting, options: await optionsFor(waiting) });
    await settled(again.jobId);
    const blocker = await engine.client.imports.check({ fileId: busy, options: await optionsFor(busy) });
    const commit = await engine.client.imports.commit({ uploadId: again.uploadId });
    await engine.client.jobs.cancel({ jobId: commit.jobId });
    expect((await engine.client.imports.get({ uploadId: again.uploadId })).state).toBe('ready');
    await settled(blocker.jobId);
  });

  test('that nobody committed is gone when the workspace is opened again', async () => {
    const { uploadId } = await checkedUpload(sales(5, 2));
    await engine.close();
    const next = await openTestEngine({ workspaceDir: engine.workspaceDir });
    expect((await next.client.imports.get({ uploadId })).state).toBe('discarded');
    await next.remove();
  });
});
