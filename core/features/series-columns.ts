// What every origin of every series knows, precomputed cell by cell. An entry depends on its own cell and earlier ones.
import type { SeriesFrame } from '../frame/series-frame.ts';
import type { FeatureSpec } from './feature-spec.ts';
import { buildKnownDemand, type KnownDemand } from './known-demand.ts';
import { buildRunningSums, buildStridedSums, type RunningSums, type StridedSums, windowSum } from './running-sums.ts';
import { windowsOf } from './windows.ts';
import { outageCells, type ZeroRun, type ZeroRuns } from './zero-runs.ts';

export interface SeriesColumns extends KnownDemand {
  readonly sums: RunningSums;
  readonly season: StridedSums;
  /** Exponentially weighted means, one column for each weight of windows.ewm. */
  readonly ewm: readonly Float64Array[];
  /** Steps since the last sale, 0 on the day of a sale; NaN before the first. */
  readonly sinceSale: Float32Array;
  /** What the series is measured by: all its sales features and its training target are multiples of it. */
  readonly level: Float64Array;
}

export function buildSeriesColumns(frame: SeriesFrame, spec: FeatureSpec): SeriesColumns {
  const known = buildKnownDemand(frame, spec.censorStockOuts);
  const { demand } = known;
  const windows = windowsOf(spec.frequency);
  const sums = buildRunningSums(demand, frame.offset);
  return {
    ...known,
    sums,
    season: buildStridedSums(demand, frame.offset, spec.season),
    ewm: windows.ewm.map((weight) => weightedMeans(known, frame.offset, weight)),
    sinceSale: stepsSinceSale(demand, frame.offset),
    level: levels(sums, known.zeroRuns, frame.offset, spec),
  };
}

/**
 * Bias-corrected: weights of the values seen so far add up to 1 (as in pandas, adjust=True). A run of zeros that turns
 * out to have been an outage is taken out again on the day it is known.
 */
function weightedMeans({ demand, zeroRuns }: KnownDemand, offset: Uint32Array, weight: number): Float64Array {
  const out = new Float64Array(demand.length);
  for (let series = 0; series + 1 < offset.length; series++) {
    let total = 0;
    let weights = 0;
    const runs = zeroRuns?.bySeries.get(series);
    const add = (value: number): void => {
      if (Number.isNaN(value)) return;
      total = (1 - weight) * total + value;
      weights = (1 - weight) * weights + 1;
    };
    for (let cell = offset[series]; cell < offset[series + 1]; cell++) {
      if (runs?.some(({ known }) => known === cell)) {
        total = 0;
        weights = 0;
        for (let past = offset[series]; past < cell; past++) if (!isKnownOutage(runs, past, cell)) add(demand[past]);
      }
      add(demand[cell]);
      out[cell] = total / (weights || Number.NaN);
    }
  }
  return out;
}

const isKnownOutage = (runs: readonly ZeroRun[], cell: number, asOf: number): boolean =>
  runs.some(({ start, end, known }) => known <= asOf && cell >= start && cell < end);

function stepsSinceSale(demand: Float64Array, offset: Uint32Array): Float32Array {
  const out = new Float32Array(demand.length);
  for (let series = 0; series + 1 < offset.length; series++) {
    let since = Number.NaN;
    for (let cell = offset[series]; cell < offset[series + 1]; cell++) {
      since = demand[cell] > 0 ? 0 : since + 1;
      out[cell] = since;
    }
  }
  return out;
}

/** Steps that the longer memory counts for in the shorter one's mean. */
const LONG_IN_USUAL = 4;
const ALL_IN_LONG = 7;

/**
 * Mean of the usual window, drawn a little to the mean of the long one, and that to the mean of the whole life: never
 * zero after a quiet month, and close to the recent mean wherever there is one.
 */
function levels(sums: RunningSums, zeroRuns: ZeroRuns | null, offset: Uint32Array, spec: FeatureSpec): Float64Array {
  const windows = windowsOf(spec.frequency);
  const out = new Float64Array(sums.sum.length);
  for (let series = 0; series + 1 < offset.length; series++) {
    const start = offset[series];
    const runs = zeroRuns?.bySeries.get(series);
    const days = (cell: number, width: number): number =>
      windowSum(sums.count, start, cell, width) - (runs ? outageCells(runs, cell, width) : 0);
    for (let cell = start; cell < offset[series + 1]; cell++) {
      const whole = (sums.sum[cell] + spec.levelFloor) / (days(cell, cell - start + 1) + 1);
      const long =
        (windowSum(sums.sum, start, cell, windows.long) + ALL_IN_LONG * whole) /
        (days(cell, windows.long) + ALL_IN_LONG);
      const usual =
        (windowSum(sums.sum, start, cell, windows.usual) + LONG_IN_USUAL * long) /
        (days(cell, windows.usual) + LONG_IN_USUAL);
      out[cell] = Math.max(spec.levelFloor, usual);
    }
  }
  return out;
}
