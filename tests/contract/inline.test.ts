// The domains of the engine core through the inline client: real engine, real workspace, answers and errors.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDefinedError, isProcedure, ORPCError } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#core/contract/contract.ts';
import { FILE_CHUNK_BYTES } from '#core/contract/files.ts';
import { DEFAULT_STORE_SETTINGS } from '#core/contract/stores.ts';
import { openTestEngine, type TestEngine } from '#core/host/test-engine.ts';
import { insertJob } from '#core/store/jobs.ts';
import type { WriteDb } from '#core/store/sql.ts';
import { seedStore } from '#core/store/test-store.ts';

const AT = '2026-01-01T00:00:00.000Z';

function seed(db: WriteDb): void {
  const sales = [2, 3, 0, 5, 1, 4, 2].map((units, index) => ({ day: `2025-12-0${index + 1}`, units, price: 2.5 }));
  seedStore(db, {
    code: 'S1',
    name: 'Corner shop',
    settings: { currency: 'CHF' },
    products: [
      {
        code: 'P1',
        name: 'Café crème',
        category: 'Drinks',
        supplier: 'Roaster',
        unitCost: 1.2345,
        leadTimeDays: 3,
        packSize: 6,
        moq: 12,
        observations: sales.map((sale, index) => ({ ...sale, stock: 20 - index })),
      },
      { code: 'P2', name: 'Bread', category: 'Food', observations: sales.slice(0, 3) },
      { code: 'P3', name: 'Unsold', observations: [] },
    ],
  });
  seedStore(db, { code: 'S2', isDemo: true, products: [] });
  const job = { kind: 'train', store: 'S1', title: 'S1', stage: 'boost', detail: null, secondsLeft: null } as const;
  const times = { createdAt: AT, startedAt: AT, finishedAt: null };
  insertJob(
    db,
    { ...job, ...times, id: 'crashed', state: 'running', progress: 0.4, error: null, result: null, curve: [] },
    {},
  );
}

/** The error of a call, which must be one of the contract's. */
async function errorOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    expect(error).toBeInstanceOf(ORPCError);
    expect(isDefinedError(error as ORPCError<string, unknown>), String(error)).toBe(true);
    const { code, status, message, data } = error as ORPCError<string, unknown>;
    return { code, status, message, data };
  }
  throw new Error('the call did not fail');
}

