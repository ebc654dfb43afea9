// Plans through the contract: written, merged, undone, read from files, used by forecasts.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoFromDay } from '#core/math/day.ts';
import { seedStore, type TestObservation } from '#core/store/test-store.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

/** 20 weeks from Monday 2025-07-07 to Sunday 2025-11-23; closed on Sundays; every third Wednesday a promotion. */
const FIRST = 20276;
const sales = (base: number): TestObservation[] =>
  Array.from({ length: 140 }, (_, i) => {
    const closed = i % 7 === 6;
    const promotion = i % 21 === 2;
    const units = closed ? 0 : base + (i % 7) + (i % 3) + (promotion ? 3 * base : 0);
    return { day: isoFromDay(FIRST + i), units, price: 2.5, promotion, closed };
  });

let engine: TestEngine;
beforeEach(async () => {
  engine = await openTestEngine({
    now: () => new Date('2025-11-24T08:00:00Z'),
    seed: (db) =>
      seedStore(db, {
        code: 'S1',
        products: [
          { code: 'tea', category: 'drinks', observations: sales(6) },
          { code: 'bun', category: 'bakery', observations: sales(9) },
        ],
      }),
  });
});
afterEach(() => engine.remove());

async function handIn(text: string, name = 'plan.csv'): Promise<string> {
  const { fileId } = await engine.client.files.begin({ name });
  await engine.client.files.append({ fileId, offset: 0, base64: Buffer.from(text).toString('base64') });
  await engine.client.files.finish({ fileId });
  return fileId;
}

const rows = async () => (await engine.client.plans.list({ store: 'S1' })).rows;

describe('plans', () => {
  it('are kept by day and shown as ranges, values merged', async () => {
    const { plans } = engine.client;
    await plans.put({
      entries: [{ store: 'S1', product: 'tea', from: '2025-11-24', to: '2025-11-28', price: 2 }],
    });
    const { days } = await plans.put({
      entries: [{ store: 'S1', product: 'tea', from: '2025-11-26', promotion: true }],
    });
    expect(days).toBe(1);
    expect(await rows()).toMatchObject([
      { product: 'tea', from: '2025-11-24', to: '2025-11-25', days: 2, price: 2, promotion: null },
      { product: 'tea', from: '2025-11-26', to: '2025-11-26', days: 1, price: 2, promotion: true },
      { product: 'tea', from: '2025-11-27', to: '2025-11-28', days: 2, price: 2, promotion: null },
    ]);
    const again = await plans.put({ entries: [{ store: 'S1', product: 'tea', from: '2025-11-26', promotion: true }] });
    expect(again).toEqual({ days: 0, undo: [] });
  });

  it('are undone by putting back what the answer carries, whatever the change was', async () => {
    const { plans } = engine.client;
    await plans.put({
      entries: [
        { store: 'S1', product: 'tea', from: '2025-11-24', to: '2025-11-26', price: 2, discount: 0.1 },
        { store: 'S1', category: 'bakery', from: '2025-11-25', discount: 0.2 },
      ],
    });
    const before = await rows();
    const changed = await plans.put({
      entries: [
        { store: 'S1', product: 'tea', from: '2025-11-25', to: '2025-12-05', price: 3, discount: null },
        { store: 'S1', product: 'tea', from: '2025-11-26', price: 4 },
        { store: 'S1', from: '2025-12-25', to: '2025-12-26', closed: true },
      ],
    });
    expect(changed.days).toBe(13);
    await plans.put({ entries: changed.undo });
    expect(await rows()).toEqual(before);

    const removed = await plans.remove({ store: 'S1' });
    expect(await rows()).toEqual([]);
    await plans.put({ entries: removed.undo });
    expect(await rows()).toEqual(before);
    await plans.remove({ store: 'S1', only: 'categories' });
    await plans.remove({ store: 'S1', product: 'tea', from: '2025-11-25', to: '2025-11-25' });
    expect((await rows()).map(({ from, days }) => [from, days])).toEqual([
      ['2025-11-24', 1],
      ['2025-11-26', 1],
    ]);
  });

  it('that apply to a product are its own, its category’s and the store’s', async () => {
    const { plans } = engine.client;
    await plans.put({
      entries: [
        { store: 'S1', product: 'bun', from: '2025-11-24', price: 2 },
        { store: 'S1', category: 'drinks', from: '2025-11-24', discount: 0.1 },
        { store: 'S1', from: '2025-11-24', closed: true },
      ],
    });
    const { rows: ofTea } = await plans.list({ store: 'S1', product: 'tea' });
    expect(ofTea).toMatchObject([{ category: 'drinks' }, { product: null, category: null, closed: true }]);
  });

  it('are refused whole when one of them makes no sense', async () => {
    const { plans } = engine.client;
    const good = { store: 'S1', from: '2025-11-24', closed: true };
    const bad = [
      [{ store: 'S1', from: '2025-11-24', to: '2025-11-23', closed: true }, 'input/invalid'],
      [{ store: 'S1', from: '2025-11-24' }, 'input/invalid'],
      [{ store: 'S1', product: 'jam', from: '2025-11-24', closed: true }, 'not-found/product'],
      [{ store: 'S1', category: 'jam', from: '2025-11-24', closed: true }, 'input/invalid'],
      [{ store: 'S2', from: '2025-11-24', closed: true }, 'not-found/store'],
    ] as const;
    for (const [entry, code] of bad) {
      await expect(plans.put({ entries: [good, entry] })).rejects.toMatchObject({ code });
    }
    expect(await rows()).toEqual([]);
  });
});

