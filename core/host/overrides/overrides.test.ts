// Overrides end to end: set, seen in forecasts and order lists, removed, restored, and measured when the sales arrive.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { seedStore } from '#core/store/test-store.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

const LAST = '2026-03-29';
const dayAfter = (days: number): string => isoFromDay(dayFromIso(LAST) + days);

/** A weekly rhythm, so that forecasts are not the same on all days. */
const sales = (scale: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    day: dayAfter(from + i),
    units: scale * (((from + i + 700) % 7) + 2),
  }));

let engine: TestEngine;
beforeAll(async () => {
  engine = await openTestEngine({
    now: () => new Date('2026-03-30T08:00:00Z'),
    seed: (db) =>
      seedStore(db, {
        code: 'S1',
        products: [
          { code: 'A', name: 'Apples', category: 'Fruit', observations: sales(1, -69, 0) },
          { code: 'B', name: 'Bread', category: 'Bakery', observations: sales(2, -69, 0) },
        ],
      }),
  });
  const { jobId } = await engine.client.models.train({ store: 'S1' });
  for await (const job of await engine.client.jobs.watch({ jobId })) {
    if (job.state === 'failed') throw new Error(job.error?.message);
  }
}, 120_000);
afterAll(() => engine?.remove());

const forecast = (product?: string) => engine.client.forecasts.get({ store: 'S1', product, horizon: 14 });
const set = (more: object = {}) =>
  engine.client.overrides.set({
    store: 'S1',
    product: 'A',
    from: dayAfter(2),
    to: dayAfter(3),
    kind: 'units',
    amount: 50,
    reason: 'Street party',
    ...more,
  });

