// Past forecasts against what happened, pooled over origins: the rows of a backtest's summary.
import type { BacktestSummary } from '../contract/backtests.ts';
import type { DemandClass } from '../contract/units.ts';
import { createFeatureSource, type FeatureSource } from '../features/feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from '../features/feature-spec.ts';
import type { SeriesFrame } from '../frame/series-frame.ts';
import type { DemandDistribution } from '../math/distribution.ts';
import { type AccuracyMeter, createAccuracyMeter } from './accuracy-meter.ts';
import { DEMAND_CLASSES } from './demand-class.ts';
import { horizonPlanOf } from './horizon-plan.ts';
import { seasonalNaive } from './simple/averages.ts';
import type { StoreForecast } from './store-forecast.ts';
import { errorScales, outcomesAfter } from './train/outcome.ts';

export interface Backtest {
  /** Adds the forecast made on one origin; its frame ends there, and its products are known by their codes. */
  add(forecast: StoreForecast): void;
  rows(): BacktestSummary['rows'];
}

interface Row {
  readonly demandClass: DemandClass | null;
  readonly fromStep: number;
  readonly toStep: number;
  readonly shown: AccuracyMeter;
  readonly naive: AccuracyMeter;
}

/** `frame`: the store with all its days. Rows: everything, every horizon block, every class. */
export function createBacktest(frame: SeriesFrame, horizon: number): Backtest {
  const source = createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR), NO_CALENDAR);
  const seriesOf = new Map(frame.products.map(({ code }, series) => [code, series]));
  const newRow = (demandClass: DemandClass | null, fromStep: number, toStep: number): Row => ({
    demandClass,
    fromStep,
    toStep,
    shown: createAccuracyMeter(frame.count),
    naive: createAccuracyMeter(frame.count),
  });
  const all = newRow(null, 1, horizon);
  const ofBlocks = horizonPlanOf(frame.frequency)
    .blocks.filter((block) => block.fromStep <= horizon)
    .map(({ fromStep, toStep }, i, kept) => newRow(null, fromStep, i === kept.length - 1 ? horizon : toStep));
  const ofClasses = new Map<DemandClass, Row>();

  return {
    add(forecast) {
      const past = forecast.frame;
      const origin = frame.stepDays.indexOf(past.stepDays[past.stepDays.length - 1]);
      if (origin < 0) throw new RangeError('the forecast was made on a day that is not one of the store');
      const scales = errorScales(source, origin);
      const outcomes = outcomesAfter(source, origin, horizon, origin + 1, frame.stepDays.length - 1);
      for (const [index, { code }] of past.products.entries()) {
        const series = seriesOf.get(code);
        if (series === undefined) continue;
        const naive = naiveForecast(source, series, origin, horizon);
        const demandClass = forecast.demandClass(index);
        const ofClass = ofClasses.get(demandClass) ?? newRow(demandClass, 1, horizon);
        ofClasses.set(demandClass, ofClass);
        for (let step = 1; step <= horizon; step++) {
          const actual = outcomes.units[series * horizon + step - 1];
          if (Number.isNaN(actual) || outcomes.soldOut[series * horizon + step - 1] === 1) continue;
          const mean = forecast.mean(index, step);
          const band: DemandDistribution = forecast.daily(index, step);
          const ofBlock = ofBlocks.find(({ toStep }) => step <= toStep) as Row;
          for (const row of [all, ofBlock, ofClass]) {
            row.shown.add(series, actual, mean, scales, band);
            row.naive.add(series, actual, naive[step - 1], scales);
          }
        }
      }
    },
    rows: () =>
      [all, ...ofBlocks, ...inOrder(ofClasses)].map(({ demandClass, fromStep, toStep, shown, naive }) => ({
        demandClass,
        fromStep,
        toStep,
        accuracy: shown.accuracy(),
        naive: naive.accuracy(),
        coverage: shown.coverage(),
      })),
  };
}

const inOrder = (rows: ReadonlyMap<DemandClass, Row>): Row[] =>
  DEMAND_CLASSES.flatMap((demandClass) => rows.get(demandClass) ?? []);

function naiveForecast({ frame, series: columns, spec }: FeatureSource, series: number, origin: number, steps: number) {
  const out = new Float64Array(steps);
  const from = frame.offset[series];
  const demand = columns.demand.subarray(from, Math.max(from, from + origin - frame.firstStep[series] + 1));
  seasonalNaive.forecast({ demand, season: spec.season }, out);
  return out;
}
