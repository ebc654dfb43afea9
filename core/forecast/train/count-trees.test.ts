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
  it('are averaged by number of trees', () => {
    const losses = [
      [10, 8, 2],
      [4, 2, 3],
    ];
    expect(pooledLoss(losses)).toEqual([7, 5, 2.5]);
  });

  it('outvote a block that unlearns a little, and heed one that unlearns more than the others learn', () => {
    const learning = [10, 6, 4, 3, 2.5, 2.2];
    const odd = [10, 2, 2.4, 2.8, 2.8, 2.8];
    expect(enoughTrees(odd, 10)).toBe(2);
    expect(enoughTrees(pooledLoss([learning, learning, odd]), 10)).toBe(5);
    const harmed = [10, 2, 8, 12, 14, 16];
    expect(enoughTrees(pooledLoss([learning, harmed]), 10)).toBe(1);
  });
});
