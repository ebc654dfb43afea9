// The knapsack behind a budget, searched where steps are large: few products, large minimums.
import type { BudgetLines } from './budget-lines.ts';

/** What is bought by ratio alone. */
export interface GreedyAllocation {
  readonly units: number[];
  readonly profit: number;
  readonly profitBound: number;
  /** Corner of each product's hull that whole steps reach, before packs of further steps spend what is left. */
  readonly corners: Uint32Array;
  /** Ratio of the best step that could not be paid whole; 0 or less: all that earns was bought. */
  readonly brokenRatio: number;
}

/** States looked at before the best found so far is taken; only lists of many lumpy products come near. */
const MAX_STATES = 60_000;
/** A state must promise more than this above the best allocation known to be followed. */
const WORTH_FOLLOWING = 5e-4;
/** Quantities of one product that are tried; a product with more packs than this is tried at its steps only. */
const MAX_CHOICES = 64;

/** A choice for the products searched so far; all others stay at their whole greedy steps. */
interface State {
  readonly cost: number;
  readonly profit: number;
  readonly units: number;
  readonly before: State | null;
}

/**
 * Units that earn at least as much as the greedy allocation's. Expands the products whose next or last step lies
 * closest to the break ratio first, keeps undominated states, and drops those that the ratios of the products not yet
 * searched cannot lift above the best known (Pisinger 1995, "A minimal algorithm for the multiple-choice knapsack
 * problem", European Journal of Operational Research 83, 394-410). Within 0.05 % of the optimum unless the limit of
 * states ends the search.
 */
export function improveAllocation(lines: BudgetLines, greedy: GreedyAllocation, money: number): number[] {
  const { first, ratio } = lines;
  const start = Array.from(greedy.corners, (corner) => lines.units[corner]);
  /** Ratio at which a product could still spend money, and at which it could free some. */
  const upOf = (line: number): number => {
    const next = greedy.corners[line] + 1;
    return next < first[line + 1] ? Math.max(0, ratio[next]) : 0;
  };
  const downOf = (line: number): number => ratio[greedy.corners[line]];
  const distance = (line: number): number =>
    Math.min(greedy.brokenRatio - upOf(line), downOf(line) - greedy.brokenRatio);
  const search = start
    .map((_, line) => line)
    .filter((line) => first[line + 1] - first[line] > 1)
    .sort((a, b) => distance(a) - distance(b) || a - b);
  // The best of the former and the least of the latter among the products from here on.
  const up = new Float64Array(search.length + 1);
  const down = new Float64Array(search.length + 1).fill(Number.POSITIVE_INFINITY);
  for (let k = search.length - 1; k >= 0; k--) {
    up[k] = Math.max(up[k + 1], upOf(search[k]));
    down[k] = Math.min(down[k + 1], downOf(search[k]));
  }
  const base = { cost: 0, profit: 0 };
  start.forEach((units, line) => {
    base.cost += lines.at(line, units).cost;
    base.profit += lines.at(line, units).profit;
  });
  let states: State[] = [{ ...base, units: 0, before: null }];
  let best = { profit: greedy.profit, state: null as State | null };
  let looked = 0;
  for (let k = 0; k < search.length && states.length > 0 && looked < MAX_STATES; k++) {
    const line = search[k];
    const kept = lines.at(line, start[line]);
    const next: State[] = [];
    for (const units of choicesOf(lines, line)) {
      const { cost, profit } = lines.at(line, units);
      for (const before of states) {
        const state = {
          cost: before.cost + cost - kept.cost,
          profit: before.profit + profit - kept.profit,
          units,
          before,
        };
        const left = money - state.cost;
        if (left >= 0 && state.profit > best.profit) best = { profit: state.profit, state };
        // With nothing left to free (an infinite price) a state beyond the money is lost.
        const bound = state.profit + left * (left >= 0 ? up[k + 1] : down[k + 1]);
        if (bound > best.profit * (1 + WORTH_FOLLOWING)) next.push(state);
      }
    }
    looked += next.length;
    states = undominated(next);
  }
  return best.state === null ? [...greedy.units] : unitsOf(best.state, search, start);
}

function choicesOf({ first, units, smallest, packSize }: BudgetLines, line: number): number[] {
  const least = smallest(line);
  const packs = Math.floor((units[first[line + 1] - 1] - least) / packSize(line));
  if (packs >= MAX_CHOICES) return [...units.subarray(first[line], first[line + 1])];
  return [0, ...Array.from({ length: packs + 1 }, (_, pack) => least + pack * packSize(line))];
}

/** Without those that cost as much as another and earn no more. */
function undominated(states: State[]): State[] {
  states.sort((a, b) => a.cost - b.cost || b.profit - a.profit);
  let most = Number.NEGATIVE_INFINITY;
  return states.filter(({ profit }) => {
    if (profit <= most) return false;
    most = profit;
    return true;
  });
}

function unitsOf(state: State, search: readonly number[], start: readonly number[]): number[] {
  const path: number[] = [];
  for (let at: State | null = state; at?.before; at = at.before) path.push(at.units);
  const units = [...start];
  path.reverse().forEach((count, k) => {
    units[search[k]] = count;
  });
  return units;
}
