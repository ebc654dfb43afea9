import { describe, expect, it } from 'vitest';
import { enoughTrees, pooledLoss } from './count-trees.ts';

describe('the number of trees', () => {
  it('is the largest that is as good as the best, and not far beyond it', () => {
    expect(enoughTrees([10, 6, 2, 2.2, 2.3, 2.8, 4], 10)).toBe(4);
    expect(enoughTrees([10, 6, 2, 2.2, 2.3, 2.8, 4], 1)).toBe(3);
    expect(enoughTrees([10, 6, 2, 2.2], 0)).toBe(3);
    expect(enoughTrees([1, 2, 3], 5)).toBe(1);
  });
});

describe('losses of several blocks', () => {
  it('are shares of what the trees of each gained, averaged', () => {
    // 10 to 2 gains 8: 0.75 is left at 8; 4 to 0 gains 4: 0.5 is left at 2.
    expect(
      pooledLoss([
        [10, 8, 2],
        [4, 2, 0],
      ]),
    ).toEqual([1, 0.625, 0]);
  });

  it('outvote a block that unlearns for reasons of its own', () => {
    const learning = [10, 6, 4, 3, 2.5, 2.2];
    const odd = [10, 2, 4, 4, 4, 4];
    expect(enoughTrees(odd, 10)).toBe(1);
    expect(enoughTrees(pooledLoss([learning, learning, odd]), 10)).toBe(5);
  });

  it('leave out a block that trees do not help at all, and grow as little as may be where none is helped', () => {
    expect(
      pooledLoss([
        [1, 2, 3],
        [4, 2, 0],
      ]),
    ).toEqual([1, 0.5, 0]);
    expect(enoughTrees(pooledLoss([[1, 2, 3]]), 5)).toBe(1);
  });
});
