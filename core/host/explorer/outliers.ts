// Days that stand out from what a series usually sells.
import { median } from '#core/math/statistics.ts';

/** Modified z-score beyond which a value stands out (Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers, eq. 3.10). */
const LIMIT = 3.5;
/** Standard deviation of normal values over their median absolute deviation. */
const NORMAL = 1.4826;
/**
 * Standard deviation of √(x + 3/8) of a Poisson count x, nearly whatever its mean (Anscombe 1948): chance alone makes nothing
 * stand out.
 */
const POISSON_SD = 0.5;
const ANSCOMBE = 3 / 8;
/** Series of fractions have no such floor; theirs is a share of the median. */
const LEAST_SHARE = 0.05;
/** With fewer days to compare with, nothing stands out. */
const LEAST_DAYS = 8;
/** Series that sell on nearly every day: there a day without a sale is judged, too. */
const STEADY = 0.9;

export interface Outliers {
  /** Indexes into the values, those that stand out most first. */
  readonly indexes: readonly number[];
  /** Median of the values that are compared. */
  readonly usual: number;
}

/**
 * On the square root of the units, whose spread does not grow with the level: a value stands out when it lies further from
 * the median than 3.5 times the spread, 1.4826 × MAD, at least what chance alone gives. Only days with sales are compared
 * with each other, because of slow movers the median would be zero; on steady sellers zeros are judged as well.
 * NaN: not judged (closed, empty shelf, not recorded). Returns below zero are flagged by themselves and not judged.
 */
export function findOutliers(units: ArrayLike<number>): Outliers {
  const known = indexesOf(units, (value) => value >= 0);
  const sold = known.filter((i) => units[i] > 0);
  const judged = sold.length >= STEADY * known.length ? known : sold;
  const usual = median(judged.map((i) => units[i]));
  if (sold.length < LEAST_DAYS) return { indexes: [], usual };
  const isCount = judged.every((i) => Number.isInteger(units[i]));
  const roots = judged.map((i) => Math.sqrt(units[i] + (isCount ? ANSCOMBE : 0)));
  const centre = median(roots);
  const floor = isCount ? POISSON_SD : LEAST_SHARE * centre;
  const spread = Math.max(floor, NORMAL * median(roots.map((root) => Math.abs(root - centre))));
  const scores = roots.map((root) => Math.abs(root - centre) / spread);
  const found = judged.flatMap((index, at) => (scores[at] > LIMIT ? [{ index, score: scores[at] }] : []));
  found.sort((a, b) => b.score - a.score || a.index - b.index);
  return { indexes: found.map(({ index }) => index), usual };
}

function indexesOf(values: ArrayLike<number>, fits: (value: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) if (fits(values[i])) found.push(i);
  return found;
}
