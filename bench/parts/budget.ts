// A budget slider over a long list: sorting once, then each stop of the slider.
import { createBudgetAllocator, type ProfitCurve } from '#core/inventory/index.ts';
import { profitCurve } from '#core/inventory/profit-steps.ts';
import { TEST_TERMS } from '#core/inventory/test-terms.ts';
import { negativeBinomialDistribution } from '#core/math/counts.ts';
import { createRng } from '#core/math/rng.ts';
import { type Benchmark, benchRow, numberOption, timed } from '../benchmark.ts';

const STOPS = 100;

export const benchmark: Benchmark = {
  title: 'Budget: units chosen by marginal expected profit',
  async run(context) {
    const products = numberOption(context, 'products', 3_000);
    const curves = generateCurves(products);
    const all = curves.reduce((sum, { steps }) => sum + (steps.at(-1)?.cost ?? 0), 0);
    const whole: number[] = [];
    const stops: number[] = [];
    let worst = 1;
    for (let round = 0; round < 5; round++) {
      const { seconds } = await timed(() => createBudgetAllocator(curves, { spendAtALoss: true })(all / 2));
      whole.push(seconds * 1000);
    }
    const allocate = createBudgetAllocator(curves, { spendAtALoss: true });
    for (let stop = 1; stop <= STOPS; stop++) {
      const { seconds, result } = await timed(() => allocate((all * stop) / STOPS));
      stops.push(seconds * 1000);
      if (stop < STOPS) worst = Math.min(worst, result.profit / result.profitBound);
    }
    return [
      benchRow({
        name: `${products} products, one budget`,
        value: Math.max(...whole),
        unit: 'ms',
        reference: 'bar',
        referenceValue: 100,
        bar: 100,
        note: 'the slowest of 5, sorting included',
      }),
      benchRow({
        name: `${products} products, a stop of the slider`,
        value: Math.max(...stops),
        unit: 'ms',
        reference: 'bar',
        referenceValue: 100,
        bar: 100,
        note: `the slowest of ${STOPS}; at least ${(100 * worst).toFixed(2)} % of the bound`,
      }),
    ];
  },
};

/** Products of all sizes, margins and packs; demand as spread as shops see it. */
function generateCurves(products: number): ProfitCurve[] {
  const rng = createRng(20_261_128).fork('budget');
  return Array.from({ length: products }, () => {
    const packSize = [1, 1, 6, 12, 24][rng.int(5)];
    const unitCost = Math.round(100 * (0.5 + 30 * rng.next() ** 2)) / 100;
    const mean = 0.2 + 200 * rng.next() ** 3;
    const untilNextDelivery = negativeBinomialDistribution(mean, 0.5 + 4 * rng.next());
    const position = Math.round(mean * rng.next());
    const needed = Math.max(1, untilNextDelivery.quantile(0.95) - position);
    const curve = profitCurve({
      untilDelivery: negativeBinomialDistribution(mean / 2, 2),
      untilNextDelivery,
      position,
      quantity: Math.ceil(needed / packSize) * packSize,
      untilExpiry: null,
      reviewDays: 7,
      terms: { ...TEST_TERMS, unitCost, price: unitCost * (1.1 + rng.next()), packSize },
    });
    if (!curve) throw new Error('a product with price and cost has a curve');
    return curve;
  });
}
