// A linear autoregression whose coefficients products share (Montero-Manso & Hyndman 2021, IJF 37: "global" models): what
// the last steps and the same place of earlier years say of a step ahead, learnt from all products that are as steady.
import { addRow, type NormalEquations, normalEquations, solveRidge } from '#core/math/least-squares.ts';
import { recentMean } from '../simple/averages.ts';
import { countRegressors, LEVEL_STEPS, levelAt, writeRegressors } from './regressors.ts';

export const POOLED_AR = 'pooled-ar';

/** JSON-serialisable: a part of a model. */
export interface PooledAr {
  readonly season: number;
  /** Of products by how steady they are, restless ones first; none where there is nothing to learn from. */
  readonly groups: readonly PooledGroup[];
}

interface PooledGroup {
  /** The steadiest product of the group (see steadiness); steadier ones go to the next, those of the last group stay. */
  readonly upTo: number;
  /** By years of history that they need, most first. */
  readonly variants: readonly PooledVariant[];
}

interface PooledVariant {
  readonly years: number;
  /** By step ahead, 1 first: coefficients of the regressors (see writeRegressors). */
  readonly coefficients: readonly (readonly number[])[];
}

const MOST_YEARS = 2;
/** Steps of origins that are learnt from; older ones describe another shop. */
const LEARNT_ORIGINS = 104;
/** Rows that the regressions of one step take: of more products, some of them are asked. */
const MOST_ROWS = 40_000;
/** Fewer rows than this for each unknown are no ground for it. */
const ROWS_PER_UNKNOWN = 20;
/** What follows a step up differs between a product that hardly moves and one that never rests. */
const MOST_GROUPS = 6;
const LEAST_OF_GROUP = 50;
/** Steps that say how much a product sells. */
const YEAR = 52;
/**
 * All products have a good week or a bad one together, so rows are fewer than they seem. For single steps it grows with their
 * distance (Litterman 1986, the "Minnesota prior"). Measured in docs/decisions/0193.
 */
const RIDGE = 0.1;
/** Most that one product's rows may weigh: a steady one would else speak for all. */
const MOST_WEIGHT = 100;
/** No step ahead sells more than so many times the best one that is known. */
const MOST_GROWTH = 1.5;

/**
 * Regressions for the steps 1 … `steps` after `origin`, each on targets up to it. `histories` are the known demand of all
 * series up to the origin (NaN: unknown). A row's loss is its squared error over the mean squared step-to-step change of
 * its series, as in RMSSE.
 */
export function fitPooledAr(histories: readonly Float64Array[], season: number, steps: number): PooledAr {
  const groups = groupsOf(everyFew(histories)).map(
    (members): PooledGroup => ({
      upTo: Math.max(...members.map(({ steady }) => steady)),
      variants: variantsOf(members, season, steps),
    }),
  );
  return { season, groups: groups.filter(({ variants }) => variants.length > 0) };
}

/**
 * Writes the expected units of the steps 1 … out.length; never negative, never NaN, never far above what was ever sold. Steps further than the regressions go
 * repeat their last one. A history too short for any of them gets the mean of its last steps.
 */
export function forecastPooledAr({ season, groups }: PooledAr, demand: Float64Array, out: Float64Array): void {
  const origin = demand.length - 1;
  const steady = steadiness(demand);
  const { variants } = groups.find(({ upTo }) => steady <= upTo) ?? groups[groups.length - 1] ?? { variants: [] };
  const fallback = levelAt(demand, origin) === 0 ? 0 : recentMean(demand);
  // A line goes on for ever; sales do not.
  const most = MOST_GROWTH * demand.reduce((top, units) => (units > top ? units : top), 0);
  const regressors = new Float64Array(countRegressors(MOST_YEARS));
  for (let i = 0; i < out.length; i++) {
    out[i] = fallback;
    for (const { years, coefficients } of variants) {
      // Fewer years reach further ahead; the last variant is asked whatever is left.
      if (i >= coefficients.length && years > 0) continue;
      const ahead = Math.min(i + 1, coefficients.length);
      const level = writeRegressors(demand, origin, ahead, { season, years }, regressors);
      if (Number.isNaN(level)) continue;
      const units = level * (1 + product(coefficients[ahead - 1], regressors));
      out[i] = Math.min(most, Math.max(0, units));
      break;
    }
  }
}

