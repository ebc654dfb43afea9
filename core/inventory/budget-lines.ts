// The products of a budget: their curves checked, their concave hulls side by side, and what whole packs cost and earn.
import type { ProfitCurve, ProfitStep } from './profit-steps.ts';

/** Corners of the hull of product i are first[i] … first[i + 1] − 1; the first of them is "nothing ordered". */
export interface BudgetLines {
  readonly count: number;
  readonly first: Uint32Array;
  /** Units, cost and profit up to a corner. */
  readonly units: Float64Array;
  readonly cost: Float64Array;
  readonly profit: Float64Array;
  /** Profit per unit of money of the step that ends at a corner; falls from corner to corner. Infinite at the first. */
  readonly ratio: Float64Array;
  /** Smallest order of a product; 0: nothing can be ordered. */
  smallest(line: number): number;
  packSize(line: number): number;
  /** Cost and profit of a quantity that can be ordered. */
  at(line: number, units: number): { cost: number; profit: number };
  /** The largest quantity from `units` to `most` that costs at most `money` more than `units` do. */
  furthest(line: number, units: number, most: number, money: number): number;
}

const NOTHING: ProfitStep = { units: 0, cost: 0, profit: 0 };

/** Throws RangeError when points do not rise, or costs fall, or anything is not a number. */
export function toBudgetLines(curves: readonly ProfitCurve[]): BudgetLines {
  curves.forEach(checkCurve);
  const room = curves.reduce((sum, { steps }) => sum + steps.length + 1, 0);
  const first = new Uint32Array(curves.length + 1);
  const [units, cost, profit, ratio] = Array.from({ length: 4 }, () => new Float64Array(room));
  let corner = 0;
  const put = (step: ProfitStep, ofStep: number): void => {
    units[corner] = step.units;
    cost[corner] = step.cost;
    profit[corner] = step.profit;
    ratio[corner++] = ofStep;
  };
  curves.forEach(({ steps }, line) => {
    first[line] = corner;
    put(NOTHING, Number.POSITIVE_INFINITY);
    for (const step of steps) {
      // Andrew's monotone chain: a corner below the line from the one before it to the new point is none.
      for (; corner - 1 > first[line]; corner--) {
        const [last, before] = [corner - 1, corner - 2];
        const lastRise = (profit[last] - profit[before]) * (step.cost - cost[last]);
        if (lastRise > (step.profit - profit[last]) * (cost[last] - cost[before])) break;
      }
      put(step, ratioOf(step.cost - cost[corner - 1], step.profit - profit[corner - 1]));
    }
  });
  first[curves.length] = corner;

  const at = (line: number, count: number): { cost: number; profit: number } => {
    if (count <= 0) return NOTHING;
    const { steps } = curves[line];
    let i = 0;
    while (i < steps.length - 1 && steps[i].units < count) i++;
    const upper = steps[i];
    if (i === 0 || upper.units === count) return upper;
    const lower = steps[i - 1];
    const share = (count - lower.units) / (upper.units - lower.units);
    return {
      cost: lower.cost + share * (upper.cost - lower.cost),
      profit: lower.profit + share * (upper.profit - lower.profit),
    };
  };
  const smallest = (line: number): number => curves[line].steps[0]?.units ?? 0;
  return {
    count: curves.length,
    first,
    units: units.subarray(0, corner),
    cost: cost.subarray(0, corner),
    profit: profit.subarray(0, corner),
    ratio: ratio.subarray(0, corner),
    smallest,
    packSize: (line) => curves[line].packSize,
    at,
    furthest(line, count, most, money) {
      const spent = at(line, count).cost;
      const fits = (next: number): boolean => at(line, next).cost - spent <= money;
      if (most <= count) return count;
      if (fits(most)) return most;
      // Whole packs beyond the smallest order; there is nothing between 0 and that.
      const from = Math.max(count, smallest(line));
      if (from >= most || !fits(from)) return count;
      const { packSize } = curves[line];
      let low = 0;
      let high = Math.ceil((most - from) / packSize);
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (fits(from + middle * packSize)) low = middle;
        else high = middle;
      }
      return from + low * packSize;
    },
  };
}

function checkCurve({ steps, packSize }: ProfitCurve): void {
  if (!(packSize >= 1)) throw new RangeError(`a pack holds at least 1 unit, not ${packSize}`);
  let before = NOTHING;
  for (const step of steps) {
    if (!(step.units > before.units && step.cost >= before.cost && Number.isFinite(step.cost + step.profit))) {
      throw new RangeError(`points of a profit curve must rise in units and cost, found ${JSON.stringify(step)}`);
    }
    before = step;
  }
}

/** What costs nothing is bought first when it earns, and never when it does not. */
const ratioOf = (cost: number, profit: number): number =>
  cost > 0 ? profit / cost : profit >= 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
