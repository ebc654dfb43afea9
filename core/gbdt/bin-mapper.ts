// From feature values to small bin numbers: at most 255 bins a feature, cut where the data is.

/**
 * Bins of one feature. Value bins are 0 … upper.length − 1; bin b holds the values in (upper[b − 1], upper[b]];
 * everything above the last cut is in the last bin. The missing bin (NaN) comes after the value bins.
 */
export interface BinMapper {
  /**
   * Upper bounds, inclusive, ascending, float32-exact (so that `value <= threshold` routes every float32 as its bin
   * does). The last one is the largest float32: it separates values from NaN.
   */
  readonly upper: Float64Array;
  /** The training data has rows in the missing bin. */
  readonly hasMissing: boolean;
  /**
   * Bins are levels, to be split as sets: `upper` holds the levels themselves, ascending, and any other value is in the
   * missing bin.
   */
  readonly hasLevels?: true;
}

const LARGEST_FLOAT32 = 3.4028234663852886e38;

/** Number of value bins, which is also the number of the missing bin. */
export const missingBinOf = (mapper: BinMapper): number => mapper.upper.length;

/**
 * The float32 to compare with between two adjacent float32 values: at least `lower`, below `upper`. Rounding the
 * middle may land on `upper`, which would send it the wrong way; then `lower` itself serves.
 */
export function thresholdBetween(lower: number, upper: number): number {
  const middle = Math.fround(lower / 2 + upper / 2);
  return middle >= upper || middle < lower ? lower : middle;
}

/**
 * Cuts a sorted sample (NaN removed) into at most `maxValueBins` bins: one a distinct value where they fit (values
 * with fewer than `minDataInBin` sampled rows join the next), otherwise about equally full, with frequent values in
 * bins of their own (the greedy rule of LightGBM's GreedyFindBin).
 */
export function findBins(sorted: Float32Array, maxValueBins: number, minDataInBin: number): Float64Array {
  const { values, counts } = distinct(sorted);
  const cuts =
    values.length <= maxValueBins
      ? cutDistinct(values, counts, minDataInBin)
      : cutGreedy(values, counts, maxValueBins, minDataInBin);
  return Float64Array.from([...cuts, LARGEST_FLOAT32]);
}

/** The most frequent levels of a sorted sample (NaN removed), ascending; of equally frequent ones the lower. */
export function findLevels(sorted: Float32Array, maxLevels: number): Float64Array {
  const { values, counts } = distinct(sorted);
  const byCount = counts.map((_, i) => i).sort((a, b) => counts[b] - counts[a] || a - b);
  return Float64Array.from(byCount.slice(0, maxLevels), (i) => values[i]).sort();
}

function distinct(sorted: Float32Array): { values: number[]; counts: number[] } {
  const values: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < sorted.length; i++) {
    // === makes −0 and 0 one value.
    if (values.length > 0 && sorted[i] === values[values.length - 1]) counts[counts.length - 1]++;
    else {
      values.push(sorted[i]);
      counts.push(1);
    }
  }
  return { values, counts };
}

function cutDistinct(values: number[], counts: number[], minDataInBin: number): number[] {
  const cuts: number[] = [];
  let inBin = 0;
  for (let i = 0; i + 1 < values.length; i++) {
    inBin += counts[i];
    if (inBin < minDataInBin) continue;
    cuts.push(thresholdBetween(values[i], values[i + 1]));
    inBin = 0;
  }
  return cuts;
}

function cutGreedy(values: number[], counts: number[], maxBins: number, minDataInBin: number): number[] {
  let restRows = counts.reduce((sum, count) => sum + count, 0);
  const bins = Math.max(1, Math.min(maxBins, Math.floor(restRows / Math.max(1, minDataInBin))));
  let restBins = bins;
  let meanSize = restRows / bins;
  // Values as frequent as a whole bin get their own; the others share what is left.
  const isBig = counts.map((count) => count >= meanSize);
  for (let i = 0; i < counts.length; i++) {
    if (!isBig[i]) continue;
    restBins--;
    restRows -= counts[i];
  }
  meanSize = restRows / Math.max(1, restBins);
  const cuts: number[] = [];
  let inBin = 0;
  for (let i = 0; i + 1 < values.length && cuts.length + 1 < bins; i++) {
    if (!isBig[i]) restRows -= counts[i];
    inBin += counts[i];
    if (isBig[i] || inBin >= meanSize || (isBig[i + 1] && inBin >= Math.max(1, meanSize / 2))) {
      cuts.push(thresholdBetween(values[i], values[i + 1]));
      inBin = 0;
      if (!isBig[i]) meanSize = restRows / Math.max(1, --restBins);
    }
  }
  return cuts;
}

/** Bin of a value: the first upper bound not below it, or the level that it is; NaN goes to the missing bin. */
export function binOf(mapper: BinMapper, value: number): number {
  const { upper } = mapper;
  if (Number.isNaN(value)) return upper.length;
  let low = 0;
  let high = upper.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= upper[middle]) high = middle;
    else low = middle + 1;
  }
  return mapper.hasLevels && upper[low] !== value ? upper.length : low;
}

/**
 * First histogram entry of every feature, and the total at the end. A feature has its value bins, the missing bin,
 * and where needed one that stays empty: offsets are even, so that kernels can take two bins at a time.
 */
export function binOffsets(mappers: readonly BinMapper[]): Int32Array {
  const offsets = new Int32Array(mappers.length + 1);
  mappers.forEach((mapper, c) => {
    offsets[c + 1] = offsets[c] + 2 * Math.ceil((mapper.upper.length + 1) / 2);
  });
  return offsets;
}
