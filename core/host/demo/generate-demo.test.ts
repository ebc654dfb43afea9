import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRng } from '#core/math/rng.ts';
import { DEMO_DAYS, drawNegativeBinomial, isClosed } from './demand-process.ts';
import { demoCsv, generateDemo } from './generate-demo.ts';

const truth = generateDemo();

function hashOf(seed: number): string {
  const hash = createHash('sha256');
  for (const chunk of demoCsv(generateDemo(seed), seed)) hash.update(chunk);
  return hash.digest('hex');
}

describe('the demo store', () => {
  it('has 120 products in six categories over three years', () => {
    expect(truth.products).toHaveLength(120);
    expect(new Set(truth.products.map((product) => product.category.name)).size).toBe(6);
    expect(DEMO_DAYS).toBe(1096);
  });

  it('gives the same file for the same seed and another for another', () => {
    expect(hashOf(7)).toBe(hashOf(7));
    expect(hashOf(7)).not.toBe(hashOf(8));
  });

  it('never sells more than the shelf holds, nor more than was wanted', () => {
    for (let i = 0; i < truth.products.length; i++) {
      const { sold, stock } = truth.sales[i];
      for (let t = 0; t < DEMO_DAYS; t++) {
        expect(sold[t]).toBeLessThanOrEqual(stock[t]);
        expect(sold[t]).toBeLessThanOrEqual(truth.demand[i].demand[t]);
      }
    }
  });

  it('moves stock only by sales and deliveries', () => {
    truth.sales.forEach(({ stock, sold, ordered }, i) => {
      const { launch } = truth.products[i];
      let received = 0;
      let orderedSoFar = 0;
      for (let t = launch; t < DEMO_DAYS - 1; t++) {
        const arrival = stock[t + 1] - (stock[t] - sold[t]);
        expect(arrival).toBeGreaterThanOrEqual(0);
        received += arrival;
        orderedSoFar += ordered[t];
        expect(received).toBeLessThanOrEqual(orderedSoFar);
      }
    });
  });

  it('runs out on some days, but on few', () => {
    let short = 0;
    let open = 0;
    truth.products.forEach((product, i) => {
      for (let t = product.launch; t <= product.end; t++) {
        if (isClosed(t)) continue;
        open++;
        if (truth.demand[i].demand[t] > truth.sales[i].stock[t]) short++;
      }
    });
    expect(short / open).toBeGreaterThan(0.03);
    expect(short / open).toBeLessThan(0.1);
  });

  it('draws demand around its true mean', () => {
    let demand = 0;
    let mean = 0;
    for (const each of truth.demand) {
      for (let t = 0; t < DEMO_DAYS; t++) {
        demand += each.demand[t];
        mean += each.mean[t];
      }
    }
    expect(demand / mean).toBeGreaterThan(0.99);
    expect(demand / mean).toBeLessThan(1.01);
  });

  it('draws negative binomial numbers with the stated mean and variance', () => {
    const rng = createRng(3);
    const n = 200_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const x = drawNegativeBinomial(6, 5, rng);
      sum += x;
      squares += x * x;
    }
    const mean = sum / n;
    expect(mean).toBeCloseTo(6, 1);
    expect(squares / n - mean ** 2).toBeGreaterThan(12.8);
    expect(squares / n - mean ** 2).toBeLessThan(13.6);
  });
});
