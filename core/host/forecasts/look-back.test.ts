// Look backs of a store too small for trees, where a training takes no time: which model may be used from which day.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { seedStore } from '#core/store/test-store.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

const LAST = '2026-03-29';
const dayAfter = (days: number): string => isoFromDay(dayFromIso(LAST) + days);
const sales = (days: number) =>
  Array.from({ length: days }, (_, i) => ({ day: dayAfter(i - days + 1), units: (i % 7) + 2 }));

let engine: TestEngine;
beforeAll(async () => {
  engine = await openTestEngine({
    seed: (db) => {
      seedStore(db, { code: 'S1', products: [{ code: 'A', category: 'Fruit', observations: sales(120) }] });
      seedStore(db, { code: 'young', products: [{ code: 'A', observations: sales(20) }] });
    },
  });
});
afterAll(() => engine?.remove());

const look = (asOf: string) => engine.client.forecasts.lookBack({ store: 'S1', product: 'A', asOf, horizon: 14 });

async function prepare(store: string) {
  const { jobId } = await engine.client.forecasts.prepareLookBack({ store, models: 2, stepsApart: 28 });
  let last: Awaited<ReturnType<typeof engine.client.jobs.get>> | undefined;
  for await (const job of await engine.client.jobs.watch({ jobId })) last = job;
  return last;
}

test('the newest model that saw nothing after a day is used for it; without one a simple method is', async () => {
  expect(await engine.client.forecasts.lookBackModels({ store: 'S1' })).toEqual([]);
  expect((await look(dayAfter(-20))).modelOrigin).toBeNull();
  expect(await prepare('S1')).toMatchObject({ state: 'succeeded', result: { models: 2, trained: 2 } });
  const models = await engine.client.forecasts.lookBackModels({ store: 'S1' });
  expect(models.map(({ origin, active }) => [origin, active])).toEqual([
    [dayAfter(-28), false],
    [dayAfter(-56), false],
  ]);
  expect((await look(dayAfter(-20))).modelOrigin).toBe(dayAfter(-28));
  expect((await look(dayAfter(-28))).modelOrigin).toBe(dayAfter(-28));
  expect((await look(dayAfter(-29))).modelOrigin).toBe(dayAfter(-56));
  expect((await look(dayAfter(-60))).modelOrigin).toBeNull();
});

test('models that are there are not trained again', async () => {
  expect(await prepare('S1')).toMatchObject({ state: 'succeeded', result: { models: 2, trained: 0 } });
});

test('a store too young to look back says so', async () => {
  expect(await prepare('young')).toMatchObject({ state: 'failed', error: { code: 'data/too-short' } });
});
