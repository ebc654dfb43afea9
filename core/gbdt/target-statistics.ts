// Levels (a product, a supplier, a colour) as numbers that trees can split: what earlier rows of the level sold.
import { AppError } from '../contract/errors.ts';

export interface TargetStatisticsOptions {
  /** One a row: when its label is known. Any number that grows with time. */
  readonly knownAt: ArrayLike<number>;
  /** One a row: the time that the row looks from; it sees labels known before it. Left out: as knownAt. */
  readonly seenFrom?: ArrayLike<number>;
  readonly weights?: ArrayLike<number>;
  /** Weight of the mean over all levels, in rows: a level with so many rows counts half. At least 0. */
  readonly strength?: number;
}

export interface TargetStatistics {
  /** One a training row, from rows known before it; NaN where nothing was known yet. */
  readonly encoded: Float32Array;
  /** The statistic of a level for rows after the training: from all its rows; the mean of all for a level never seen. */
  encode(level: number): number;
}

const DEFAULT_STRENGTH = 10;

interface Sums {
  sum: number;
  weight: number;
}

/**
 * Ordered target statistics: (sum of the level's labels + strength · mean of all labels) / (rows of the level +
 * strength), where a training row counts only rows whose labels were known before it looked. So its own label and every
 * later one, which a forecast could not know, are in no number that it is trained on (Prokhorenkova et al., CatBoost,
 * 2018, with time for the permutation). NaN is a level of its own.
 *
 * @throws AppError input/invalid where lengths do not fit or a label, time, weight or the strength is no such number.
 */
export function targetStatistics(
  levels: ArrayLike<number>,
  labels: ArrayLike<number>,
  options: TargetStatisticsOptions,
): TargetStatistics {
  const { knownAt, seenFrom = knownAt, weights, strength = DEFAULT_STRENGTH } = options;
  check(levels, labels, options, strength);
  const rows = levels.length;
  const byKnown = sortedBy(knownAt, rows);
  const bySeen = sortedBy(seenFrom, rows);
  const all: Sums = { sum: 0, weight: 0 };
  const ofLevel = new Map<number, Sums>();
  const statistic = (level: number): number => {
    if (all.weight === 0) return Number.NaN;
    const mean = all.sum / all.weight;
    const own = ofLevel.get(level);
    if (own === undefined || own.weight + strength === 0) return mean;
    return (own.sum + strength * mean) / (own.weight + strength);
  };
  const encoded = new Float32Array(rows);
  let known = 0;
  for (const row of bySeen) {
    for (; known < rows && knownAt[byKnown[known]] < seenFrom[row]; known++) add(byKnown[known]);
    encoded[row] = statistic(levels[row]);
  }
  for (; known < rows; known++) add(byKnown[known]);
  return { encoded, encode: (level) => Math.fround(statistic(level)) };

  function add(row: number): void {
    const weight = weights?.[row] ?? 1;
    let own = ofLevel.get(levels[row]);
    if (own === undefined) {
      own = { sum: 0, weight: 0 };
      ofLevel.set(levels[row], own);
    }
    for (const sums of [all, own]) {
      sums.sum += weight * labels[row];
      sums.weight += weight;
    }
  }
}

/** Rows by time, earlier rows first where times are equal: sums then have one order. */
const sortedBy = (times: ArrayLike<number>, rows: number): Uint32Array =>
  Uint32Array.from({ length: rows }, (_, row) => row).sort((a, b) => times[a] - times[b] || a - b);

function check(
  levels: ArrayLike<number>,
  labels: ArrayLike<number>,
  { knownAt, seenFrom, weights }: TargetStatisticsOptions,
  strength: number,
): void {
  const invalid = (message: string): AppError<'input/invalid'> => new AppError('input/invalid', message, {});
  if (!(strength >= 0 && strength < Infinity))
    throw invalid(`strength must be a number of at least 0, not ${strength}.`);
  const columns = { labels, knownAt, seenFrom, weights };
  for (const [name, column] of Object.entries(columns)) {
    if (column === undefined) continue;
    if (column.length !== levels.length)
      throw invalid(`There are ${column.length} ${name} for ${levels.length} rows of levels.`);
    for (let row = 0; row < column.length; row++)
      if (!Number.isFinite(column[row]) || (column === weights && column[row] < 0))
        throw invalid(
          `${name} of row ${row} is ${column[row]}; it must be finite${column === weights ? ' and not negative' : ''}.`,
        );
  }
}
