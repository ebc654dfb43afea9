// How trees are grown: few large ones, or in small stores these and many small ones, whose mean is used.
import type { TrainSettings } from '#core/contract/models.ts';
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { TrainEffort } from './train-effort.ts';

export interface TreeShape {
  readonly numLeaves: number;
  /** Most trees, how many beyond the best may be kept (0: all), and how many are grown where nothing could count them. */
  readonly numTrees: number;
  readonly earlyStoppingRounds: number;
  readonly uncounted: number;
  /** Shapes draw rows and columns of their own: what they disagree on is mostly chance, and their mean has less of it. */
  readonly seed: number;
}

/** Days of products (or weeks, months) up to which a store is small. */
const SMALL_STORE_CELLS = 150_000;
const UNCOUNTED_TREES = 120;

/**
 * The shape that the settings ask for, and in small stores half the leaves with twice the trees beside it. Which of the
 * two is better changes from month to month (decision 0112), so none is chosen.
 */
export function treeShapes(
  { numLeaves, numTrees, earlyStoppingRounds, seed }: TrainSettings,
  effort: TrainEffort,
  { frame }: FeatureSource,
): TreeShape[] {
  const uncounted = Math.min(numTrees, UNCOUNTED_TREES);
  const asked = { numLeaves, numTrees, earlyStoppingRounds, uncounted, seed };
  if (!effort.mixesShapes || frame.offset[frame.count] > SMALL_STORE_CELLS) return [asked];
  const small = {
    numLeaves: Math.ceil(numLeaves / 2),
    numTrees: 2 * numTrees,
    earlyStoppingRounds: 2 * earlyStoppingRounds,
    uncounted: 2 * uncounted,
    seed: seed + 1,
  };
  return [asked, small];
}
