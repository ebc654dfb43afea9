import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRows } from './draw-rows.ts';

describe('drawn rows', () => {
  it('are as many as asked for, and with the others make all rows, each ascending', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(4_294_967_295),
        (total, share, seed) => {
          const count = Math.round(total * share);
          const { chosen, rest } = drawRows(total, count, seed);
          expect(chosen).toHaveLength(count);
          expect([...chosen, ...rest].sort((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, r) => r));
          for (const list of [chosen, rest])
            for (let i = 1; i < list.length; i++) expect(list[i]).toBeGreaterThan(list[i - 1]);
        },
      ),
    );
  });

  it('are spread evenly: every row and every pair of neighbours has its share over many seeds', () => {
    const seen = new Array<number>(50).fill(0);
    let pairs = 0;
    for (let seed = 0; seed < 4000; seed++) {
      const { chosen } = drawRows(50, 10, seed * 7919);
      for (const row of chosen) seen[row]++;
      for (let i = 1; i < chosen.length; i++) if (chosen[i] === chosen[i - 1] + 1) pairs++;
    }
    // 4,000 draws of 10 in 50: 800 a row, standard deviation 25; neighbours 49 · (10 · 9) / (50 · 49) = 1.8 a draw.
    for (const count of seen) expect(Math.abs(count - 800)).toBeLessThan(125);
    expect(Math.abs(pairs / 4000 - 1.8)).toBeLessThan(0.1);
  });
});
