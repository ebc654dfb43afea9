// Demand recovered on stock-out days against what the customers of ten generated stores really wanted.
import { describe, expect, it } from 'vitest';
import { buildKnownDemand, KNOWN, SOLD_OUT } from '#core/features/known-demand.ts';
import { demoFrame } from './demo-frame.ts';
import { generateDemo } from './generate-demo.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

interface Totals {
  wanted: number;
  recovered: number;
  sold: number;
}

/** Sums over the stock-out days (open, shelf empty at opening or sold out) of one store. */
function stockOutTotals(seed: number): { all: Totals; soldOut: Totals } {
  const truth = generateDemo(seed);
  const frame = demoFrame(truth);
  const { knowledge, recovered } = buildKnownDemand(frame);
  const all = { wanted: 0, recovered: 0, sold: 0 };
  const soldOut = { ...all };
  for (const [i, { launch, end }] of truth.products.entries()) {
    for (let t = launch; t <= end; t++) {
      const cell = frame.offset[i] + t - launch;
      if (frame.closed[cell] === 1 || knowledge[cell] === KNOWN || Number.isNaN(recovered[cell])) continue;
      for (const totals of knowledge[cell] === SOLD_OUT ? [all, soldOut] : [all]) {
        totals.wanted += truth.demand[i].demand[t];
        totals.recovered += recovered[cell];
        totals.sold += frame.units[cell];
      }
    }
  }
  return { all, soldOut };
}

const bias = ({ wanted, recovered }: Totals): number => recovered / wanted - 1;
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('demand recovered on stock-out days of the demo store', () => {
  const totals = SEEDS.map(stockOutTotals);
  it('is within 2 % of what was wanted, averaged over ten seeds, and within 3 % for each', () => {
    const biases = totals.map(({ all }) => bias(all));
    expect(Math.abs(mean(biases))).toBeLessThan(0.02);
    for (const one of biases) expect(Math.abs(one)).toBeLessThan(0.03);
  });
  it('is within 2 % on the days that sold out during the day, too', () => {
    expect(Math.abs(mean(totals.map(({ soldOut }) => bias(soldOut))))).toBeLessThan(0.02);
  });
  it('repairs what sales alone would say, which is less than half of what was wanted', () => {
    expect(mean(totals.map(({ all }) => all.sold / all.wanted))).toBeLessThan(0.5);
  });
});
