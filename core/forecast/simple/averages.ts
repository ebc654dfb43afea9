// Forecasters that repeat what was: the bar that every model has to clear.
import { type DemandHistory, meanOfLast, meanOfPlace, type SimpleForecaster } from './simple-forecaster.ts';

/** Weeks (seasons) that the weekday mean looks back. */
const MEAN_SEASONS = 8;
const MEAN_STEPS = 28;
/** Steps that growth over a year is read from. */
const GROWTH_STEPS = 8;
/** More than this is no growth: something else happened. */
const MOST_GROWTH = 3;

/** The last known value of the same weekday (week of the year, month): Hyndman & Athanasopoulos, FPP3, 5.2. */
export const seasonalNaive: SimpleForecaster = {
  name: 'seasonal-naive',
  forecast: (history, out) => fillByPlace(history, out, 1),
};

/**
 * Last year's value times the square root of what the last steps sold over the same steps a year before: half the growth
 * on the log scale, because half of what eight steps say is chance. For weeks and months; of days, last week says it all.
 */
export const seasonalNaiveGrowth: SimpleForecaster = {
  name: 'seasonal-naive-growth',
  leastSeason: GROWTH_STEPS + 1,
  forecast(history, out) {
    fillByPlace(history, out, 1);
    const factor = Math.sqrt(Math.min(MOST_GROWTH, Math.max(1 / MOST_GROWTH, growthOf(history))));
    for (let i = 0; i < out.length; i++) out[i] *= factor;
  },
};

/** Of steps that are known in both years; 1 where there are none, or nothing was sold in one of them. */
function growthOf({ demand, season }: DemandHistory): number {
  let now = 0;
  let then = 0;
  for (let i = Math.max(season, demand.length - GROWTH_STEPS); i < demand.length; i++) {
    if (Number.isNaN(demand[i]) || Number.isNaN(demand[i - season])) continue;
    now += demand[i];
    then += demand[i - season];
  }
  return now > 0 && then > 0 ? now / then : 1;
}

export const weekdayMean: SimpleForecaster = {
  name: 'weekday-mean',
  forecast: (history, out) => fillByPlace(history, out, MEAN_SEASONS),
};

export const mean28: SimpleForecaster = {
  name: 'mean-28',
  forecast: (history, out) => {
    out.fill(recentMean(history.demand));
  },
};

/** Mean of the last 28 steps; of everything where those are unknown; 0 without a history. */
export function recentMean(demand: Float64Array): number {
  const recent = meanOfLast(demand, MEAN_STEPS);
  const mean = Number.isNaN(recent) ? meanOfLast(demand, demand.length) : recent;
  return Number.isNaN(mean) ? 0 : mean;
}

function fillByPlace(history: DemandHistory, out: Float64Array, seasons: number): void {
  const fallback = recentMean(history.demand);
  for (let i = 0; i < out.length; i++) {
    if (i >= history.season) {
      out[i] = out[i - history.season];
      continue;
    }
    const mean = meanOfPlace(history, i + 1, seasons);
    out[i] = Number.isNaN(mean) ? fallback : mean;
  }
}
