// Forecasters that repeat what was: the bar that every model has to clear.
import { type DemandHistory, meanOfLast, meanOfPlace, type SimpleForecaster } from './simple-forecaster.ts';

/** Weeks (seasons) that the weekday mean looks back. */
const MEAN_SEASONS = 8;
const MEAN_STEPS = 28;

/** The last known value of the same weekday (week of the year, month): Hyndman & Athanasopoulos, FPP3, 5.2. */
export const seasonalNaive: SimpleForecaster = {
  name: 'seasonal-naive',
  forecast: (history, out) => fillByPlace(history, out, 1),
};

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
