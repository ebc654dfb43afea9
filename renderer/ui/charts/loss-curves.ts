// Losses of a training as lines that share one scale.
import type { LossPoint } from '#core/contract/jobs.ts';

export interface Curve {
  block: string;
  /** Loss as a share of the block's first one; null where it is not known. */
  points: { tree: number; loss: number | null }[];
}

/** One curve a horizon block, relative to its beginning: blocks of different difficulty share one scale. */
export function relativeCurves(curve: readonly LossPoint[]): Curve[] {
  return [...Map.groupBy(curve, ({ block }) => block)].map(([block, found]) => {
    const losses = found.map(({ validation, train }) => validation ?? train);
    const first = losses.find((loss) => loss !== null) || 1;
    return {
      block,
      points: found.map(({ tree }, i) => ({ tree, loss: losses[i] === null ? null : losses[i] / first })),
    };
  });
}
