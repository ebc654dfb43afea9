// A small shop with everything that features look at: prices, promotions, stock, weather, closed days. Only for tests.
import type { SeriesFrame } from '../frame/series-frame.ts';
import { testFrame } from '../frame/test-frame.ts';
import { weekdayOf } from '../math/day.ts';
import { createRng, type Rng } from '../math/rng.ts';

export interface ShopOptions {
  readonly steps: number;
  readonly products: number;
  readonly seed?: number;
  /** Bare: units only. */
  readonly bare?: boolean;
  /** Closed on Sundays. */
  readonly closedSundays?: boolean;
  readonly decimals?: boolean;
}

const FIRST_DAY = 19_723;

/** Seeded; product i sells about i + 1 a day, more on weekends and under promotion, some started late. */
export function testShop({ steps, products, seed = 1, bare, closedSundays, decimals }: ShopOptions): SeriesFrame {
  const rng = createRng(seed);
  const weather = Array.from({ length: steps }, () => rng.int(3) - (rng.next() < 0.1 ? 3 : 0));
  const series = Array.from({ length: products }, (_, i) => {
    const firstStep = i % 4 === 3 ? Math.floor(steps / 3) : 0;
    const length = steps - firstStep;
    const own = rng.fork(`product ${i}`);
    const promotion = runs(own, length);
    const stock = Array.from({ length }, () => (own.next() < 0.05 ? 0 : own.next() < 0.1 ? i + 1 : 50 + i));
    const closed = Array.from({ length }, (_, k) =>
      closedSundays && weekdayOf(FIRST_DAY + firstStep + k) === 6 ? 1 : 0,
    );
    const units = Array.from({ length }, (_, k) => {
      const weekend = weekdayOf(FIRST_DAY + firstStep + k) >= 4 ? 1.6 : 1;
      const mean = (i + 1) * weekend * (1 + 0.5 * promotion[k]) * (i % 3 === 2 ? 0.15 : 1);
      const demand = decimals ? mean * (0.5 + own.next()) : poisson(own, mean);
      return closed[k] === 1 ? 0 : bare ? demand : Math.min(demand, stock[k]);
    });
    return {
      code: `P${String(i).padStart(3, '0')}`,
      category: `C${i % 2}`,
      supplier: `S${i % 3}`,
      firstStep,
      units,
      closed,
      ...(bare
        ? {}
        : {
            price: units.map((_, k) => (own.next() < 0.2 ? Number.NaN : 10 + i - promotion[k])),
            discount: promotion.map((on) => 0.1 * on),
            promotion,
            competitorPrice: units.map(() => 9 + i + own.next()),
            stock,
          }),
    };
  });
  const covariates = bare ? {} : { weather, weatherLevels: ['dry', 'rain', 'snow'] };
  return testFrame({ steps, series, firstDay: FIRST_DAY, ...covariates });
}

/** Promotions of five days now and then. */
function runs(rng: Rng, length: number): number[] {
  const out = new Array<number>(length).fill(0);
  for (let start = rng.int(20); start < length; start += 15 + rng.int(20))
    out.fill(1, start, Math.min(length, start + 5));
  return out;
}

/** Knuth's multiplication method: fine for small means. */
function poisson(rng: Rng, mean: number): number {
  const limit = Math.exp(-mean);
  let product = rng.next();
  let count = 0;
  while (product > limit) {
    product *= rng.next();
    count++;
  }
  return count;
}
