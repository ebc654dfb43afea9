// Forecasts of new products: what their twins sell, along the curve of the store's launches, giving way to own sales.
import type { FeatureSource } from '#core/features/feature-source.ts';
import { UNKNOWN } from '#core/features/known-demand.ts';
import { createSeasonIndex } from '#core/features/season-index.ts';
import { categoryLevel } from './category-level.ts';
import { launchCurve } from './launch-curve.ts';
import { createTwinFinder } from './twins.ts';

/** Name of the forecaster for people. */
export const TWINS = 'twins';

/** Relative variance of a day beyond the chance in whole units, before a product has shown its own. */
const DAY_DISPERSION = 0.4;
/** Least relative variance between a product and its twins: nobody is quite like others. */
const MIN_TWIN_VARIANCE = 1;
/** Levels of twins are averaged as this power: between their mean, which one big seller makes, and their median. */
const LEVEL_POWER = 0.5;

export interface Borrowing {
  readonly series: number;
  /** Share of the forecast level that comes from this product. */
  readonly weight: number;
}

export interface Newcomer {
  /** Established level that is expected, units a step. */
  readonly level: number;
  /** Relative variance of that level: how far the product may turn out otherwise. */
  readonly levelVariance: number;
  /** Products borrowed from, largest share first; the shares and the own one add up to 1. */
  readonly borrowedFrom: readonly Borrowing[];
  readonly ownShare: number;
  /** Expected units on a step after the origin, at a price and promotion as usual. */
  forecast(step: number): number;
}

export interface Newcomers {
  /** `series` may have no history at all (it then is taken to begin on the step after the origin). */
  of(series: number): Newcomer;
}

/**
 * The level of a new product is a gamma-Poisson compromise: its twins' weighted mean counts as many days as
 * (relative variance of a day) / (relative variance between twins), its own days count themselves, each by what the
 * launch curve expects of it. Nothing after the origin is read.
 */
export function createNewcomers(source: FeatureSource, origin: number): Newcomers {
  const { frame, spec, series: columns } = source;
  const twins = createTwinFinder(source, origin);
  const curve = launchCurve(source, origin);
  const indexOf = createSeasonIndex(source);
  const levelAt = (series: number) => columns.level[frame.offset[series] + origin - frame.firstStep[series]];

  function priorOf(series: number) {
    const found = twins.find(series);
    if (found.length === 0) return { level: categoryLevel(source, series, origin), variance: 2, twins: found };
    const level =
      found.reduce((sum, twin) => sum + twin.weight * levelAt(twin.series) ** LEVEL_POWER, 0) ** (1 / LEVEL_POWER);
    const squares = found.reduce((sum, twin) => sum + twin.weight * (levelAt(twin.series) - level) ** 2, 0);
    return { level, variance: Math.max(MIN_TWIN_VARIANCE, squares / (level * level)), twins: found };
  }

  return {
    of(series) {
      const prior = priorOf(series);
      const { category } = frame.products[series];
      const start = frame.offset[series];
      const begun = frame.firstStep[series] <= origin && frame.offset[series + 1] > start;
      const ageAtOrigin = begun ? origin - frame.firstStep[series] + 1 : 0;
      const seasonIndex = (target: number) => indexOf(series, origin, target);
      let sold = 0;
      let expected = 0;
      for (let age = 1; age <= ageAtOrigin; age++) {
        const cell = start + age - 1;
        if (columns.knowledge[cell] === UNKNOWN) continue;
        // The same weekday ahead stands for the weekday of the past day.
        const back = ageAtOrigin - age;
        const ahead = spec.season - (back % spec.season);
        sold += columns.demand[cell];
        expected += curve.at(category, age) * seasonIndex(origin + ahead);
      }
      const perDay = DAY_DISPERSION + (frame.isCount ? 1 / Math.max(1e-6, (prior.level + sold) / (1 + expected)) : 0);
      const priorDays = prior.level > 0 ? perDay / prior.variance : 0;
      const days = priorDays + expected;
      const level = days > 0 ? (priorDays * prior.level + sold) / days : 0;
      const borrowed = days > 0 ? priorDays / days : 1;
      return {
        level,
        levelVariance: Math.min(prior.variance, prior.variance * borrowed),
        ownShare: 1 - borrowed,
        borrowedFrom: prior.twins.map((twin) => ({ series: twin.series, weight: twin.weight * borrowed })),
        forecast: (step) => level * curve.at(category, ageAtOrigin + step) * seasonIndex(origin + step),
      };
    },
  };
}
