// Products of a store that rest now and come back every year, as of an origin.
import type { FeatureSource } from '#core/features/feature-source.ts';
import { windowsOf } from '#core/features/windows.ts';
import { daysPerStep } from '../demand-class.ts';
import { createDemandHistories } from '../demand-history.ts';
import type { Champion } from '../store-model.ts';
import { RETURNING, type SeasonalReturn, seasonalReturn, type YearShape } from './seasonal-return.ts';

/** Whatever the methods of its class say: they know its last weeks, in which it did not sell. */
export const RETURNS: Champion = { forecaster: RETURNING, weights: { [RETURNING]: 1 } };

/** Null for a series that does not rest, or of which no year says that it comes back. Nothing after the origin is read. */
export function returningProducts(source: FeatureSource, origin: number): (series: number) => SeasonalReturn | null {
  const { frequency } = source.frame;
  const histories = createDemandHistories(source);
  // Slow movers have months without a sale by chance: no rest could be told from that.
  if (frequency === 'monthly') return () => null;
  const shape: YearShape = {
    year: windowsOf(frequency).year,
    stepsPerWeek: frequency === 'daily' ? 7 : 1,
    stepDays: daysPerStep(frequency),
  };
  return (series) => seasonalReturn(histories.known(series, origin), shape);
}
