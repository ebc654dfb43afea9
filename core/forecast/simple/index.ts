// The door of the simple methods: all of them, in the order in which ties are settled.
import { mean28, seasonalNaive, weekdayMean } from './averages.ts';
import { ets } from './ets.ts';
import { croston, sba, tsb } from './intermittent.ts';
import type { SimpleForecaster } from './simple-forecaster.ts';
import { ses, theta } from './smoothing.ts';

export const SIMPLE_FORECASTERS: readonly SimpleForecaster[] = [
  seasonalNaive,
  weekdayMean,
  mean28,
  ses,
  theta,
  ets,
  tsb,
  croston,
  sba,
];
/** Names of all of them, in that order. */
export const SIMPLE_NAMES: readonly string[] = SIMPLE_FORECASTERS.map(({ name }) => name);
export type { DemandHistory, SimpleForecaster } from './simple-forecaster.ts';

/** Throws RangeError for a name that is none. */
export function getSimpleForecaster(name: string): SimpleForecaster {
  const found = SIMPLE_FORECASTERS.find((forecaster) => forecaster.name === name);
  if (!found) throw new RangeError(`there is no simple forecaster called "${name}"`);
  return found;
}
