// The explorer through a real engine: records, flags, statistics, the calendar, and corrections that change them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { seedStore } from '#core/store/test-store.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

let engine: TestEngine;
const days = Array.from({ length: 40 }, (_, i) => isoFromDay(dayFromIso('2025-11-01') + i));
beforeEach(async () => {
  engine = await openTestEngine({
    seed(db) {
      seedStore(db, {
        code: 'S1',
        products: [
          {
            code: 'A',
            name: 'Äpfel',
            category: 'Fruit',
            observations: days.map((day, i) => ({
              day,
              // Steady, one day far off, one sold out, one return, one promoted.
              units: i === 20 ? 90 : i === 30 ? -2 : 9 + (i % 3),
              price: 2 + (i % 2),
              discount: i === 1 ? 0.5 : undefined,
              stock: i === 25 ? 9 + (i % 3) : i === 26 ? 0 : 200,
              promotion: i === 10,
            })),
          },
          // Every third day: the others are missing, and one on which nobody sold was closed.
          {
            code: 'B',
            name: 'Birnen',
            category: 'Fruit',
            observations: days.flatMap((day, i) => (i % 3 === 0 ? [{ day, units: 1 + (i % 2) }] : [])),
          },
          { code: 'C', name: 'Cola', observations: [{ day: days[5], units: 4, price: 1 }] },
        ],
      });
    },
  });
});
afterEach(() => engine.remove());

const ask = (input: object = {}) => engine.client.explorer.observations({ store: 'S1', ...input });

describe('The records of a store', () => {
  it('come newest first, by page, with money and flags', async () => {
    const page = await ask({ limit: 2 });
    expect(page.total).toBe(40 + 14 + 1);
    expect(page.categories).toEqual(['Fruit']);
    expect(page.observations.map(({ product, day }) => [product, day])).toEqual([
      ['A', days[39]],
      ['B', days[39]],
    ]);
    const [second] = (await ask({ filter: { product: 'A', from: days[1], to: days[1] } })).observations;
    expect(second).toEqual({
      product: 'A',
      name: 'Äpfel',
      category: 'Fruit',
      recordedAs: null,
      day: days[1],
      units: 10,
      price: 3,
      revenue: 15,
      stock: 200,
      promotion: false,
      flags: [],
      fileName: 'test.csv',
    });
  });

  it('are found by words, category, days and flags, and sorted by any figure, unknown ones last', async () => {
    expect((await ask({ filter: { search: 'apfel fruit' } })).total).toBe(40);
    expect((await ask({ filter: { category: ['Nothing'] } })).total).toBe(0);
    const flagged = async (...flags: string[]) =>
      (await ask({ filter: { flags }, descending: false })).observations.map(
        ({ product, day }) => product + days.indexOf(day),
      );
    expect(await flagged('outlier')).toEqual(['A20']);
    expect(await flagged('soldOut')).toEqual(['A25']);
    expect(await flagged('negative', 'promotion')).toEqual(['A10', 'A30']);
    expect(
      (await ask({ filter: { flags: ['missing'], product: 'B', to: days[5] }, descending: false })).observations,
    ).toEqual([1, 2, 4, 5].map((i) => expect.objectContaining({ day: days[i], units: null, flags: ['missing'] })));
    const byPrice = (await ask({ sort: 'price', descending: true, limit: 100 })).observations.map(({ price }) => price);
    expect(byPrice.slice(0, 20)).toEqual(new Array(20).fill(3));
    expect(byPrice.at(-1)).toBeNull();
    expect((await ask({ sort: 'units', descending: false, limit: 1 })).observations[0].units).toBe(-2);
    const names = (await ask({ sort: 'product', descending: true, limit: 100 })).observations.map(({ name }) => name);
    expect([...new Set(names)]).toEqual(['Cola', 'Birnen', 'Äpfel']);
  });

  it('are written whole into a file, in the same order', async () => {
    const { rows, name } = await engine.client.explorer.exportObservations({
      store: 'S1',
      filter: { flags: ['outlier'] },
      format: 'csv',
    });
    expect([rows, name]).toEqual([1, 'S1 observations.csv']);
    expect((await engine.client.explorer.exportProducts({ store: 'S1', format: 'xlsx' })).rows).toBe(3);
  });

  it('are read by an import as what they are, in whatever language they were written', async () => {
    const { client } = engine;
    const rolesIn = async (language: string) => {
      const { fileId } = await client.explorer.exportObservations({ store: 'S1', format: 'csv', language });
      const { columns } = await client.imports.inspect({ fileId });
      return columns.map(({ role }) => role);
    };
    const roles = await rolesIn('en');
    expect(roles.slice(0, 9)).toEqual([
      'date',
      'product',
      'productName',
      'category',
      'units',
      'price',
      'revenue',
      'stock',
      'promotion',
    ]);
    for (const language of ['de', 'es', 'fr']) expect(await rolesIn(language), language).toEqual(roles);
  });
});