/**
 * Mean of the last year over the root mean squared change from step to step: high for a product that hardly moves. 0
 * where nothing is sold or nothing known.
 */
function steadiness(demand: Float64Array): number {
  let sum = 0;
  let known = 0;
  for (let t = Math.max(0, demand.length - YEAR); t < demand.length; t++) {
    if (Number.isNaN(demand[t])) continue;
    sum += demand[t];
    known++;
  }
  return known > 0 ? sum / known / Math.sqrt(meanSquaredChange(demand)) || 0 : 0;
}

interface Learnt {
  readonly demand: Float64Array;
  readonly squaredChange: number;
  readonly steady: number;
}

/** As many series, evenly chosen, as give MOST_ROWS rows; those that never change tell nothing. */
function everyFew(histories: readonly Float64Array[]): Learnt[] {
  const rows = histories.reduce((sum, { length }) => sum + Math.min(LEARNT_ORIGINS, length), 0);
  const stride = Math.max(1, Math.ceil(rows / MOST_ROWS));
  return histories
    .filter((_, i) => i % stride === 0)
    .map((demand) => ({ demand, squaredChange: meanSquaredChange(demand), steady: steadiness(demand) }))
    .filter(({ squaredChange }) => squaredChange > 0);
}

/** Of equal size, by how steady they are. */
function groupsOf(learnt: readonly Learnt[]): Learnt[][] {
  const sorted = learnt.toSorted((a, b) => a.steady - b.steady);
  const count = Math.max(1, Math.min(MOST_GROUPS, Math.floor(learnt.length / LEAST_OF_GROUP)));
  const start = (group: number) => Math.ceil((group * sorted.length) / count);
  return Array.from({ length: count }, (_, group) => sorted.slice(start(group), start(group + 1)));
}

function variantsOf(members: readonly Learnt[], season: number, steps: number): PooledVariant[] {
  const variants: PooledVariant[] = [];
  for (let years = MOST_YEARS; years >= 0; years--) {
    const ridges = Float64Array.from({ length: countRegressors(years) }, (_, i) => RIDGE * (i <= LEVEL_STEPS ? i : 1));
    const coefficients: number[][] = [];
    for (let ahead = 1; ahead <= steps; ahead++) {
      const equations = normalEquations(countRegressors(years));
      for (const member of members) addSeries(equations, member, ahead, { season, years });
      // A longer way ahead has fewer rows still.
      if (equations.rows < ROWS_PER_UNKNOWN * equations.unknowns) break;
      coefficients.push([...solveRidge(equations, ridges)]);
    }
    if (coefficients.length > 0) variants.push({ years, coefficients });
  }
  return variants;
}

function addSeries(
  equations: NormalEquations,
  { demand, squaredChange }: Learnt,
  ahead: number,
  shape: { season: number; years: number },
): void {
  const regressors = new Float64Array(equations.unknowns);
  const latest = demand.length - 1 - ahead;
  for (let origin = latest; origin >= 0 && origin > latest - LEARNT_ORIGINS; origin--) {
    const target = demand[origin + ahead];
    if (Number.isNaN(target)) continue;
    const level = writeRegressors(demand, origin, ahead, shape, regressors);
    if (Number.isNaN(level)) continue;
    addRow(equations, regressors, target / level - 1, Math.min(MOST_WEIGHT, level ** 2 / squaredChange));
  }
}

function meanSquaredChange(demand: Float64Array): number {
  let sum = 0;
  let known = 0;
  for (let t = 1; t < demand.length; t++) {
    const change = demand[t] - demand[t - 1];
    if (Number.isNaN(change)) continue;
    sum += change ** 2;
    known++;
  }
  return known > 0 ? sum / known : 0;
}

function product(coefficients: readonly number[], regressors: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < coefficients.length; i++) sum += coefficients[i] * regressors[i];
  return sum;
}