describe('an override', () => {
  test('stands in the forecast, in the store’s total and in the sum, beside what the model says', async () => {
    const before = await forecast('A');
    const all = await forecast();
    const made = await set();
    const now = await forecast('A');
    expect(now.points.map(({ overridden }) => overridden).slice(0, 4)).toEqual([false, true, true, false]);
    expect(now.points[1].mean).toBe(50);
    expect(now.points[1].modelMean).toBeCloseTo(before.points[1].mean, 9);
    expect(now.points[0]).toEqual(before.points[0]);
    expect(now.points[1].quantiles[0]).toBeGreaterThan(before.points[1].quantiles[6]);
    const added = 100 - before.points[1].mean - before.points[2].mean;
    expect(now.total.mean - before.total.mean).toBeCloseTo(added, 6);
    expect(now.total.modelMean).toBeCloseTo(before.total.mean, 6);
    const total = await forecast();
    expect(total.points[1].mean).toBeCloseTo(all.points[1].mean + 50 - before.points[1].mean, 6);
    expect(made.days.map(({ units }) => units)).toEqual([50, 50]);
    expect(made).toMatchObject({ createdBy: 'tester', reason: 'Street party', origin: LAST, value: null });
    await engine.client.overrides.remove({ id: made.id });
    expect(await forecast('A')).toEqual(before);
  });

  test('as a change follows the model, and of two on one day the newer one counts', async () => {
    const before = await forecast('A');
    const change = await set({ kind: 'change', amount: 0.5 });
    expect((await forecast('A')).points[1].mean).toBeCloseTo(1.5 * before.points[1].mean, 9);
    const units = await set({ to: dayAfter(2), amount: 9 });
    const now = await forecast('A');
    expect(now.points[1].mean).toBe(9);
    expect(now.points[2].mean).toBeCloseTo(1.5 * before.points[2].mean, 9);
    const { overrides } = await engine.client.overrides.list({ store: 'S1', product: 'A' });
    expect(overrides.map(({ id }) => id)).toEqual([units.id, change.id]);
    for (const { id } of overrides) await engine.client.overrides.remove({ id });
  });

  test('moves the order list, which says so, and its explanation has a line of its own', async () => {
    const plain = await engine.client.bulk.run({ store: 'S1', horizonDays: 14 });
    const made = await set({ from: dayAfter(10), to: dayAfter(10) });
    const { lines } = await engine.client.bulk.run({ store: 'S1', horizonDays: 14 });
    const lineOf = (list: typeof lines, code: string) => list.find(({ product }) => product === code);
    expect(lineOf(lines, 'A')?.overridden).toBe(true);
    expect(lineOf(lines, 'B')).toEqual({ ...lineOf(plain.lines, 'B'), priority: expect.any(Number) });
    expect(lineOf(lines, 'A')?.demand.mean).toBeGreaterThan((lineOf(plain.lines, 'A')?.demand.mean ?? 0) + 30);
    expect(lineOf(lines, 'A')?.orderQuantity).toBeGreaterThan(lineOf(plain.lines, 'A')?.orderQuantity ?? 0);
    const { explanation } = await engine.client.predictions.predict({ store: 'S1', product: 'A', date: dayAfter(10) });
    expect(explanation.mean).toBe(50);
    expect(explanation.contributions[0].group).toBe('override');
    const added = explanation.contributions.reduce((sum, { units }) => sum + units, explanation.baseline);
    expect(added).toBeCloseTo(50, 6);
    await engine.client.overrides.remove({ id: made.id });
  });

  test('is refused without a reason, in the past, turned around, or below zero', async () => {
    await expect(set({ reason: '  ' })).rejects.toMatchObject({ code: 'input/invalid' });
    await expect(set({ from: LAST })).rejects.toMatchObject({ code: 'input/invalid', data: { field: 'date' } });
    await expect(set({ to: dayAfter(1) })).rejects.toMatchObject({ code: 'input/invalid', data: { field: 'to' } });
    await expect(set({ amount: -0.5 })).rejects.toMatchObject({ code: 'input/invalid', data: { field: 'amount' } });
    await expect(set({ product: 'none' })).rejects.toMatchObject({ code: 'not-found/product' });
    const gone = engine.client.overrides.remove({ id: 'gone' });
    await expect(gone).rejects.toMatchObject({ code: 'not-found/override' });
    expect((await engine.client.overrides.list({ store: 'S1' })).overrides).toEqual([]);
  });

  test('does not change what is forecast from days before it was made', async () => {
    const asOf = dayAfter(-14);
    const look = () => engine.client.forecasts.lookBack({ store: 'S1', product: 'A', asOf, horizon: 28 });
    const before = await look();
    const made = await set();
    expect(await look()).toEqual(before);
    await engine.client.overrides.remove({ id: made.id });
  });

  test('removed and restored stands as before, and is measured once its days are sold', async () => {
    const first = await set({ from: dayAfter(1), to: dayAfter(3), amount: 6 });
    await engine.client.overrides.remove({ id: first.id });
    expect(await engine.client.overrides.restore({ id: first.id })).toEqual(first);
    const csv = ['date,store,product,units', ...sales(1, 1, 2).map(({ day, units }) => `${day},S1,A,${units}`)];
    const { fileId } = await engine.client.files.begin({ name: 'next.csv' });
    await engine.client.files.append({ fileId, offset: 0, base64: Buffer.from(csv.join('\n')).toString('base64') });
    await engine.client.files.finish({ fileId });
    const inspection = await engine.client.imports.inspect({ fileId });
    const mapping = inspection.columns.map(({ column, role }) => ({ column, role }));
    const { jobId } = await engine.client.imports.check({
      fileId,
      options: { reading: inspection.reading, mapping, store: null, overlap: 'replace', stockTime: 'opening' },
    });
    const checked = await settled(jobId);
    await settled((await engine.client.imports.commit({ uploadId: String(checked.result?.uploadId) })).jobId);
    const { overrides, value } = await engine.client.overrides.list({ store: 'S1' });
    const actuals = sales(1, 1, 2).map(({ units }) => units);
    expect(overrides[0].value?.days).toBe(2);
    expect(overrides[0].value?.actual).toBe(actuals[0] + actuals[1]);
    expect(overrides[0].value?.errorWith).toBe(Math.abs(6 - actuals[0]) + Math.abs(6 - actuals[1]));
    const model = first.days.map(({ modelUnits }, i) => Math.abs(modelUnits - (actuals[i] ?? modelUnits)));
    expect(overrides[0].value?.errorWithout).toBeCloseTo(model[0] + model[1], 9);
    expect(value).toEqual(overrides[0].value);
  });
});

async function settled(jobId: string) {
  for await (const job of await engine.client.jobs.watch({ jobId })) {
    if (job.state === 'failed') throw new Error(job.error?.message);
    if (job.state === 'succeeded') return job;
  }
  throw new Error('The job ended without a state.');
}