describe('Statistics', () => {
  it('of a product count missing days as zero', async () => {
    const found = await engine.client.explorer.statistics({ store: 'S1', product: 'B' });
    expect(found).toMatchObject({
      days: 40,
      observations: 14,
      median: 0,
      minPrice: null,
      firstDay: days[0],
      lastDay: days[39],
    });
    expect(found.zeroShare).toBeCloseTo(26 / 40);
    expect(found.flags.missing).toBe(26);
    expect(found.gaps.days).toBe(26);
    expect(found.gaps.ranges[0]).toEqual({ from: days[1], to: days[2] });
    expect(found.histogram.map((bin) => bin.days)).toEqual([26, 7, 7]);
  });

  it('of a product tell its spread, its price range and the days that stand out', async () => {
    const found = await engine.client.explorer.statistics({ store: 'S1', product: 'A' });
    expect(found).toMatchObject({ median: 10, minPrice: 2, maxPrice: 3 });
    expect(found.outliers[0]).toEqual({ day: days[20], units: 90, usual: 10 });
    expect(found.flags).toMatchObject({ outlier: 1, negative: 1, promotion: 1, soldOut: 1, missing: 0 });
  });

  it('of the store sum its products, and list products sorted by them', async () => {
    const found = await engine.client.explorer.statistics({ store: 'S1' });
    expect(found).toMatchObject({ observations: 55, days: 40, gaps: { days: 0 }, duplicates: [] });
    const page = await engine.client.explorer.products({ store: 'S1', sort: 'missing', descending: true });
    expect(page.products.map(({ product, flags }) => [product, flags.missing])).toEqual([
      ['C', 34],
      ['B', 26],
      ['A', 0],
    ]);
  });
});

describe('A correction', () => {
  const correct = (values: object) =>
    engine.client.corrections.correct({ store: 'S1', product: 'A', day: days[20], values });

  it('shows at once in records, statistics and calendar, and goes back', async () => {
    await ask();
    const { correction } = await correct({ units: 10 });
    const [record] = (await ask({ filter: { flags: ['corrected'] } })).observations;
    expect(record).toMatchObject({ day: days[20], units: 10, flags: ['corrected'], fileName: null });
    const calendar = () => engine.client.explorer.calendar({ store: 'S1', product: 'A' });
    expect(await calendar()).toMatchObject({ frequency: 'daily', outliers: [] });
    expect((await calendar()).units[20]).toBe(10);
    expect((await engine.client.corrections.list({ store: 'S1' })).corrections[0]).toMatchObject({
      who: 'tester',
      facts: { before: { units: 90 }, after: { units: 10 } },
    });
    await engine.client.corrections.undo({ correctionId: correction?.id ?? '' });
    expect((await calendar()).outliers).toEqual([20]);
    expect((await correct({ units: 90 })).correction).toBeNull();
  });

  it('that closes days takes them out of the statistics and off the calendar', async () => {
    await engine.client.corrections.closeDays({ store: 'S1', from: days[19], to: days[20] });
    const { state, outliers } = await engine.client.explorer.calendar({ store: 'S1', product: 'B' });
    expect(state.slice(18, 22)).toEqual(['sold', 'closed', 'closed', 'sold']);
    expect(outliers).toEqual([]);
    expect((await engine.client.explorer.statistics({ store: 'S1', product: 'A' })).days).toBe(38);
    expect((await engine.client.forecasts.get({ store: 'S1', product: 'A', horizon: 2 })).points).toHaveLength(2);
  });

  it('that merges products shows their records under the new one, and says where they come from', async () => {
    const preview = await engine.client.corrections.previewMerge({ store: 'S1', from: 'B', into: 'A' });
    expect(preview).toMatchObject({
      sharedDays: 14,
      from: { observations: 14, name: 'Birnen' },
      into: { observations: 40 },
    });
    await engine.client.corrections.merge({ store: 'S1', from: 'B', into: 'A' });
    const page = await ask({ filter: { product: 'B', from: days[3], to: days[3] } });
    expect(page.observations.map(({ product, recordedAs }) => [product, recordedAs])).toEqual([
      ['A', null],
      ['A', 'B'],
    ]);
    const { products } = await engine.client.explorer.products({ store: 'S1' });
    expect(products.map(({ product, mergedFrom }) => [product, mergedFrom])).toEqual([
      ['A', ['B']],
      ['C', []],
    ]);
  });
});
