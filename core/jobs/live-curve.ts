// The loss curve of a running training, thinned so that it stays small however long the training runs.
import type { LossPoint } from '../contract/jobs.ts';

/** Points kept over all blocks: as many as a chart can show, and under 50 kB in an event. */
export const MAX_CURVE_POINTS = 600;

/** The curve with the new points; over the limit every second point goes, except the latest of each block. */
export function appendCurve(curve: readonly LossPoint[], points: readonly LossPoint[]): LossPoint[] {
  let all = [...curve, ...points];
  while (all.length > MAX_CURVE_POINTS) {
    const latest = new Map(all.map((point, index) => [point.block, index]));
    const thinned = all.filter((point, index) => index % 2 === 0 || latest.get(point.block) === index);
    // Only the latest points of very many blocks are left: then the oldest go.
    all = thinned.length < all.length ? thinned : all.slice(-MAX_CURVE_POINTS);
  }
  return all;
}
