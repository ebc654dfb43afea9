// A whole replay of a small shop with real trainings: what it may know, what it tells, what it adds up to.
import { describe, expect, test } from 'vitest';
import { AppError } from '../contract/errors.ts';
import { NO_CALENDAR } from '../features/feature-spec.ts';
import { testShop } from '../features/test-shop.ts';
import { quickEffort } from '../forecast/train/train-effort.ts';
import { SILENT_HOOKS } from '../forecast/train/train-hooks.ts';
import { DEFAULT_TRAIN_SETTINGS, trainStore } from '../forecast/train/train-store.ts';
import type { SeriesFrame } from '../frame/series-frame.ts';
import { predictRaw } from '../gbdt/index.ts';
import { replay } from './replay.ts';
import type { ReplayHooks, ReplayPlan } from './replay-plan.ts';
import { PLAN_TERMS } from './test-plan.ts';

const START = 122;
const settings = { ...DEFAULT_TRAIN_SETTINGS, numTrees: 5, threads: 1 };
const weekly = { ...PLAN_TERMS, reviewPeriodDays: 7 };

const planOf = (frame: SeriesFrame): ReplayPlan => ({
  frame,
  calendar: NO_CALENDAR,
  startStep: START,
  demand: testShop({ steps: 150, products: 6 }).units,
  terms: frame.products.map((_, series) => (series === 5 ? null : weekly)),
  shortages: 'lost',
});

function hooksFor(more: Partial<ReplayHooks> = {}): ReplayHooks {
  return {
    throwIfCancelled: () => {},
    report: () => {},
    train(frame, lastStep) {
      const input = { frame, calendar: NO_CALENDAR, settings, fingerprint: '', effort: quickEffort(lastStep) };
      const { model } = trainStore(input, SILENT_HOOKS);
      const predictors = model.blocks.map(({ ensemble }) => ({
        predictRaw: async (matrix: Parameters<typeof predictRaw>[1]) => predictRaw(ensemble, matrix),
      }));
      return { model, predictors };
    },
    ...more,
  };
}

describe('a replay', () => {
  test('adds up, leaves out what has no money, and trains on the days before the first order alone', async () => {
    const trainedOn: number[] = [];
    const told: number[] = [];
    const { train } = hooksFor();
    const plan = planOf(testShop({ steps: 150, products: 6 }));
    const result = await replay(
      plan,
      hooksFor({
        train: (past, ...rest) => {
          trainedOn.push(past.stepDays.length);
          return train(past, ...rest);
        },
        report: (_, done) => void told.push(done),
      }),
    );
    expect(trainedOn).toEqual([START]);
    expect(result).toMatchObject({ trainings: 1, orderDays: 4, withoutStartingStock: 0 });
    expect(result.products.map(({ series }) => series)).toEqual([0, 1, 2, 3, 4]);
    for (const policy of ['shelfcast', 'min-max', 'shop', 'clairvoyant'] as const) {
      const sum = result.products.reduce((profit, { outcomes }) => profit + (outcomes[policy]?.profit ?? 0), 0);
      expect(result.outcomes[policy]?.profit).toBeCloseTo(sum, 9);
    }
    const asked = plan.demand.reduce((sum, units, cell) => {
      const series = plan.frame.offset.findLastIndex((from) => from <= cell);
      const step = plan.frame.firstStep[series] + cell - plan.frame.offset[series];
      return series < 5 && step >= START ? sum + units : sum;
    }, 0);
    expect(result.outcomes.shelfcast?.demandedUnits).toBe(asked);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(1);
  });

  test('decides from nothing that was recorded after the evening of the decision', async () => {
    // The last orders are those of the evening before day 21 of 28: of the week after it nothing may be known.
    const outcomesWith = async (from: number) => {
      const frame = testShop({ steps: 150, products: 6 });
      for (let series = 0; series < frame.count; series++)
        for (let step = START + from; step < 150; step++)
          frame.units[frame.offset[series] + step - frame.firstStep[series]] = 40;
      const { products } = await replay(planOf(frame), hooksFor());
      return products.map(({ outcomes }) => [outcomes.shelfcast?.orders, outcomes.shelfcast?.averageStockUnits]);
    };
    const asRecorded = await outcomesWith(28);
    expect(await outcomesWith(21)).toEqual(asRecorded);
    expect(await outcomesWith(14)).not.toEqual(asRecorded);
  });

  test('stops when it is told to', async () => {
    let evenings = 0;
    const stopped = replay(
      planOf(testShop({ steps: 150, products: 6 })),
      hooksFor({
        throwIfCancelled: () => {
          if (++evenings > 10) throw new AppError('cancelled', 'Enough.', {});
        },
      }),
    );
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });
});
