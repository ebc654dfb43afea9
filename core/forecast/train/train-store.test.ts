// Whole trainings on small shops: what a model contains, what it may see, and what happens when there is too little.
import { describe, expect, it } from 'vitest';
import type { AppError } from '#core/contract/errors.ts';
import { NO_CALENDAR } from '#core/features/feature-spec.ts';
import { testShop } from '#core/features/test-shop.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { testFrame } from '#core/frame/test-frame.ts';
import { DEMAND_CLASSES } from '../demand-class.ts';
import { SILENT_HOOKS, type TrainHooks } from './train-hooks.ts';
import { DEFAULT_TRAIN_SETTINGS, trainStore } from './train-store.ts';

const settings = { ...DEFAULT_TRAIN_SETTINGS, numTrees: 25, threads: 1 };
const train = (frame: SeriesFrame, hooks: TrainHooks = SILENT_HOOKS) =>
  trainStore({ frame, calendar: NO_CALENDAR, settings, fingerprint: 'f' }, hooks);

const shop = testShop({ steps: 260, products: 8 });
const { model, samples } = train(shop);

describe('a trained store', () => {
  it('has a tree model for every horizon block, trained on all days, with rows to check its export', () => {
    expect(model.blocks.map(({ fromStep, toStep }) => `${fromStep}-${toStep}`)).toEqual([
      '1-7',
      '8-14',
      '15-28',
      '29-90',
    ]);
    expect(model.originDay).toBe(shop.stepDays[259]);
    expect(samples.map(({ columns }) => columns)).toEqual(
      model.blocks.map(({ ensemble }) => ensemble.featureNames.length),
    );
    for (const { rows } of samples) expect(rows).toBeGreaterThan(100);
  });

  it('names a champion for every class and bands for every block and sum', () => {
    for (const rules of [model.unplanned, model.planned]) {
      if (!rules) throw new Error('a shop with promotions has rules for planned products');
      for (const demandClass of DEMAND_CLASSES) {
        const shares = Object.values(rules.champions[demandClass].weights);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }
      expect(rules.bands.daily.map(({ toStep }) => toStep)).toEqual([7, 14, 28, 90]);
      expect(rules.bands.sums.map(({ steps }) => steps)).toEqual([1, 3, 7, 14, 28]);
    }
  });

  it('reports figures of the last 28 days beside the simple methods, and beats the naive one', () => {
    const { accuracy, references, coverage, validation, data } = model.report;
    expect(validation.steps).toBe(28);
    const naive = references.find(({ forecaster }) => forecaster === 'seasonal-naive');
    expect(references.map(({ forecaster }) => forecaster)).toContain('gbdt');
    expect(accuracy.rmsse).toBeLessThan(naive?.accuracy.rmsse ?? 0);
    expect(accuracy.observations).toBeGreaterThan(150);
    expect(accuracy.wql).toBeLessThan(accuracy.wape ?? 0);
    expect(coverage.inside80).toBeGreaterThan(0.7);
    expect(data).toMatchObject({ products: 8, observations: shop.offset[8], fingerprint: 'f' });
    expect(model.report.features.reduce((sum, { gainShare }) => sum + gainShare, 0)).toBeCloseTo(1, 9);
  });

  it('says how many days counted as stock-outs', () => {
    expect(model.report.notes.join(' ')).toMatch(/ days of products \([\d.]+ %\) counted as stock-outs/);
    const values = model.report.notices.find(({ code }) => code === 'stock-outs')?.values;
    expect(values?.share).toBeCloseTo((values?.count ?? 0) / (values?.of ?? 1), 12);
    expect(model.report.notices).toHaveLength(model.report.notes.length);
    expect(model.features.censorStockOuts).toBe(true);
  });

  it('knows less without a plan than with one', () => {
    const planned = /WAPE\) is ([\d.]+) %/.exec(model.report.notes.join(' '));
    expect(Number(planned?.[1]) / 100).toBeLessThanOrEqual((model.report.accuracy.wape ?? 0) + 0.01);
  });

  it('keeps a track record of every product that sold', () => {
    expect(Object.keys(model.unplanned.trackByProduct).sort()).toEqual(shop.products.map(({ code }) => code).sort());
    for (const track of Object.values(model.unplanned.trackByProduct)) {
      expect(track.inside80).toBeLessThanOrEqual(track.observations);
      expect(track.observations).toBeGreaterThan(28);
    }
  });

  it('is plain data: it survives JSON', () => {
    const { blocks: _, ...rest } = model;
    expect(JSON.parse(JSON.stringify(rest))).toEqual(rest);
  });

  it('is the same twice, and another with another seed', () => {
    const text = (frame: SeriesFrame, seed: number) =>
      JSON.stringify(
        trainStore(
          { frame, calendar: NO_CALENDAR, settings: { ...settings, numTrees: 6, seed }, fingerprint: '' },
          SILENT_HOOKS,
        ).model.blocks.map(({ ensemble }) => [Array.from(ensemble.threshold), Array.from(ensemble.value)]),
      );
    expect(text(shop, 1)).toBe(text(shop, 1));
    expect(text(shop, 1)).not.toBe(text(shop, 2));
  });

  it('scores days that no choice had seen: what happens on them changes no tree that is scored', () => {
    const changed = { ...shop, units: shop.units.slice() };
    for (let series = 0; series < shop.count; series++)
      changed.units.fill(77, shop.offset[series + 1] - 28, shop.offset[series + 1]);
    const other = train(changed).model;
    // The selection round, which counts the trees, ends before these days: its curve agrees point by point.
    expect(other.curve).toEqual(model.curve);
    expect(other.report.accuracy.wape).not.toBeCloseTo(model.report.accuracy.wape ?? 0, 3);
  });
});

