// The door of the simple methods: all of them, in the order in which ties are settled.
import { mean28, seasonalNaive, seasonalNaiveGrowth, weekdayMean } from './averages.ts';
import { ets } from './ets.ts';
import { croston, sba, tsb } from './intermittent.ts';
import type { SimpleForecaster } from './simple-forecaster.ts';
import { ses, theta } from './smoothing.ts';

export const SIMPLE_FORECASTERS: readonly SimpleForecaster[] = [
  seasonalNaive,
  seasonalNaiveGrowth,
  weekdayMean,
  mean28,
  ses,
  theta,
  ets,
  tsb,
  croston,
  sba,
];
/** Those that say something of their own about series of this season, in that order. */
export const simpleForecastersFor = (season: number): readonly SimpleForecaster[] =>
  SIMPLE_FORECASTERS.filter(({ leastSeason = 0 }) => season >= leastSeason);

export const simpleNamesFor = (season: number): string[] => simpleForecastersFor(season).map(({ name }) => name);
export type { DemandHistory, SimpleForecaster } from './simple-forecaster.ts';

/** Throws RangeError for a name that is none. */
export function getSimpleForecaster(name: string): SimpleForecaster {
  const found = SIMPLE_FORECASTERS.find((forecaster) => forecaster.name === name);
  if (!found) throw new RangeError(`there is no simple forecaster called "${name}"`);
  return found;
}
