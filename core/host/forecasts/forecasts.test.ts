// The forecast page's questions to the demo store: choice, other forecasters, look backs, events, export.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

let engine: TestEngine;
let store: string;
let product: string;
let lastDay: string;
beforeAll(async () => {
  engine = await openTestEngine({ now: () => new Date('2026-11-01T08:00:00Z') });
  const { jobId } = await engine.client.workspace.openDemo();
  for await (const job of await engine.client.jobs.watch({ jobId })) {
    if (job.state === 'failed') throw new Error(job.error?.message);
  }
  const [shop] = await engine.client.stores.list();
  store = shop.code;
  lastDay = shop.lastDay as string;
  product = (await engine.client.stores.products({ store, limit: 1 })).products[0].code;
}, 180_000);
afterAll(() => engine?.remove());

const daysFrom = (iso: string, days: number): string => isoFromDay(dayFromIso(iso) + days);

describe('a forecast for the screen', () => {
  test('says the span’s total with its own band, and who made the numbers', async () => {
    const whole = await engine.client.forecasts.get({ store, horizon: 28 });
    const sum = whole.points.reduce((all, { mean }) => all + mean, 0);
    expect(whole.total.mean).toBeCloseTo(sum, 4);
    const widths = whole.points.reduce((all, { quantiles }) => all + quantiles[5] - quantiles[1], 0);
    expect(whole.total.high - whole.total.low).toBeLessThan(widths);
    expect(whole.parts.reduce((all, { share }) => all + share, 0)).toBeCloseTo(1, 9);
    expect(whole.parts.reduce((all, { products }) => all + products, 0)).toBe(120);
    expect(whole.choice).toBeNull();
  });

  test('of one product is the same from the whole store’s forecast and alone, however far either reaches', async () => {
    const alone = await engine.client.forecasts.get({ store, product, horizon: 14, forecaster: 'theta' });
    await engine.client.forecasts.get({ store, horizon: 28, forecaster: 'theta' });
    expect(await engine.client.forecasts.get({ store, product, horizon: 14, forecaster: 'theta' })).toEqual(alone);
    expect(alone.forecaster).toBe('theta');
    expect(alone.choice?.champion).not.toBe('theta');
  });

  test('can be asked of another forecaster, and refuses one that does not exist', async () => {
    const naive = await engine.client.forecasts.get({ store, product, horizon: 14, forecaster: 'seasonal-naive' });
    expect(naive.points[7].mean).toBe(naive.points[0].mean);
    const nobody = engine.client.forecasts.get({ store, product, forecaster: 'crystal-ball' });
    await expect(nobody).rejects.toMatchObject({ code: 'input/invalid', data: { field: 'forecaster' } });
  });
});

describe('a look back', () => {
  test('without a model for that day uses a simple method and says so', async () => {
    const asOf = daysFrom(lastDay, -40);
    const look = await engine.client.forecasts.lookBack({ store, product, asOf, horizon: 28 });
    expect(look).toMatchObject({ origin: asOf, modelOrigin: null, forecaster: 'weekday-mean' });
    const { points, score } = look;
    const scored = points.filter(({ actual, soldOut }) => actual !== null && !soldOut);
    expect(score.steps).toBe(scored.length);
    const actual = scored.reduce((all, point) => all + (point.actual ?? 0), 0);
    const errors = scored.reduce((all, point) => all + Math.abs(point.mean - (point.actual ?? 0)), 0);
    const naive = scored.reduce((all, point) => all + Math.abs(point.naive - (point.actual ?? 0)), 0);
    expect(score.wape).toBeCloseTo(errors / actual, 9);
    expect(score.naiveWape).toBeCloseTo(naive / actual, 9);
    const history = await engine.client.stores.history({ store, product, from: daysFrom(asOf, 1), to: lastDay });
    points.forEach(({ date, actual: sold }) => {
      if (sold !== null) expect(sold).toBe(history.units[history.day.indexOf(date)]);
    });
  });

  test('of the whole store adds up what its products sold', async () => {
    const asOf = daysFrom(lastDay, -10);
    const { points, score } = await engine.client.forecasts.lookBack({ store, asOf, horizon: 28 });
    const totals = await engine.client.stores.totals({ store, from: daysFrom(asOf, 1), to: lastDay });
    const open = points.filter(({ actual }) => actual !== null);
    for (const { date, actual } of open) {
      // A product that had nothing on the shelf says nothing of demand; what it sold is 0 all the same.
      expect(actual).toBeCloseTo(totals.units[totals.day.indexOf(date)] ?? Number.NaN, 6);
    }
    expect(score.steps).toBe(open.length);
    expect(points.slice(10).every(({ actual }) => actual === null)).toBe(true);
  });

  test('is refused for days that are not past', async () => {
    const look = engine.client.forecasts.lookBack({ store, product, asOf: lastDay });
    await expect(look).rejects.toMatchObject({ code: 'input/invalid', data: { field: 'asOf' } });
  });
});

describe('the events of a chart', () => {
  test('name the holidays of the store’s country in the language asked for', async () => {
    await engine.client.stores.updateSettings({ store, settings: { country: 'DE' } });
    const ask = (language: string) =>
      engine.client.forecasts.events({ store, from: '2026-12-20', to: '2026-12-27', language });
    const holidays = (await ask('de')).filter(({ kind }) => kind === 'holiday');
    expect(holidays.map(({ date, name }) => [date, name])).toContainEqual(['2026-12-25', '1. Weihnachtstag']);
    const english = (await ask('en')).find(({ date }) => date === '2026-12-25');
    expect(english?.name).toBe('Christmas Day');
  });

  test('mark promotions and sold-out days of a product as they are recorded', async () => {
    const range = { from: daysFrom(lastDay, -200), to: lastDay };
    const events = await engine.client.forecasts.events({ store, product, ...range });
    const history = await engine.client.stores.history({ store, product, ...range });
    const promoted = history.day.filter((_, i) => history.promotion[i]);
    expect(events.filter(({ kind }) => kind === 'promotion').map(({ date }) => date)).toEqual(promoted);
    for (const { date } of events.filter(({ kind }) => kind === 'sold-out')) {
      const i = history.day.indexOf(date);
      expect(history.units[i]).toBeGreaterThanOrEqual(history.stock[i] ?? Number.NaN);
    }
  });
});

describe('the export of a forecast', () => {
  test.each(['csv', 'xlsx'] as const)('as %s has a row a day', async (format) => {
    const made = await engine.client.forecasts.export({ store, product, horizon: 7, format });
    expect(made.rows).toBe(7);
    expect(made.name).toContain(format);
    const { base64 } = await engine.client.files.read({ fileId: made.fileId, offset: 0 });
    const bytes = Buffer.from(base64, 'base64');
    if (format === 'csv') expect(bytes.toString().trimEnd().split('\r\n')).toHaveLength(8);
    else expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });
});
