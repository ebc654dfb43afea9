// The engine process is killed with SIGKILL at random moments of imports and trainings. Nothing that was confirmed may be
// lost, nothing half done may stay, and the job that was running has to be shown as failed.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineClient } from '#core/contract/contract.ts';
import type { Job } from '#core/contract/jobs.ts';
import { importFile } from '#core/host/import-file.ts';
import { engineInit } from '#core/host/shell/user-data.ts';
import { forkEngine } from '#core/host/supervisor/fork-engine.ts';
import { ProcessEnginePort } from '#core/host/supervisor/process-port.ts';
import { EngineSupervisor } from '#core/host/supervisor/supervisor.ts';
import { isoFromDay } from '#core/math/day.ts';
import { createRng } from '#core/math/rng.ts';

/** Moments of each kind of work; their seeds make them the same in every run, their effect depends on the machine. */
const MOMENTS = 10;
const PRODUCTS = 20;
const DAYS = 250;
const FIRST_DAY = 20_000;

let dir: string;
let supervisor: EngineSupervisor;
let port: ProcessEnginePort;
/** Goes on with the next engine after each kill. */
let client: EngineClient;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'shelfcast-kill-'));
  supervisor = new EngineSupervisor({
    spawn: () => forkEngine(),
    init: engineInit({ workspaceDir: path.join(dir, 'workspace'), hasWindow: true, userData: path.join(dir, 'home') }),
    // Being killed again and again is what this test is about.
    backoffMs: new Array(100).fill(1),
  });
  port = new ProcessEnginePort(supervisor);
  client = port.createClient();
  supervisor.start();
  await supervisor.ready();
}, 120_000);

afterAll(async () => {
  await supervisor?.stop();
  await rm(dir, { recursive: true, force: true });
});

/** A file in which every product sells `units` on every day: the store's total says which file it holds. */
async function salesFile(units: number): Promise<string> {
  const lines = ['Date,Store ID,Product ID,Units Sold'];
  for (let day = 0; day < DAYS; day++) {
    for (let product = 0; product < PRODUCTS; product++)
      lines.push(`${isoFromDay(FIRST_DAY + day)},S1,P${product},${units}`);
  }
  const file = path.join(dir, `sales-${units}.csv`);
  await writeFile(file, `${lines.join('\n')}\n`);
  return file;
}

/** Rows and units of the whole store. */
async function contents(): Promise<{ rows: number; units: number }> {
  const [store] = await client.stores.list();
  const { units } = await client.stores.totals({ store: 'S1' });
  return { rows: store.observationCount, units: units.reduce<number>((sum, value) => sum + (value ?? 0), 0) };
}

const contentsOf = (units: number) => ({ rows: DAYS * PRODUCTS, units: DAYS * PRODUCTS * units });

/** Kills the running engine; resolves once the next one is ready. */
function killEngine(): Promise<void> {
  return new Promise((restarted) => {
    const forget = supervisor.onStatus(({ state }) => {
      if (state !== 'ready') return;
      forget();
      restarted();
    });
    process.kill(supervisor.child?.pid as number, 'SIGKILL');
  });
}

/** Work with a client of one engine only: after the kill all its calls fail, the next engine does not see them. */
type Work = (client: EngineClient) => Promise<unknown>;

/** Runs the work, kills the engine after so many milliseconds, and says whether the work was confirmed before. */
async function killDuring(work: Work, afterMs: number): Promise<'confirmed' | 'interrupted'> {
  const connection = await port.connect();
  let restarted: Promise<void> | null = null;
  const timer = setTimeout(() => {
    restarted = killEngine();
  }, afterMs);
  try {
    await work(connection.client);
    return 'confirmed';
  } catch (error) {
    expect(error).toMatchObject({ code: 'engine/stopped' });
    return 'interrupted';
  } finally {
    clearTimeout(timer);
    // Work that was quicker than its moment: the kill comes right after it, when what was confirmed could be lost.
    await (restarted ?? killEngine());
  }
}

