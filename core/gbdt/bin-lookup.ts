// binOf for whole columns: a table over the leading bits of a float32 leaves few bins to choose from, mostly one.
import { type BinMapper, binOf, missingBinOf } from './bin-mapper.ts';

/** Leading bits that make a cell: sign, exponent and four bits of the mantissa. */
const CELL_BITS = 13;
const CELLS = 1 << CELL_BITS;

export interface BinLookup {
  /** Only values equal to their upper bound are known. */
  readonly hasLevels: boolean;
  readonly upper: Float64Array;
  readonly missingBin: number;
  /** Bin of the smallest float32 of each cell, and the last bin once more: a value's bin is between two entries. */
  readonly firstBin: Uint8Array;
}

export function createBinLookup(mapper: BinMapper): BinLookup {
  const lastBin = Math.max(mapper.upper.length - 1, 0);
  const bounds = { upper: mapper.upper, hasMissing: mapper.hasMissing };
  const firstBin = new Uint8Array(CELLS + 1).fill(lastBin);
  const word = new Int32Array(1);
  const float = new Float32Array(word.buffer);
  for (let cell = 0; cell < CELLS; cell++) {
    const key = cell << (32 - CELL_BITS);
    word[0] = fromKey(key);
    // The outermost cells are those of NaN: no value looks them up.
    firstBin[cell] = Number.isNaN(float[0]) ? (cell < CELLS / 2 ? 0 : lastBin) : binOf(bounds, float[0]);
  }
  return { hasLevels: mapper.hasLevels === true, upper: mapper.upper, missingBin: missingBinOf(mapper), firstBin };
}

/** The float32 whose key it is; see lookupBins. */
const fromKey = (key: number): number => (key < 0 ? key ^ 0x8000_0000 : ~key);

/** Bins of `count` values from `from` on, `step` apart, written to `bins` from `to` on, `stride` apart. */
export function lookupBins(
  lookup: BinLookup,
  values: Float32Array,
  from: number,
  step: number,
  count: number,
  bins: Uint8Array,
  to: number,
  stride: number,
): void {
  const { upper, missingBin, firstBin, hasLevels } = lookup;
  const words = new Int32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < count; i++, from += step, to += stride) {
    const value = values[from];
    if (Number.isNaN(value)) {
      bins[to] = missingBin;
      continue;
    }
    // Floats as integers in the same order: negative ones have all bits turned, the others the sign.
    const word = words[from];
    const cell = (word ^ ((word >> 31) | 0x8000_0000)) >>> (32 - CELL_BITS);
    let low = firstBin[cell];
    let high = firstBin[cell + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= upper[middle]) high = middle;
      else low = middle + 1;
    }
    bins[to] = hasLevels && upper[low] !== value ? missingBin : low;
  }
}
