// What every member would have said on a past origin: the raw material of champions, bands and track records.
import type { DemandClass } from '#core/contract/units.ts';
import { buildMatrix } from '#core/features/feature-matrix.ts';
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FeatureWriter, WriteOptions } from '#core/features/feature-writer.ts';
import type { RowList } from '#core/features/training-rows.ts';
import { predictRaw } from '#core/gbdt/index.ts';
import type { TreeEnsemble } from '#core/gbdt/tree-ensemble.ts';
import { demandClassInFrame } from '../demand-class.ts';
import { createDemandHistories } from '../demand-history.ts';
import type { StepRange } from '../horizon-plan.ts';
import { createNewcomers, TWINS } from '../newcomers/newcomers.ts';
import { fitPooledAr, POOLED_AR, type PooledAr } from '../pooled/pooled-ar.ts';
import { returningProducts } from '../returning/returning-products.ts';
import { RETURNING } from '../returning/seasonal-return.ts';
import { simpleNamesFor } from '../simple/index.ts';
import { unitsOf } from './objective-plan.ts';

export const TREES = 'gbdt';

/**
 * Forecasts of all series from one origin; value of (series, step) at series × steps + step − 1, NaN: not alive. The
 * member `twins` forecasts new products only, `returning` those that come back every year; NaN for all others.
 */
export interface OriginForecasts {
  readonly origin: number;
  readonly steps: number;
  readonly classes: readonly DemandClass[];
  readonly members: ReadonlyMap<string, Float64Array>;
  /** Relative variance with which the level of a new or returning product is known, by series; 0 where it has its own. */
  readonly levelVariance: Float64Array;
}

export type ScoredBlock = StepRange & { readonly ensemble: TreeEnsemble };

/** Forecasts of all methods but the trees. `pooled`: fitted as of the origin; made here where it is left out. */
export function forecastOrigin(
  source: FeatureSource,
  origin: number,
  steps: number,
  pooled: PooledAr | null = pooledArOf(source, origin, steps),
): OriginForecasts {
  const { frame } = source;
  const members = new Map<string, Float64Array>();
  const histories = createDemandHistories(source, pooled);
  const names = [...simpleNamesFor(source.spec.season), ...(pooled ? [POOLED_AR] : [])];
  for (const name of names) members.set(name, new Float64Array(frame.count * steps).fill(Number.NaN));
  for (let series = 0; series < frame.count; series++) {
    if (frame.firstStep[series] > origin) continue;
    for (const name of names) {
      const values = members.get(name) as Float64Array;
      histories.forecast(name, series, origin, values.subarray(series * steps, (series + 1) * steps));
    }
  }
  const classes = Array.from({ length: frame.count }, (_, series) => demandClassInFrame(frame, series, origin));
  const levelVariance = new Float64Array(frame.count);
  const ofTwins = new Float64Array(frame.count * steps).fill(Number.NaN);
  if (classes.some((demandClass, series) => demandClass === 'new' && frame.firstStep[series] <= origin)) {
    const newcomers = createNewcomers(source, origin);
    for (let series = 0; series < frame.count; series++) {
      if (classes[series] !== 'new' || frame.firstStep[series] > origin) continue;
      const newcomer = newcomers.of(series);
      levelVariance[series] = newcomer.levelVariance;
      for (let step = 1; step <= steps; step++) ofTwins[series * steps + step - 1] = newcomer.forecast(step);
    }
  }
  members.set(TWINS, ofTwins);
  const ofReturning = new Float64Array(frame.count * steps).fill(Number.NaN);
  const returning = returningProducts(source, origin);
  for (let series = 0; series < frame.count; series++) {
    const found = frame.firstStep[series] <= origin ? returning(series) : null;
    if (!found) continue;
    levelVariance[series] = found.levelVariance;
    for (let step = 1; step <= steps; step++) ofReturning[series * steps + step - 1] = found.forecast(step);
  }
  members.set(RETURNING, ofReturning);
  return { origin, steps, classes, members, levelVariance };
}

/** Members that have something to say of every series. */
export const speaksForAll = (name: string): boolean => name !== TWINS && name !== RETURNING;

/** Whether the series is spoken for by what it sold in earlier years. */
export const isReturning = ({ members, steps }: OriginForecasts, series: number): boolean =>
  !Number.isNaN(members.get(RETURNING)?.[series * steps] ?? Number.NaN);

/** The pooled autoregression as of an origin; null for stores that do not go by weeks: it was measured on those only. */
export function pooledArOf(source: FeatureSource, origin: number, steps: number): PooledAr | null {
  const { frame, spec } = source;
  if (frame.frequency !== 'weekly') return null;
  const { known } = createDemandHistories(source);
  const begun = Array.from({ length: frame.count }, (_, series) => series).filter(
    (series) => frame.firstStep[series] <= origin,
  );
  return fitPooledAr(
    begun.map((series) => known(series, origin)),
    spec.season,
    steps,
  );
}

/** The same origin with the forecasts of the trees added. */
export function withTrees(
  forecasts: OriginForecasts,
  source: FeatureSource,
  writer: FeatureWriter,
  blocks: readonly ScoredBlock[],
  known: WriteOptions,
): OriginForecasts {
  const { origin, steps } = forecasts;
  const values = new Float64Array(source.frame.count * steps).fill(Number.NaN);
  for (const block of blocks) {
    const rows = rowsOfOrigin(source, origin, block.fromStep, Math.min(block.toStep, steps));
    const raw = predictRaw(block.ensemble, buildMatrix(writer, rows, known));
    for (let row = 0; row < rows.count; row++) {
      const baseline = writer.baseline(rows.series[row], origin, rows.target[row]);
      values[rows.series[row] * steps + rows.target[row] - origin - 1] = unitsOf(
        raw[row],
        baseline,
        block.ensemble.objective,
      );
    }
  }
  return { ...forecasts, members: new Map([...forecasts.members, [TREES, values]]) };
}

/** All living series, steps fromStep … toStep after the origin, series by series. */
export function rowsOfOrigin(source: FeatureSource, origin: number, fromStep: number, toStep: number): RowList {
  const { frame } = source;
  const width = Math.max(0, toStep - fromStep + 1);
  const series = new Int32Array(frame.count * width);
  const target = new Int32Array(frame.count * width);
  let count = 0;
  for (let index = 0; index < frame.count; index++) {
    if (frame.firstStep[index] > origin) continue;
    for (let step = fromStep; step <= toStep; step++) {
      series[count] = index;
      target[count++] = origin + step;
    }
  }
  return {
    count,
    series: series.subarray(0, count),
    origin: new Int32Array(count).fill(origin),
    target: target.subarray(0, count),
  };
}
