// The user's own units in place of some means: what is shown changes, what the forecaster said stays readable.
import type { Explanation } from '#core/contract/predictions.ts';
import type { ShownMeans } from './shown-means.ts';

/** By series; one cell a step from step 1 on, NaN: none. */
export type OwnUnits = ReadonlyMap<number, Float64Array>;

/** The user's units of a step; undefined: none. Steps beyond what was set have none. */
export function ownUnitsOf(own: OwnUnits, series: number, step: number): number | undefined {
  const units = own.get(series)?.[step - 1];
  return units === undefined || Number.isNaN(units) ? undefined : units;
}

export function withOwnUnits(means: ShownMeans, own: OwnUnits): ShownMeans {
  if (own.size === 0) return means;
  const mean = (series: number, step: number): number => ownUnitsOf(own, series, step) ?? means.mean(series, step);
  return {
    ...means,
    mean,
    sum(series, from, steps) {
      if (!own.has(series)) return means.sum(series, from, steps);
      let sum = 0;
      for (let step = from; step < from + steps; step++) sum += mean(series, step);
      return sum;
    },
  };
}

/** Adds what the user's units add to a forecaster's own explanation, as a line that comes first. */
export function withOverrideLine(explanation: Explanation, units: number): Explanation {
  const line = { group: 'override', units: units - explanation.mean, features: [] };
  return { ...explanation, mean: units, contributions: [line, ...explanation.contributions] };
}
