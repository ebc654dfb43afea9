// Which (series, origin, target) a tree model is trained on: a seeded draw within a budget, recent targets preferred.
import type { FeatureSource } from './feature-source.ts';
import { UNKNOWN } from './known-demand.ts';
import { isUnforeseenOutage } from './zero-runs.ts';

/** Rows as columns; steps are the store's. */
export interface RowList {
  readonly count: number;
  readonly series: Int32Array;
  readonly origin: Int32Array;
  readonly target: Int32Array;
}

export interface RowDraw {
  /** Horizons of the block, inclusive. */
  readonly fromStep: number;
  readonly toStep: number;
  /** Targets lie in this range of steps, inclusive. */
  readonly firstTarget: number;
  readonly lastTarget: number;
  /** About this many rows at most. */
  readonly budget: number;
  /** Most rows of the same target with different origins, where the budget leaves room. */
  readonly maxPerTarget: number;
  /** Steps after which a target is half as likely to be drawn; only where the budget does not take all. */
  readonly halfLife: number;
  readonly seed: number;
}

/**
 * Draws rows whose target's demand is known and whose origin lies in the series' life. Every draw depends on seed,
 * series, target and block only, so a longer history or another budget keeps the other rows' origins as they were.
 */
export function drawTrainingRows(source: FeatureSource, draw: RowDraw): RowList {
  const { frame } = source;
  const { zeroRuns } = source.series;
  const perStep = candidatesPerStep(source, draw);
  const candidates = perStep.reduce((sum, count) => sum + count, 0);
  const width = draw.toStep - draw.fromStep + 1;
  const repeats = Math.max(1, Math.min(width, draw.maxPerTarget, Math.floor(draw.budget / Math.max(1, candidates))));
  const keep = keepShares(perStep, draw, draw.budget / repeats);
  const series: number[] = [];
  const origin: number[] = [];
  const target: number[] = [];
  for (let index = 0; index < frame.count; index++) {
    const shift = frame.offset[index] - frame.firstStep[index];
    const first = Math.max(draw.firstTarget, frame.firstStep[index] + draw.fromStep);
    for (let step = first; step <= draw.lastTarget; step++) {
      if (source.series.knowledge[shift + step] === UNKNOWN) continue;
      const random = hash(hash(hash(draw.seed, draw.fromStep), index), step);
      if (random / 2 ** 32 >= keep[step - draw.firstTarget]) continue;
      for (let repeat = 0; repeat < repeats; repeat++) {
        // Repeats are spread evenly over the block, so they never share a horizon.
        const spread = (hash(random, 77) + Math.floor((repeat * width) / repeats)) % width;
        const from = step - draw.fromStep - spread;
        if (
          from < frame.firstStep[index] ||
          isUnforeseenOutage(zeroRuns, shift + from, shift + step, shift + draw.lastTarget)
        )
          continue;
        series.push(index);
        origin.push(from);
        target.push(step);
      }
    }
  }
  return {
    count: series.length,
    series: Int32Array.from(series),
    origin: Int32Array.from(origin),
    target: Int32Array.from(target),
  };
}

/** Targets with known demand and room for an origin before them, per step from firstTarget on. */
function candidatesPerStep({ frame, series }: FeatureSource, draw: RowDraw): Float64Array {
  const counts = new Float64Array(Math.max(0, draw.lastTarget - draw.firstTarget + 1));
  for (let index = 0; index < frame.count; index++) {
    const shift = frame.offset[index] - frame.firstStep[index];
    const first = Math.max(draw.firstTarget, frame.firstStep[index] + draw.fromStep);
    for (let step = first; step <= draw.lastTarget; step++)
      if (series.knowledge[shift + step] !== UNKNOWN) counts[step - draw.firstTarget]++;
  }
  return counts;
}

/** Share of the candidates of each step that is kept: min(1, c × recency) with c such that the budget is met. */
function keepShares(perStep: Float64Array, draw: RowDraw, budget: number): Float64Array {
  const total = perStep.reduce((sum, count) => sum + count, 0);
  const shares = new Float64Array(perStep.length).fill(1);
  if (total <= budget) return shares;
  const recency = shares.map((_, i) => 0.5 ** ((perStep.length - 1 - i) / draw.halfLife));
  let low = 0;
  let high = 1 / recency[0];
  for (let round = 0; round < 60; round++) {
    const factor = (low + high) / 2;
    let expected = 0;
    for (let i = 0; i < perStep.length; i++) expected += perStep[i] * Math.min(1, factor * recency[i]);
    if (expected > budget) high = factor;
    else low = factor;
  }
  return shares.map((_, i) => Math.min(1, low * recency[i]));
}

/** Mixes two integers into 32 well-spread bits (murmur3's finaliser over their combination). */
export function hash(a: number, b: number): number {
  let h = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
