// Past forecasts against what happened, pooled over origins: the rows of a backtest's summary.
import type { BacktestRow } from '../contract/backtests.ts';
import type { DemandClass } from '../contract/units.ts';
import { seasonOf } from '../features/feature-spec.ts';
import { buildKnownDemand } from '../features/known-demand.ts';
import type { FuturePlan, SeriesFrame } from '../frame/series-frame.ts';
import { type AccuracyMeter, createAccuracyMeter } from './accuracy-meter.ts';
import { DEMAND_CLASSES } from './demand-class.ts';
import { horizonPlanOf, type StepRange } from './horizon-plan.ts';
import { seasonalNaive } from './simple/averages.ts';
import { errorScales, outcomesAfter, type Truth } from './train/outcome.ts';

export interface Backtest {
  /** Takes the forecasts made on one origin, a step of the frame. */
  origin(step: number): BacktestOrigin;
  rows(): BacktestRow[];
}

export interface BacktestOrigin {
  /** `series` of the whole frame, steps from 1, `quantiles` at QUANTILES. Unknown outcomes are passed over. */
  add(series: number, demandClass: DemandClass, step: number, mean: number, quantiles: readonly number[]): void;
}

interface Cell extends StepRange {
  readonly shown: AccuracyMeter;
  readonly naive: AccuracyMeter;
}

/** The whole horizon first, then its blocks. */
type Row = readonly Cell[];

/** `frame`: the store with all its days. Holds a few columns of it and, for each row, four numbers a product. */
export function createBacktest(frame: SeriesFrame, horizon: number): Backtest {
  const { demand, knowledge, zeroRuns } = buildKnownDemand(frame, frame.censorStockOuts);
  const truth: Truth = { frame, spec: { season: seasonOf(frame.frequency) }, series: { demand, knowledge, zeroRuns } };
  const ranges = rangesOf(frame, horizon);
  const newRow = (): Row =>
    ranges.map((range) => ({
      ...range,
      shown: createAccuracyMeter(frame.count),
      naive: createAccuracyMeter(frame.count),
    }));
  const all = newRow();
  const ofClasses = new Map<DemandClass, Row>();
  const rowOf = (demandClass: DemandClass): Row => {
    const row = ofClasses.get(demandClass) ?? newRow();
    ofClasses.set(demandClass, row);
    return row;
  };

  return {
    origin(origin) {
      const scales = errorScales(truth, origin);
      const outcomes = outcomesAfter(truth, origin, horizon, origin + 1, frame.stepDays.length - 1);
      const naive = new Float64Array(horizon);
      let naiveOf = -1;
      return {
        add(series, demandClass, step, mean, quantiles) {
          const at = series * horizon + step - 1;
          const actual = outcomes.units[at];
          if (Number.isNaN(actual) || outcomes.soldOut[at] === 1) return;
          if (naiveOf !== series) {
            naiveForecast(truth, series, origin, naive);
            naiveOf = series;
          }
          for (const row of [all, rowOf(demandClass)]) {
            for (const cell of row) {
              if (step < cell.fromStep || step > cell.toStep) continue;
              cell.shown.add(series, actual, mean, scales, quantiles);
              cell.naive.add(series, actual, naive[step - 1], scales);
            }
          }
        },
      };
    },
    rows: () => [
      ...rowsOf(null, all),
      ...DEMAND_CLASSES.flatMap((demandClass) => rowsOf(demandClass, ofClasses.get(demandClass) ?? [])),
    ],
  };
}

/** The horizon and, where it has more than one, its blocks; the last block is cut where the horizon ends. */
function rangesOf(frame: SeriesFrame, horizon: number): StepRange[] {
  const blocks = horizonPlanOf(frame.frequency)
    .blocks.filter(({ fromStep }) => fromStep <= horizon)
    .map(({ fromStep, toStep }, i, kept) => ({ fromStep, toStep: i === kept.length - 1 ? horizon : toStep }));
  return [{ fromStep: 1, toStep: horizon }, ...(blocks.length > 1 ? blocks : [])];
}

const rowsOf = (demandClass: DemandClass | null, row: Row): BacktestRow[] =>
  row
    .filter(({ shown }) => shown.series() > 0)
    .map(({ fromStep, toStep, shown, naive }) => {
      const [accuracy, ofNaive] = [shown.accuracy(), naive.accuracy()];
      return {
        demandClass,
        fromStep,
        toStep,
        products: shown.series(),
        accuracy,
        naive: ofNaive,
        coverage: shown.coverage(),
        bands: shown.sharpness(),
        skill: { wape: skill(accuracy.wape, ofNaive.wape), rmsse: skill(accuracy.rmsse, ofNaive.rmsse) },
      };
    });

const skill = (error: number | null, ofNaive: number | null): number | null =>
  error === null || ofNaive === null || ofNaive === 0 ? null : 1 - error / ofNaive;

function naiveForecast({ frame, series: columns, spec }: Truth, series: number, origin: number, out: Float64Array) {
  const from = frame.offset[series];
  const demand = columns.demand.subarray(from, Math.max(from, from + origin - frame.firstStep[series] + 1));
  seasonalNaive.forecast({ demand, season: spec.season }, out);
}

/** What was recorded after a step, as if it had been planned: prices, discounts, promotions and closed steps. */
export function recordedPlan(frame: SeriesFrame, series: number, origin: number, horizon: number): FuturePlan {
  const from = frame.offset[series] + origin + 1 - frame.firstStep[series];
  const last = frame.offset[series + 1];
  const cells = Array.from({ length: horizon }, (_, i) => from + i);
  const ahead = (column: Float64Array) => Float64Array.from(cells, (cell) => (cell < last ? column[cell] : Number.NaN));
  return {
    price: ahead(frame.price),
    discount: ahead(frame.discount),
    promotion: ahead(frame.promotion),
    closed: Int8Array.from(cells, (cell) => (cell < last ? frame.closed[cell] : -1)),
  };
}
