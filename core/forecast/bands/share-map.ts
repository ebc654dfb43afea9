// Recalibration: what share of outcomes really fell below each level of the assumed distribution.
import type { ShareMap } from './band-calibration.ts';

/** Levels of the assumed distribution at which a map is kept: close together at the ends, where orders are decided. */
export const SHARE_LEVELS: readonly number[] = [
  0, 0.0025, 0.005, 0.01, 0.02, 0.035, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65,
  0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.965, 0.98, 0.99, 0.995, 0.9975, 1,
];
const CELLS = SHARE_LEVELS.length;

export const IDENTITY_MAP: ShareMap = SHARE_LEVELS;

/** Collects outcomes as intervals of the assumed distribution function. */
export interface ShareCollector {
  /**
   * One outcome: its demand lies between the shares `below` and `upTo` of the assumed distribution, evenly. A count y
   * gives F(y − 1) and F(y) (the non-randomised form of Czado, Gneiting & Held 2009, Biometrics 65); a decimal gives
   * F(y) twice; demand that was at least y (sold out) gives F(y − 1) and 1.
   */
  add(below: number, upTo: number): void;
  readonly count: number;
  /** Observed shares, drawn towards `prior` as if it were worth `priorWeight` outcomes. */
  toMap(prior: ShareMap, priorWeight: number): ShareMap;
}

export function createShareCollector(): ShareCollector {
  const mass = new Float64Array(CELLS);
  let count = 0;
  return {
    add(below, upTo) {
      count++;
      for (let k = 0; k < CELLS; k++) {
        const level = SHARE_LEVELS[k];
        if (level >= upTo) mass[k]++;
        else if (level > below) mass[k] += (level - below) / (upTo - below);
      }
    },
    get count() {
      return count;
    },
    toMap(prior, priorWeight) {
      const total = count + priorWeight;
      const map = SHARE_LEVELS.map((_, k) => (mass[k] + priorWeight * prior[k]) / total);
      map[CELLS - 1] = 1;
      return map;
    },
  };
}

/**
 * The map with another chance of the lowest outcome (no sale at all, of decimals), the rest in proportion. Whether a
 * product may sell nothing is no matter of scatter, and one that pauses says nothing of those that never do.
 */
export function withFloor(map: ShareMap, floor: number): ShareMap {
  const rest = map[0] < 1 ? (1 - floor) / (1 - map[0]) : 1;
  return map.map((share) => floor + (share - map[0]) * rest);
}

/** Calibrated share for an assumed share in [0, 1]. */
export function applyMap(map: ShareMap, share: number): number {
  if (share <= 0) return map[0];
  if (share >= 1) return 1;
  const k = cellOf(SHARE_LEVELS, share);
  const part = (share - SHARE_LEVELS[k]) / (SHARE_LEVELS[k + 1] - SHARE_LEVELS[k]);
  return map[k] + part * (map[k + 1] - map[k]);
}

/** Assumed share at which the calibrated one reaches `share`: the smallest such. */
export function invertMap(map: ShareMap, share: number): number {
  if (share <= map[0]) return 0;
  if (share >= 1) return 1;
  const k = cellOf(map, share);
  const rise = map[k + 1] - map[k];
  const part = rise > 0 ? (share - map[k]) / rise : 1;
  return SHARE_LEVELS[k] + part * (SHARE_LEVELS[k + 1] - SHARE_LEVELS[k]);
}

/** Mean of two maps, the second with weight `part` in [0, 1]. */
export const mixMaps = (a: ShareMap, b: ShareMap, part: number): ShareMap =>
  part <= 0 ? a : part >= 1 ? b : a.map((value, k) => value + part * (b[k] - value));

/** Largest k with values[k] < value, so that value lies in (values[k], values[k + 1]]. */
function cellOf(values: readonly number[], value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle;
    else high = middle;
  }
  return low;
}
