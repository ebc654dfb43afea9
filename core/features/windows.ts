// How far the features look back, in steps, for each frequency.
import type { Frequency } from '../contract/units.ts';

export interface Windows {
  /** Single steps back, newest = 1. */
  readonly lags: readonly number[];
  /** Rolling windows, ascending. */
  readonly means: readonly number[];
  /** Windows for spread and share of zeros. */
  readonly spreads: readonly number[];
  /** A short, the usual and a long memory: level, trend and group features are built on these three. */
  readonly short: number;
  readonly usual: number;
  readonly long: number;
  /** Weights of the newest step in the exponentially weighted means. */
  readonly ewm: readonly number[];
  /** Same step of earlier seasons, one by one, and means over several of them. */
  readonly seasonLags: readonly number[];
  readonly seasonMeans: readonly number[];
  /** Steps of a year, and half the width of the window around the same time last year. */
  readonly year: number;
  readonly yearHalfWidth: number;
}

const DAILY: Windows = {
  lags: [1, 2, 3, 4, 5, 6, 7],
  means: [7, 14, 28, 56, 112],
  spreads: [28, 112],
  short: 7,
  usual: 28,
  long: 112,
  ewm: [0.3, 0.1, 0.03],
  seasonLags: [1, 2, 3, 4],
  seasonMeans: [4, 8, 26],
  year: 364,
  yearHalfWidth: 3,
};

const WEEKLY: Windows = {
  lags: [1, 2, 3, 4],
  means: [2, 4, 8, 13, 26],
  spreads: [8, 26],
  short: 4,
  usual: 8,
  long: 26,
  ewm: [0.5, 0.2, 0.08],
  seasonLags: [1, 2],
  seasonMeans: [2, 3],
  year: 52,
  yearHalfWidth: 1,
};

const MONTHLY: Windows = {
  lags: [1, 2, 3],
  means: [2, 3, 6, 12],
  spreads: [6, 12],
  short: 3,
  usual: 6,
  long: 12,
  ewm: [0.5, 0.2],
  seasonLags: [1, 2],
  seasonMeans: [2, 3],
  year: 12,
  yearHalfWidth: 0,
};

export const windowsOf = (frequency: Frequency): Windows =>
  frequency === 'daily' ? DAILY : frequency === 'weekly' ? WEEKLY : MONTHLY;
