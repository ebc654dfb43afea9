// The history of one series as methods without trees read it, and their forecasts.
import type { FeatureSource } from '../features/feature-source.ts';
import { createYearlyIndices } from '../features/yearly-season.ts';
import type { ZeroRun } from '../features/zero-runs.ts';
import { forecastPooledAr, POOLED_AR, type PooledAr } from './pooled/pooled-ar.ts';
import { type DemandHistory, getSimpleForecaster } from './simple/index.ts';

export interface DemandHistories {
  /** Known demand of a series up to an origin inside its life; seasonal indices drawn towards its category's. */
  of(series: number, origin: number): DemandHistory;
  /** The demand alone. */
  known(series: number, origin: number): Float64Array;
  /** Writes the means of a simple method, or of the pooled one, for the steps 1 … out.length after the origin. */
  forecast(forecaster: string, series: number, origin: number, out: Float64Array): void;
}

/** References of the literature stay what they are there. All others are told which part of the month and of the year it is. */
const PLAIN: readonly string[] = ['seasonal-naive', 'seasonal-naive-growth', 'mean-28'];

/** `pooled` answers for POOLED_AR; without it nobody may ask for that. Throws RangeError for a name that is none. */
export function createDemandHistories(source: FeatureSource, pooled?: PooledAr | null): DemandHistories {
  const { frame, spec, series: columns, seasonIndex, monthPhase, yearPhase } = source;
  const yearlyIndices = createYearlyIndices(source);
  const daily = spec.frequency === 'daily';
  const dateIndex = (series: number, origin: number, step: number): number =>
    monthPhase(series, origin, step) * yearPhase.index(series, origin, step);
  const known = (series: number, origin: number): Float64Array => {
    const from = frame.offset[series];
    const recorded = columns.demand.subarray(from, from + origin - frame.firstStep[series] + 1);
    return withoutOutages(recorded, columns.zeroRuns?.bySeries.get(series), from);
  };
  const of = (series: number, origin: number): DemandHistory => {
    const demand = known(series, origin);
    if (!daily) return { demand, season: spec.season, indices: yearlyIndices(series, origin) };
    const indices = Float64Array.from({ length: spec.season }, (_, place) => {
      const target = origin + 1 + place;
      return seasonIndex(series, origin, target) / monthPhase(series, origin, target);
    });
    return { demand, season: spec.season, indices };
  };
  const prepare = (series: number, origin: number) => {
    const history = of(series, origin);
    if (!daily) return { series, origin, history, adjusted: history };
    const first = frame.firstStep[series];
    const demand = history.demand.map((units, i) => units / dateIndex(series, origin, first + i));
    return { series, origin, history, adjusted: { ...history, demand } };
  };
  // All methods of a series are asked one after the other.
  let latest: ReturnType<typeof prepare> | undefined;
  return {
    of,
    known,
    forecast(name, series, origin, out) {
      if (pooled && name === POOLED_AR) {
        forecastPooledAr(pooled, known(series, origin), out);
        return;
      }
      const forecaster = getSimpleForecaster(name);
      if (latest?.series !== series || latest.origin !== origin) latest = prepare(series, origin);
      const plain = !daily || PLAIN.includes(name);
      forecaster.forecast(plain ? latest.history : latest.adjusted, out);
      if (plain) return;
      for (let i = 0; i < out.length; i++) out[i] *= dateIndex(series, origin, origin + 1 + i);
    },
  };
}

/** The history with runs of zeros that are known to have been outages at its end as not known. */
function withoutOutages(recorded: Float64Array, runs: readonly ZeroRun[] | undefined, from: number): Float64Array {
  const asOf = from + recorded.length - 1;
  const known = runs?.filter((run) => run.known <= asOf) ?? [];
  if (known.length === 0) return recorded;
  const demand = recorded.slice();
  for (const { start, end } of known) demand.fill(Number.NaN, start - from, end - from);
  return demand;
}
