// Which units to buy when the list costs more than there is to spend: by expected profit per unit of money.
import { type BudgetLines, toBudgetLines } from './budget-lines.ts';
import { type GreedyAllocation, improveAllocation } from './improve-allocation.ts';
import type { ProfitCurve } from './profit-steps.ts';

export interface BudgetOptions {
  /**
   * What happens to money that is left when everything that earns has been bought: true spends it on the units of the
   * list that cost a little more than they earn, least loss first (a service level may ask for them); false keeps it.
   */
  readonly spendAtALoss: boolean;
}

export interface BudgetAllocation {
  /** Units of each product, in the order of the curves: 0, or a quantity that can be ordered. */
  readonly units: readonly number[];
  readonly cost: number;
  readonly profit: number;
  /** No allocation of this budget earns more. */
  readonly profitBound: number;
}

/** Sums of prices leave dust behind; it must not cost a pack. Unit prices have four decimals. */
const DUST = 1e-6;
/** An allocation this close to the bound is not improved any further. */
const GOOD_ENOUGH = 1e-3;
/** Halvings of the range of ratios: as many as a double can tell apart. */
const HALVINGS = 60;

/**
 * Prepares a budget slider: each budget is answered in a few milliseconds for thousands of products.
 *
 * A knapsack in which each product takes one of several quantities (multiple-choice knapsack). Along the concave hulls
 * of all products, steps are bought in the order of their profit per money until the money is spent: without the whole
 * packs this is the optimum (Sinha & Zoltners 1979, Operations Research 27, 503-515), and with them it falls short by
 * less than one step. A list of few products or large minimums, where one step is much, is improved by `improveAllocation`.
 *
 * Throws RangeError for curves that are none (see toBudgetLines) and for a budget that is negative or not a number.
 */
export function createBudgetAllocator(
  curves: readonly ProfitCurve[],
  options: BudgetOptions,
): (budget: number) => BudgetAllocation {
  const lines = toBudgetLines(curves);
  const leastRatio = options.spendAtALoss ? smallestFinite(lines.ratio) : Number.MIN_VALUE;
  return (budget) => {
    if (!(budget >= 0)) throw new RangeError(`a budget must be 0 or more, not ${budget}`);
    const money = budget + DUST;
    const greedy = buyByRatio(lines, money, leastRatio);
    const units =
      greedy.profitBound - greedy.profit > GOOD_ENOUGH * greedy.profitBound && greedy.brokenRatio > 0
        ? improveAllocation(lines, greedy, money)
        : greedy.units;
    return { units, ...sumOf(lines, units), profitBound: greedy.profitBound };
  };
}

/** For a single budget. */
export const allocateBudget = (
  curves: readonly ProfitCurve[],
  budget: number,
  options: BudgetOptions,
): BudgetAllocation => createBudgetAllocator(curves, options)(budget);

function buyByRatio(lines: BudgetLines, money: number, leastRatio: number): GreedyAllocation {
  const corners = new Uint32Array(lines.count);
  // The smallest ratio from which on all steps can be paid, by halving: no sorting of all steps.
  let high = 2 * Math.max(1, largestFinite(lines.ratio));
  let low = leastRatio;
  if (reach(lines, low, corners) > money) {
    for (let i = 0; i < HALVINGS && low < high; i++) {
      const middle = (low + high) / 2;
      if (reach(lines, middle, corners) > money) low = middle;
      else high = middle;
    }
    reach(lines, high, corners);
  }
  const next = Array.from({ length: lines.count }, (_, line) => line)
    .filter((line) => nextRatio(lines, corners, line) >= leastRatio)
    .sort((a, b) => nextRatio(lines, corners, b) - nextRatio(lines, corners, a) || a - b);
  const whole = Array.from(corners, (corner) => lines.units[corner]);
  const sum = sumOf(lines, whole);
  const brokenRatio = next.length === 0 ? Number.NEGATIVE_INFINITY : nextRatio(lines, corners, next[0]);
  const units = spendRest(lines, corners, next, whole, money - sum.cost);
  return {
    units,
    profit: sumOf(lines, units).profit,
    profitBound:
      brokenRatio > 0 ? sum.profit + Math.max(0, money - sum.cost) * brokenRatio : profitOfAllThatEarns(lines),
    corners,
    brokenRatio,
  };
}

/** Steps of a ratio of at least this much: sets the corner that each product reaches, answers what they cost. */
function reach({ count, first, ratio, cost }: BudgetLines, least: number, corners: Uint32Array): number {
  let sum = 0;
  for (let line = 0; line < count; line++) {
    let low = first[line];
    let high = first[line + 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (ratio[middle] >= least) low = middle;
      else high = middle;
    }
    corners[line] = low;
    sum += cost[low];
  }
  return sum;
}

/** Packs of the steps that come next, the best first, as far as the money goes. */
function spendRest(
  lines: BudgetLines,
  corners: Uint32Array,
  next: readonly number[],
  whole: readonly number[],
  money: number,
): number[] {
  const units = [...whole];
  let left = money;
  for (const line of next) {
    const most = lines.units[corners[line] + 1];
    const reached = lines.furthest(line, units[line], most, left);
    left -= lines.at(line, reached).cost - lines.at(line, units[line]).cost;
    units[line] = reached;
  }
  return units;
}

/** Ratio of the step after the corner reached; −Infinity at the end of the hull. */
const nextRatio = ({ first, ratio }: BudgetLines, corners: Uint32Array, line: number): number =>
  corners[line] + 1 < first[line + 1] ? ratio[corners[line] + 1] : Number.NEGATIVE_INFINITY;

function profitOfAllThatEarns(lines: BudgetLines): number {
  const corners = new Uint32Array(lines.count);
  reach(lines, Number.MIN_VALUE, corners);
  return corners.reduce((sum, corner) => sum + lines.profit[corner], 0);
}

function sumOf(lines: BudgetLines, units: readonly number[]): { cost: number; profit: number } {
  let [cost, profit] = [0, 0];
  units.forEach((count, line) => {
    const at = lines.at(line, count);
    cost += at.cost;
    profit += at.profit;
  });
  return { cost, profit };
}

const largestFinite = (ratios: Float64Array): number =>
  ratios.reduce((most, ratio) => (Number.isFinite(ratio) ? Math.max(most, ratio) : most), 0);

const smallestFinite = (ratios: Float64Array): number =>
  ratios.reduce((least, ratio) => (Number.isFinite(ratio) ? Math.min(least, ratio) : least), 0);