describe('the hooks of a training', () => {
  it('tell progress that never goes back and a curve with validation losses', () => {
    const told: number[] = [];
    const stages = new Set<string>();
    const curve: (number | null)[] = [];
    train(shop, {
      progress: (stage, done) => {
        told.push(done);
        stages.add(stage);
      },
      curve: (points) => void curve.push(...points.map(({ validation }) => validation)),
      isCancelled: () => false,
    });
    expect([...stages]).toEqual(['clean', 'encode', 'features', 'split', 'boost', 'validate']);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    expect(curve.length).toBe(4 * settings.numTrees);
    expect(curve.every((loss) => loss !== null && Number.isFinite(loss))).toBe(true);
  });
  it('stop it when it is cancelled', () => {
    let asked = 0;
    const cancelLater = { ...SILENT_HOOKS, isCancelled: () => ++asked > 60 };
    expect(() => train(shop, cancelLater)).toThrowError(
      expect.objectContaining({ code: 'cancelled' } satisfies Partial<AppError>),
    );
  });
});

describe('too little to train on', () => {
  it('gives simple methods and says why: too few days', () => {
    const { model: small } = train(testShop({ steps: 59, products: 8 }));
    expect(small.blocks).toEqual([]);
    expect(small.report.notes[0]).toMatch(/59 days of history; trees need 60/);
    expect(small.report.notices[0]).toEqual({ code: 'few-daily-steps', values: { count: 59, needed: 60 } });
    expect(small.report.accuracy.observations).toBeGreaterThan(50);
    for (const champion of Object.values(small.unplanned.champions)) expect(champion.weights.gbdt).toBeUndefined();
  });
  it('gives simple methods and says why: too few products', () => {
    const { model: small } = train(testShop({ steps: 200, products: 4 }));
    expect(small.blocks).toEqual([]);
    expect(small.report.notes[0]).toMatch(/4 products; trees need 5/);
  });
  it('trains on 60 days, without a separate choice', () => {
    const { model: young } = train(testShop({ steps: 60, products: 8 }));
    expect(young.blocks.length).toBeGreaterThan(0);
    expect(young.report.notes.join(' ')).toMatch(/too short for a separate choice/);
  });
  it('makes a model of one day', () => {
    const { model: first } = train(testFrame({ steps: 1, series: [{ code: 'a', units: [3] }] }));
    expect(first.unplanned.champions.new.forecaster).toBe('mean-28');
    expect(first.report.accuracy.wape).toBeNull();
  });
  it('makes a model of a store that never sold', () => {
    const series = Array.from({ length: 6 }, (_, i) => ({ code: `p${i}`, units: new Array(200).fill(0) }));
    const { model: empty } = train(testFrame({ steps: 200, series }));
    expect(empty.report.accuracy.wape).toBeNull();
    expect(empty.unplanned.bands.daily.length).toBeGreaterThan(0);
  });
});

describe('decimals', () => {
  it('are trained like counts and forecast in fractions', () => {
    const { model: kilos } = train(testShop({ steps: 200, products: 6, decimals: true, bare: true }));
    expect(kilos.isCount).toBe(false);
    expect(kilos.blocks[0].ensemble.objective).toBe('tweedie');
    expect(kilos.planned).toBeNull();
  });
});
