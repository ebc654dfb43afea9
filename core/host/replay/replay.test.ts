// Replays through the contract, on a real workspace: run, kept, read by product, exported, cancelled, refused.
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '#core/contract/jobs.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { createRng } from '#core/math/rng.ts';
import { seedStore, type TestProduct } from '#core/store/test-store.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

const SHOP = 'Corner';
const LAST_DAY = dayFromIso('2025-12-31');
const DAYS = 150;

/** Sells about `rate` a day from a shelf that is filled up each Monday. */
function product(code: string, rate: number, more: Partial<TestProduct> = {}): TestProduct {
  const rng = createRng(3).fork(code);
  let stock = 0;
  const observations = Array.from({ length: DAYS }, (_, i) => {
    if (i % 7 === 0) stock = Math.ceil(rate * 9);
    const opening = stock;
    const units = Math.min(opening, Math.round(rate * (0.5 + rng.next())));
    stock -= units;
    return { day: isoFromDay(LAST_DAY - DAYS + 1 + i), units, price: 10, stock: opening };
  });
  return { code, unitCost: 6, leadTimeDays: 2, observations, ...more };
}

const young = product('young', 3);
let engine: TestEngine;
beforeAll(async () => {
  engine = await openTestEngine({
    seed(db) {
      const rates = [2, 4, 6, 9, 12];
      const products = rates.map((rate, i) => product(`P${i}`, rate, { category: `C${i % 2}` }));
      const free = product('free', 3, { unitCost: undefined });
      const withoutMoney = { ...free, observations: free.observations.map(({ price: _, ...row }) => row) };
      seedStore(db, { code: SHOP, products: [...products, withoutMoney] });
      seedStore(db, { code: 'Young', products: [{ ...young, observations: young.observations.slice(-100) }] });
      seedStore(db, { code: 'Weekly', frequency: 'weekly', products: [young] });
      seedStore(db, { code: 'Free', products: [withoutMoney] });
    },
  });
});
afterAll(() => engine.remove());

const finished = async (jobId: string): Promise<Job> => {
  for await (const job of await engine.client.jobs.watch({ jobId })) if (job.finishedAt !== null) return job;
  throw new Error('the job never ended');
};
const replayed = async (store: string): Promise<Job> =>
  finished((await engine.client.replays.start({ store, months: 1 })).jobId);

describe('a replay', () => {
  test('is run as a job, kept, read by product, and written to a file with the same figures', async () => {
    expect(await engine.client.replays.latest({ store: SHOP })).toBeNull();
    const job = await replayed(SHOP);
    expect(job).toMatchObject({ state: 'succeeded', result: { products: 5, trainings: 1 } });

    const summary = await engine.client.replays.get({ jobId: job.id });
    expect(await engine.client.replays.latest({ store: SHOP })).toEqual(summary);
    expect(summary).toMatchObject({
      store: SHOP,
      currency: 'EUR',
      from: '2025-12-02',
      to: '2025-12-31',
      days: 30,
      products: 5,
      trainings: 1,
      // Every review period of 7 days.
      orderDays: 5,
      assumptions: [
        'recovered-demand',
        'under-way',
        'average-price',
        'terms-of-today',
        'assumed-terms',
        'no-plans',
        'quick-models',
        'shop-from-records',
        'without-money',
      ],
    });
    const { shelfcast, clairvoyant, shop } = summary.outcomes;
    expect(shop?.orders).toBeGreaterThan(0);
    expect(summary.shareOfClairvoyant).toBeCloseTo((shelfcast?.profit ?? 0) / (clairvoyant?.profit ?? 1), 12);

    const { total, lines } = await engine.client.replays.lines({ jobId: job.id, offset: 0, limit: 100 });
    expect(total).toBe(5);
    const gains = lines.map(({ outcomes }) => (outcomes.shelfcast?.profit ?? 0) - (outcomes['min-max']?.profit ?? 0));
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    const profit = lines.reduce((sum, { outcomes }) => sum + (outcomes.shelfcast?.profit ?? 0), 0);
    expect(shelfcast?.profit).toBeCloseTo(profit, 9);
    const page = await engine.client.replays.lines({ jobId: job.id, offset: 1, limit: 2 });
    expect(page).toEqual({ total: 5, lines: lines.slice(1, 3) });

    const { fileId, rows } = await engine.client.replays.export({ jobId: job.id, format: 'csv' });
    const { base64 } = await engine.client.files.read({ fileId, offset: 0 });
    const table: Record<string, string>[] = parse(Buffer.from(base64, 'base64'), { columns: true, bom: true });
    expect(table).toHaveLength(rows);
    expect(rows).toBe(20);
    const ours = table.filter(({ Policy }) => Policy === 'shelfcast');
    const written = ours.reduce((sum, row) => sum + Number(row['Profit (EUR)']), 0);
    expect(Math.abs(written - (shelfcast?.profit ?? 0))).toBeLessThan(0.03);
    const workbook = await engine.client.replays.export({ jobId: job.id, format: 'xlsx' });
    expect(workbook).toMatchObject({ rows: 20, name: expect.stringMatching(/\.xlsx$/) });
  });

  test('that is cancelled leaves the one before it, and nothing of its own', async () => {
    const before = await engine.client.replays.latest({ store: SHOP });
    const { jobId } = await engine.client.replays.start({ store: SHOP, months: 1 });
    await engine.client.jobs.cancel({ jobId });
    expect(await finished(jobId)).toMatchObject({ state: 'cancelled' });
    expect(await engine.client.replays.latest({ store: SHOP })).toEqual(before);
    await expect(engine.client.replays.get({ jobId })).rejects.toMatchObject({ code: 'not-found/replay' });
  });

  test.each([
    ['Young', 'data/too-short'],
    ['Weekly', 'input/invalid'],
    ['Free', 'data/no-observations'],
  ])('of %s is refused: %s', async (store, code) => {
    expect(await replayed(store)).toMatchObject({ state: 'failed', error: { code } });
    expect(await engine.client.replays.latest({ store })).toBeNull();
  });
});