/** How long the work takes undisturbed, so that moments can be spread over it. */
async function durationOf(work: Work): Promise<number> {
  const started = performance.now();
  await work(client);
  return performance.now() - started;
}

const unfinished = (jobs: Job[]) => jobs.filter(({ state }) => state === 'queued' || state === 'running');
const failedByKill = (jobs: Job[]) =>
  jobs.filter(({ state, error }) => state === 'failed' && error?.code === 'engine/stopped');

describe('an engine that is killed', () => {
  it('during imports has either all of the file or none of it, and all of every confirmed one', async () => {
    const rng = createRng(41);
    const duration = await durationOf(async (engine) => importFile(engine, await salesFile(1)));
    let held = 1;
    let interruptions = 0;
    for (let moment = 0; moment < MOMENTS; moment++) {
      const units = moment + 2;
      const file = await salesFile(units);
      const failedBefore = failedByKill(await client.jobs.list({ limit: 200 })).length;
      const result = await killDuring((engine) => importFile(engine, file), rng.next() * duration);
      const now = await contents();
      if (result === 'confirmed') held = units;
      else {
        interruptions++;
        // The commit may have ended in the very moment before its confirmation.
        if (now.units === contentsOf(units).units) held = units;
      }
      expect(now).toEqual(contentsOf(held));
      const jobs = await client.jobs.list({ limit: 200 });
      expect(unfinished(jobs)).toEqual([]);
      expect(failedByKill(jobs).length - failedBefore).toBeLessThanOrEqual(1);
    }
    expect(interruptions).toBeGreaterThan(0);
    // And it still works.
    await importFile(client, await salesFile(99));
    expect(await contents()).toEqual(contentsOf(99));
  }, 600_000);

  it('during trainings keeps every confirmed model, shows no half one, and leaves the data alone', async () => {
    const rng = createRng(42);
    let started: string | null = null;
    const train: Work = async (engine) => {
      started = null;
      const { jobId } = await engine.models.train({ store: 'S1', settings: { numTrees: 10, seed: 1 } });
      started = jobId;
      let last: Job | undefined;
      for await (const job of await engine.jobs.watch({ jobId })) last = job;
      expect(last).toMatchObject({ state: 'succeeded' });
      return last?.result?.modelId;
    };
    const duration = await durationOf(train);
    const data = await contents();
    let interruptions = 0;
    for (let moment = 0; moment < MOMENTS; moment++) {
      const before = await client.models.list({ store: 'S1' });
      const result = await killDuring(train, rng.next() * duration);
      const after = await client.models.list({ store: 'S1' });
      if (result === 'interrupted') interruptions++;
      // One more when it was confirmed, and perhaps when the kill came between its end and the confirmation.
      const added = after.filter(({ id }) => !before.some((model) => model.id === id));
      expect(added.length).toBeLessThanOrEqual(1);
      if (result === 'confirmed') expect(added).toHaveLength(1);
      expect(before.filter(({ id }) => !after.some((model) => model.id === id))).toEqual([]);
      const jobs = await client.jobs.list({ limit: 200 });
      expect(unfinished(jobs)).toEqual([]);
      if (started !== null && result === 'interrupted' && added.length === 0) {
        const job = jobs.find(({ id }) => id === started);
        expect(job).toMatchObject({ kind: 'train', state: 'failed', error: { code: 'engine/stopped' } });
      }
      expect(await contents()).toEqual(data);
      // Whatever model is active now is whole: it predicts.
      const prediction = await client.predictions.predict({
        store: 'S1',
        product: 'P0',
        date: isoFromDay(FIRST_DAY + DAYS),
      });
      expect(prediction.modelId).toBe(after.find(({ status }) => status === 'active')?.id);
    }
    expect(interruptions).toBeGreaterThan(0);
  }, 600_000);
});
