import { describe, expect, it } from 'vitest';
import { createRng } from '#core/math/rng.ts';
import { chanceShift, shiftedShare } from './chance-shift.ts';

const logit = (share: number): number => Math.log(share / (1 - share));
const share = (score: number): number => 1 / (1 + Math.exp(-score));

/** Outcomes of `clusters` × `size`, whose clusters sit at the scores given. */
const at = (scores: readonly number[], size: number) => {
  const shares = scores.flatMap((score) => Array.from({ length: size }, () => share(score)));
  return { below: shares, upTo: shares, cluster: scores.flatMap((_, c) => Array.from({ length: size }, () => c)) };
};

describe('the shift that chance explains', () => {
  it('is worked out by hand: two clusters at 0 and 1 are no evidence of 0.5', () => {
    // Variance of the mean: ((0.5)² + (0.5)²) / 1 / 2 = 0.25 = shift², so all of it may be chance.
    expect(chanceShift(at([0, 1], 10), 1)).toBeCloseTo(0.5, 9);
    // Clusters at 0.9 and 1.1: 0.01 of 1 is chance.
    expect(chanceShift(at([0.9, 1.1], 10), 1)).toBeCloseTo(0.01, 9);
  });

  it('is larger where the same days were seen from several origins', () => {
    const seen = at([0.5, 1, 1.5, 1], 10);
    expect(chanceShift(seen, 4)).toBeCloseTo(4 * chanceShift(seen, 1), 9);
    expect(chanceShift(seen, 400)).toBeCloseTo(1, 9);
  });

  it('is everything where there is one cluster, and nothing of what many independent outcomes agree on', () => {
    expect(chanceShift(at([0.7], 50), 1)).toBeCloseTo(0.7, 9);
    const rng = createRng(4);
    const scores = Array.from({ length: 4000 }, () => 0.8 + rng.normal());
    const seen = { below: scores.map(share), upTo: scores.map(share), cluster: scores.map((_, i) => i % 8) };
    expect(chanceShift(seen, 1)).toBeLessThan(0.02);
  });

  it('is taken out on the logit scale; the ends stay', () => {
    expect(logit(shiftedShare(share(0.3), 0.8))).toBeCloseTo(-0.5, 9);
    expect([shiftedShare(0, 0.8), shiftedShare(1, 0.8), shiftedShare(0.4, 0)]).toEqual([0, 1, 0.4]);
  });
});
