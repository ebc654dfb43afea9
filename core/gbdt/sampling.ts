// Which rows and which features each tree may use.
import { createRng } from '../math/rng.ts';
import type { Dataset } from './dataset.ts';
import { drawRows } from './draw-rows.ts';
import type { BoosterParams } from './params.ts';

/** What one tree is grown on. All lists ascend. */
export interface TreeSample {
  readonly rows: Uint32Array;
  /** The other rows. */
  readonly outOfBag: Uint32Array;
  readonly features: Int32Array;
}

export interface Sampler {
  /** False where every tree gets all rows and features. */
  readonly draws: boolean;
  next(tree: number): TreeSample;
}

/** Draws bags and features: seeded by tree number, so that one tree's draw does not move the next one's. */
export function createSampler(train: Dataset, params: BoosterParams): Sampler {
  const bags = params.baggingFreq > 0 && params.baggingFraction < 1;
  const usable = Int32Array.from(
    train.mappers.flatMap((mapper, c) => (mapper.upper.length > 1 || mapper.hasMissing ? [c] : [])),
  );
  const perTree = Math.max(1, Math.round(usable.length * params.featureFraction));
  const root = createRng(params.seed);
  const seedOf = (name: string): number => root.fork(name).int(4_294_967_296);
  let bag = drawRows(train.rows, train.rows, 0);
  return {
    draws: bags || perTree < usable.length,
    next: (tree) => {
      if (bags && tree % params.baggingFreq === 0)
        bag = drawRows(train.rows, Math.max(1, Math.round(train.rows * params.baggingFraction)), seedOf(`bag ${tree}`));
      const drawn = drawRows(usable.length, Math.min(perTree, usable.length), seedOf(`features ${tree}`)).chosen;
      return { rows: bag.chosen, outOfBag: bag.rest, features: Int32Array.from(drawn, (i) => usable[i]) };
    },
  };
}
