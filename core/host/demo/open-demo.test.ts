import { afterEach, describe, expect, it } from 'vitest';
import { seedStore } from '#core/store/test-store.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';
import { DEMO_STORE } from './generate-demo.ts';

let engine: TestEngine | undefined;
afterEach(() => engine?.remove());

describe('opening the demo store', () => {
  it('imports its sales like any other file and resets it when asked again', async () => {
    engine = await openTestEngine();
    const { client } = engine;
    for (let round = 0; round < 2; round++) {
      const { jobId } = await client.workspace.openDemo();
      let last = 'none';
      for await (const job of await client.jobs.watch({ jobId })) last = job.state + (job.error?.message ?? '');
      expect(last).toBe('succeeded');
      const store = await client.stores.get({ store: DEMO_STORE });
      expect(store).toMatchObject({ isDemo: true, productCount: 120, firstDay: '2023-11-01', lastDay: '2026-10-31' });
      expect(store.settings.currency).toBe('EUR');
      await client.stores.updateSettings({ store: DEMO_STORE, settings: { leadTimeDays: 3 } });
    }
    const uploads = await client.imports.list({});
    expect(uploads.map((upload) => upload.state)).toEqual(['committed']);
    expect(uploads[0].report?.rows).toMatchObject({ rejected: 0, repaired: 0 });
    expect(uploads[0].report?.effect).toMatchObject({ newStores: 1, newProducts: 120, replaced: 0 });
    expect(await client.workspace.get()).toMatchObject({ isDemo: true, isEmpty: false, storeCount: 1 });
  });

  it('refuses where the user has a store of that name', async () => {
    const observations = [{ day: '2025-12-30', units: 1 }];
    const seed = { code: DEMO_STORE, products: [{ code: 'A', observations }] };
    engine = await openTestEngine({ seed: (db) => seedStore(db, seed) });
    const { client } = engine;
    const { jobId } = await client.workspace.openDemo();
    let code: string | undefined;
    for await (const job of await client.jobs.watch({ jobId })) code = job.error?.code;
    expect(code).toBe('input/invalid');
    expect((await client.stores.get({ store: DEMO_STORE })).isDemo).toBe(false);
  });
});
