// What a series of steps says: mean, spread, zeros, and how its values are distributed.
import type { ExplorerStatistics, SeriesStatistics } from '#core/contract/explorer.ts';
import { mean, quantileOfSorted, variance } from '#core/math/statistics.ts';

type Figures = Pick<SeriesStatistics, 'days' | 'mean' | 'median' | 'sd' | 'zeroShare'>;

/** `units`: one value an open step, those without a record as 0. */
export function describeSteps(units: Float64Array): Figures {
  if (units.length === 0) return { days: 0, mean: null, median: null, sd: null, zeroShare: null };
  const sorted = units.slice().sort();
  const zeros = units.reduce((sum, value) => sum + Number(value <= 0), 0);
  return {
    days: units.length,
    mean: mean(units),
    median: quantileOfSorted(sorted, 0.5),
    sd: units.length < 2 ? null : Math.sqrt(variance(units)),
    zeroShare: zeros / units.length,
  };
}

/** Up to so many different whole numbers have a bin each. */
const SINGLE_BINS = 25;
const FEWEST_BINS = 5;
const MOST_BINS = 40;

/**
 * Bins of equal width with round ends. Small counts have one for each number; others are as wide as Freedman and Diaconis
 * (1981) say, 2 × IQR / n^(1/3), within 5 to 40 bins. Returns count with the zeros.
 */
export function histogramOf(units: Float64Array): ExplorerStatistics['histogram'] {
  if (units.length === 0) return [];
  const sorted = units.map((value) => Math.max(0, value)).sort();
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const width = binWidth(sorted, low, high);
  const first = Math.floor(low / width) * width;
  const isSingle = width === 1;
  const count = Math.max(1, isSingle ? Math.floor((high - first) / width) + 1 : Math.ceil((high - first) / width));
  const bins = Array.from({ length: count }, (_, i) => ({
    from: round(first + i * width),
    to: round(first + (i + 1) * width),
    days: 0,
  }));
  for (const value of sorted) bins[Math.min(count - 1, Math.floor((value - first) / width + 1e-9))].days++;
  return bins;
}

function binWidth(sorted: Float64Array, low: number, high: number): number {
  if (high === low) return 1;
  const isCount = sorted.every((value) => Number.isInteger(value));
  if (isCount && high - low < SINGLE_BINS) return 1;
  const range = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
  const wanted = (2 * range) / Math.cbrt(sorted.length);
  const least = roundUp(Math.max(wanted, (high - low) / MOST_BINS));
  const width = Math.min(least, roundDown((high - low) / FEWEST_BINS));
  return isCount ? Math.max(1, Math.round(width)) : width;
}

/** The next of 1, 2, 5 × 10ⁿ. */
function roundUp(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= width * (1 - 1e-9)) ?? 10 * power;
}

/** The last of 1, 2, 5 × 10ⁿ. */
function roundDown(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return [5, 2, 1].map((step) => step * power).find((step) => step <= width * (1 + 1e-9)) ?? power;
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;