describe('the contract, inline', () => {
  let engine: TestEngine;
  beforeEach(async () => {
    engine = await openTestEngine({ seed });
  });
  afterEach(() => engine.remove());

  it('has an implementation of every procedure', () => {
    for (const [domain, procedures] of Object.entries(contract)) {
      const implemented = (engine.router as unknown as Record<string, Record<string, unknown>>)[domain];
      expect(Object.keys(implemented).sort()).toEqual(Object.keys(procedures).sort());
      for (const name of Object.keys(procedures))
        expect(isProcedure(implemented[name]), `${domain}.${name}`).toBe(true);
    }
  });

  describe('errors', () => {
    it('name the field of a request that does not fit, with what would', async () => {
      const error = await errorOf(engine.client.stores.products({ store: 'S1', limit: 5000 }));
      expect(error).toMatchObject({ code: 'input/invalid', status: 400, data: { field: 'limit' } });
      expect(error.message).toContain('limit: Too big');
    });
  });

  describe('system', () => {
    it('tells what runs here', async () => {
      const info = await engine.client.system.info();
      expect(info).toMatchObject({ version: '0.0.0-test', threads: 2, user: 'tester', startedAt: AT });
      expect(info.recoveredFromCrash).toBe(false);
      expect(info.nodeVersion).toBe(process.versions.node);
    });
  });

  describe('workspace', () => {
    it('describes the open one', async () => {
      expect(await engine.client.workspace.get()).toEqual({
        name: 'workspace',
        path: engine.workspaceDir,
        isEmpty: false,
        isDemo: true,
        storeCount: 2,
        createdAt: AT,
        recent: [{ name: 'workspace', path: engine.workspaceDir }],
      });
    });

    it('opens another one, and answers from it', async () => {
      const path = join(engine.dir, 'other shop');
      expect(await engine.client.workspace.open({ path, create: true })).toMatchObject({
        name: 'other shop',
        path,
        isEmpty: true,
        storeCount: 0,
      });
      expect(await engine.client.stores.list()).toEqual([]);
      await engine.client.workspace.open({ path: engine.workspaceDir });
      expect(await engine.client.stores.list()).toHaveLength(2);
    });

    it('says what is wrong with a folder and stays where it was', async () => {
      const nowhere = join(engine.dir, 'nowhere');
      expect(await errorOf(engine.client.workspace.open({ path: nowhere }))).toMatchObject({
        code: 'not-found/workspace',
        status: 404,
        data: { path: nowhere },
      });
      expect(existsSync(nowhere)).toBe(false);
      expect(await errorOf(engine.client.workspace.open({ path: 'relative' }))).toMatchObject({
        code: 'input/path',
        status: 400,
        data: { path: 'relative' },
      });
      expect((await engine.client.workspace.get()).path).toBe(engine.workspaceDir);
    });

    it('is refused to a second engine', async () => {
      const second = openTestEngine({ workspaceDir: engine.workspaceDir });
      await expect(second).rejects.toMatchObject({
        code: 'conflict/workspace-in-use',
        details: { path: engine.workspaceDir, pid: process.pid },
      });
    });
  });

  describe('files', () => {
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

    it('come in and go out in chunks', async () => {
      const content = Buffer.alloc(FILE_CHUNK_BYTES + 1000, 'Datum;Menge\n');
      const { fileId } = await engine.client.files.begin({ name: 'Umsätze.csv', sizeBytes: content.length });
      const [first, second] = [content.subarray(0, FILE_CHUNK_BYTES), content.subarray(FILE_CHUNK_BYTES)];
      await engine.client.files.append({ fileId, offset: 0, base64: base64(first) });
      const end = await engine.client.files.append({ fileId, offset: first.length, base64: base64(second) });
      expect(end.sizeBytes).toBe(content.length);
      const sha256 = createHash('sha256').update(content).digest('hex');
      const name = 'Umsätze.csv';
      const done = { fileId, name, sizeBytes: content.length, sha256 };
      expect(await engine.client.files.finish({ fileId })).toEqual(done);

      const head = await engine.client.files.read({ fileId, offset: 0 });
      const tail = await engine.client.files.read({ fileId, offset: FILE_CHUNK_BYTES });
      expect([head.done, tail.done, tail.name]).toEqual([false, true, name]);
      const read = Buffer.concat([head, tail].map((part) => Buffer.from(part.base64, 'base64')));
      expect(read.equals(content)).toBe(true);
      expect(await engine.client.files.discard({ fileId })).toEqual({ discarded: true });
      expect(await engine.client.files.discard({ fileId })).toEqual({ discarded: false });
    });

    it('refuse a chunk in the wrong place, too much, and what is not there', async () => {
      const { files } = engine.client;
      const { fileId } = await files.begin({ name: 'a.csv' });
      await files.append({ fileId, offset: 0, base64: base64(Buffer.from('abc')) });
      expect(await errorOf(files.append({ fileId, offset: 0, base64: base64(Buffer.from('abc')) }))).toMatchObject({
        code: 'input/invalid',
        data: { field: 'offset', got: '0', expected: '3' },
      });
      const large = { fileId, offset: 3, base64: base64(Buffer.alloc(FILE_CHUNK_BYTES + 1)) };
      expect(await errorOf(files.append(large))).toMatchObject({ code: 'limit/request', status: 413 });
      expect(await errorOf(files.begin({ name: 'b.csv', sizeBytes: 3 * 1024 ** 3 }))).toMatchObject({
        code: 'limit/file-too-large',
        data: { limitBytes: 2 * 1024 ** 3 },
      });
      const missing = { code: 'not-found/file', status: 404, data: { name: 'nobody' } };
      expect(await errorOf(files.read({ fileId: 'nobody', offset: 0 }))).toMatchObject(missing);
      expect(await errorOf(files.finish({ fileId: 'nobody' }))).toMatchObject(missing);
      expect(await errorOf(files.read({ fileId, offset: 0 })), 'not complete yet').toMatchObject({
        code: 'not-found/file',
      });
    });
  });

  describe('stores', () => {
    it('are listed with counts, days and settings', async () => {
      const [first, second] = await engine.client.stores.list();
      expect(first).toEqual({
        code: 'S1',
        name: 'Corner shop',
        isDemo: false,
        frequency: 'daily',
        productCount: 3,
        observationCount: 10,
        firstDay: '2025-12-01',
        lastDay: '2025-12-07',
        settings: { ...DEFAULT_STORE_SETTINGS, currency: 'CHF' },
        activeModelId: null,
      });
      expect(second).toMatchObject({ code: 'S2', isDemo: true, productCount: 0, firstDay: null, lastDay: null });
      expect(await engine.client.stores.get({ store: 'S1' })).toEqual(first);
    });

    it('are not found by another code', async () => {
      const missing = { code: 'not-found/store', status: 404, data: { name: 'S9' } };
      const { stores } = engine.client;
      expect(await errorOf(stores.get({ store: 'S9' }))).toMatchObject(missing);
      expect(await errorOf(stores.products({ store: 'S9' }))).toMatchObject(missing);
      expect(await errorOf(stores.totals({ store: 'S9' }))).toMatchObject(missing);
      expect(await errorOf(stores.history({ store: 'S9', product: 'P1' }))).toMatchObject(missing);
      expect(await errorOf(stores.updateSettings({ store: 'S9', settings: {} }))).toMatchObject(missing);
    });

    it('change the settings that are given and tell listeners', async () => {
      const stream = await engine.client.events.watch();
      await stream.next();
      const settings = { leadTimeDays: 14, country: 'CH' };
      const changed = await engine.client.stores.updateSettings({ store: 'S1', settings });
      expect(changed.settings).toEqual({ ...DEFAULT_STORE_SETTINGS, currency: 'CHF', ...settings });
      expect((await stream.next()).value).toEqual({ type: 'changed', topics: ['stores'] });
      await stream.return?.();
      const refused = engine.client.stores.updateSettings({ store: 'S1', settings: { serviceLevel: 2 } });
      expect(await errorOf(refused)).toMatchObject({ code: 'input/invalid', data: { field: 'settings.serviceLevel' } });
      expect((await engine.client.stores.get({ store: 'S1' })).settings).toEqual(changed.settings);
    });

    it('list their products with what is known of each', async () => {
      const { total, products, categories } = await engine.client.stores.products({ store: 'S1' });
      expect([total, categories]).toEqual([3, ['Drinks', 'Food']]);
      expect(products.map((product) => product.code)).toEqual(['P1', 'P2', 'P3']);
      expect(products[0]).toEqual({
        code: 'P1',
        name: 'Café crème',
        category: 'Drinks',
        supplier: 'Roaster',
        demandClass: 'new',
        firstDay: '2025-12-01',
        lastDay: '2025-12-07',
        unitsSold: 17,
        lastPrice: 2.5,
        unitCost: 1.2345,
        onHand: 12, // 14 at opening of the last day, 2 sold on it
        leadTimeDays: 3,
        packSize: 6,
        moq: 12,
      });
      expect(products[1]).toMatchObject({ onHand: null, unitCost: null, lastDay: '2025-12-03', unitsSold: 5 });
      expect(products[2]).toMatchObject({ firstDay: null, unitsSold: 0, lastPrice: null, demandClass: 'new' });
    });

    it('find products by part of code or name, by category, page by page', async () => {
      const codes = async (input: { search?: string; category?: string; limit?: number; offset?: number }) => {
        const page = await engine.client.stores.products({ store: 'S1', ...input });
        return [page.total, ...page.products.map((product) => product.code)];
      };
      expect(await codes({ search: 'CAFE CR' })).toEqual([1, 'P1']);
      expect(await codes({ search: 'p2' })).toEqual([1, 'P2']);
      expect(await codes({ search: '%' }), 'no wildcards').toEqual([0]);
      expect(await codes({ category: 'Food' })).toEqual([1, 'P2']);
      expect(await codes({ limit: 1, offset: 1 })).toEqual([3, 'P2']);
    });

    it('tell the history of a product and of everything', async () => {
      const one = await engine.client.stores.history({ store: 'S1', product: 'P2', from: '2025-12-02' });
      expect(one).toMatchObject({ store: 'S1', product: 'P2', category: 'Food', daysPerPoint: 1 });
      expect(one.day).toHaveLength(6);
      expect(one.units).toEqual([3, 0, 0, 0, 0, 0]);
      expect(one.revenue.slice(0, 2)).toEqual([7.5, 0]);
      const all = await engine.client.stores.totals({ store: 'S1' });
      expect(all.units).toEqual([4, 6, 0, 5, 1, 4, 2]);
      const drinks = await engine.client.stores.totals({ store: 'S1', category: 'Drinks', to: '2025-12-02' });
      expect(drinks).toMatchObject({ category: 'Drinks', units: [2, 3], stock: [20, 19] });
      expect(await errorOf(engine.client.stores.history({ store: 'S1', product: 'P9' }))).toMatchObject({
        code: 'not-found/product',
        status: 404,
        data: { name: 'P9' },
      });
      const turned = { store: 'S1', from: '2025-12-05', to: '2025-12-01' };
      expect(await errorOf(engine.client.stores.totals(turned))).toMatchObject({
        code: 'input/invalid',
        data: { field: 'from' },
      });
    });
  });

  describe('jobs', () => {
    it('of an engine that died are failed, and say so', async () => {
      const [job, ...others] = await engine.client.jobs.list();
      expect(others).toEqual([]);
      expect(job).toMatchObject({ id: 'crashed', state: 'failed', progress: 0.4, error: { code: 'engine/stopped' } });
      expect(await engine.client.jobs.get({ jobId: 'crashed' })).toEqual(job);
      expect(await engine.client.jobs.cancel({ jobId: 'crashed' }), 'too late to cancel').toEqual(job);
      const told: unknown[] = [];
      for await (const state of await engine.client.jobs.watch({ jobId: 'crashed' })) told.push(state);
      expect(told).toEqual([job]);
    });

    it('are not found by another id', async () => {
      const missing = { code: 'not-found/job', status: 404, data: { name: 'nobody' } };
      const { jobs } = engine.client;
      expect(await errorOf(jobs.get({ jobId: 'nobody' }))).toMatchObject(missing);
      expect(await errorOf(jobs.cancel({ jobId: 'nobody' }))).toMatchObject(missing);
      expect(await errorOf(jobs.watch({ jobId: 'nobody' }))).toMatchObject(missing);
    });
  });

  describe('events', () => {
    it('begin with a greeting and end when the listener goes away', async () => {
      const aborter = new AbortController();
      const stream = await engine.client.events.watch(undefined, { signal: aborter.signal });
      expect((await stream.next()).value).toEqual({ type: 'hello' });
      const waiting = stream.next();
      aborter.abort();
      expect((await waiting).done).toBe(true);
    });

    it('end with the engine, and so does everything else', async () => {
      const stream = await engine.client.events.watch();
      await stream.next();
      const waiting = stream.next();
      await engine.close();
      expect((await waiting).done).toBe(true);
      expect(await errorOf(engine.client.stores.list())).toMatchObject({ code: 'engine/stopped', status: 503 });
    });
  });
});