describe('a plan file', () => {
  const FILE = `date,store,product,promotion
2025-11-23,S1,tea,1
2025-11-24,S1,tea,1
2025-11-25,S1,tea,0
2025-11-25,S1,tea,1
2025-11-25,S1,jam,1
2025-11-25,S9,tea,1
tomorrow,S1,tea,1
`;

  it('is checked first: counts, rejected rows with line and reason, and nothing changed', async () => {
    const { plans } = engine.client;
    await plans.put({ entries: [{ store: 'S1', product: 'tea', from: '2025-11-24', promotion: true }] });
    const check = await plans.check({ fileId: await handIn(FILE) });
    expect(check).toMatchObject({
      fileName: 'plan.csv',
      rows: { total: 7, accepted: 3, rejected: 4 },
      stores: ['S1'],
      products: 1,
      firstDay: '2025-11-23',
      lastDay: '2025-11-25',
      effect: { inserted: 2, replaced: 0, unchanged: 1 },
      pastDays: 1,
    });
    expect(check.rejected.map(({ line, code }) => [line, code])).toEqual([
      [5, 'repeated-row'],
      [6, 'unknown-product'],
      [7, 'unknown-store'],
      [8, 'bad-date'],
    ]);
    expect(await rows()).toHaveLength(1);

    const { days, undo } = await plans.commit({ planId: check.planId });
    expect(days).toBe(2);
    expect((await rows()).map(({ from, promotion }) => [from, promotion])).toEqual([
      ['2025-11-23', true],
      ['2025-11-25', false],
    ]);
    await plans.put({ entries: undo });
    expect((await rows()).map(({ from }) => from)).toEqual(['2025-11-24']);
    await expect(plans.commit({ planId: check.planId })).rejects.toMatchObject({ code: 'not-found/plan' });
  });

  it('without a store column is for the only store, and is refused when no row can be used', async () => {
    const { plans } = engine.client;
    const check = await plans.check({ fileId: await handIn('date,closed\n2025-12-25,1\n') });
    expect(check).toMatchObject({ stores: ['S1'], products: 0, rows: { accepted: 1 } });
    expect(await plans.discard({ planId: check.planId })).toEqual({ discarded: true });
    const none = await handIn('date,product,price\n2025-12-25,jam,2\n');
    await expect(plans.check({ fileId: none })).rejects.toMatchObject({
      code: 'data/all-rejected',
      data: { rejected: 1, place: { line: 2 } },
    });
  });
});

describe('forecasts', () => {
  const forecastTea = (input: object = {}) =>
    engine.client.forecasts.get({ store: 'S1', product: 'tea', horizon: 14, ...input });

  it('follow what is planned, for one forecast or saved for all', async () => {
    const plain = await forecastTea();
    expect(plain.plan).toEqual({ used: 0, past: 0, beyond: 0, unknown: 0 });
    const mean = ({ points }: typeof plain, date: string) => points.find((point) => point.date === date)?.mean ?? 0;
    expect(mean(plain, '2025-11-30'), 'a Sunday').toBe(0);

    const plan = [
      { store: 'S1', from: '2025-11-27', closed: true },
      { store: 'S1', product: 'tea', from: '2025-11-30', closed: false },
      { store: 'S1', product: 'tea', from: '2025-11-23', promotion: true },
      { store: 'S1', product: 'tea', from: '2025-12-24', promotion: true },
    ];
    const once = await forecastTea({ plan });
    expect(once.plan).toEqual({ used: 2, past: 1, beyond: 1, unknown: 0 });
    expect(mean(once, '2025-11-27')).toBe(0);
    expect(mean(once, '2025-11-30')).toBeGreaterThan(0);
    expect((await forecastTea()).points, 'nothing was kept').toEqual(plain.points);

    await engine.client.plans.put({ entries: plan });
    const saved = await forecastTea();
    expect(saved.points).toEqual(once.points);
    expect((await forecastTea({ savedPlans: false })).points).toEqual(plain.points);
    const total = await engine.client.dashboard.get({ store: 'S1' });
    const points = total.forecast?.points ?? [];
    expect(points.find(({ date }) => date === '2025-11-27')?.mean).toBe(0);

    const predicted = await engine.client.predictions.predict({ store: 'S1', product: 'tea', date: '2025-11-27' });
    expect(predicted.mean).toBe(0);
    const reopened = await engine.client.predictions.predictWithContext({
      store: 'S1',
      product: 'tea',
      date: '2025-11-27',
      context: { closed: false },
    });
    expect(reopened.mean, 'what is set for one prediction goes before the plan').toBeGreaterThan(0);
  });

  it('written to files take a checked plan file along, and say what became of it', async () => {
    const { client } = engine;
    const check = await client.plans.check({
      fileId: await handIn('date,closed\n2025-11-20,1\n2025-11-25,1\n2025-12-31,1\n'),
    });
    const { jobId } = await client.forecasts.exportFiles({ store: 'S1', horizon: 7, planId: check.planId });
    for await (const _ of await client.jobs.watch({ jobId }));
    const { result } = await client.jobs.get({ jobId });
    expect(result).toMatchObject({ planDaysUsed: 1, planDaysPast: 1, planDaysBeyond: 1 });
    const { base64 } = await client.files.read({ fileId: String(result?.fileId), offset: 0 });
    const closed = Buffer.from(base64, 'base64')
      .toString()
      .split('\n')
      .filter((line) => line.startsWith('2025-11-25'));
    expect(closed.map((line) => line.split(',')[3])).toEqual(['0', '0']);
    await expect(client.forecasts.exportFiles({ store: 'S1', planId: 'none' })).rejects.toMatchObject({
      code: 'not-found/plan',
    });
  });
});
