// Sets of bins: how a split, whatever its kind, says which bins go right.
import { type BinMapper, missingBinOf } from './bin-mapper.ts';

/** 256 bits, one a bin: bit b of the set is bit b mod 32 of word b / 32. */
export type BinSet = Uint32Array;

export interface BinSplit {
  /** Value bins up to this one go left; of no meaning where `leftBins` says it. */
  readonly bin: number;
  readonly missingLeft: boolean;
  /** Split of levels: exactly these bins go left. Null: a threshold. */
  readonly leftBins: BinSet | null;
}

export function binSetOf(bins: Iterable<number>): BinSet {
  const set = new Uint32Array(8);
  for (const bin of bins) set[bin >> 5] |= 1 << (bin & 31);
  return set;
}

export const hasBin = (set: BinSet, bin: number): boolean => ((set[bin >> 5] >>> (bin & 31)) & 1) === 1;

/** The bins that a split sends right. Bins that the feature does not have go somewhere, too. */
export function rightBins(mapper: BinMapper, split: BinSplit): BinSet {
  if (split.leftBins !== null) return split.leftBins.map((word) => ~word);
  const right = new Uint32Array(8).fill(0xffff_ffff);
  const clear = (bin: number): void => {
    right[bin >> 5] &= ~(1 << (bin & 31));
  };
  for (let bin = 0; bin <= split.bin; bin++) clear(bin);
  if (split.missingLeft) clear(missingBinOf(mapper));
  return right;
}
