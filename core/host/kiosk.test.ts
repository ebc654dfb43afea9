import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestEngine, type TestEngine } from './test-engine.ts';

describe('an engine in the kiosk', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await openTestEngine({ kiosk: { idleMinutes: 2 } });
  });
  afterAll(() => engine.remove());

  it('says so', async () => {
    expect((await engine.client.system.info()).kiosk).toEqual({ idleMinutes: 2 });
  });

  it('lets visitors look around the demo', async () => {
    expect(await engine.client.stores.list()).toEqual([]);
    expect((await engine.client.workspace.openDemo()).jobId).toBeTypeOf('string');
  });

  it('keeps files, other workspaces and preferences closed', async () => {
    const { client, dir } = engine;
    const closed = [
      () => client.workspace.open({ path: dir, create: true }),
      () => client.files.begin({ name: 'till.csv' }),
      () => client.imports.discard({ uploadId: 'u1' }),
      () => client.bulk.export({ bulkId: 'b1', format: 'csv' }),
      () => client.system.setPreferences({ userName: 'Mallory' }),
    ];
    for (const call of closed) await expect(call()).rejects.toMatchObject({ code: 'conflict/kiosk' });
  });

  it('does not enter the list of workspaces of this computer', async () => {
    expect((await engine.client.workspace.get()).recent).toEqual([]);
  });
});
