// Closed steps around the target: people buy ahead of a closed day and come back after it.
import { columnsOf, type FeatureFamily } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';

/** Closed runs longer than this are all the same (a refurbishment). */
const MAX_RUN = 7;

export function closingFamily({ spec, ahead }: FeatureSource): FeatureFamily | null {
  if (!spec.closing) return null;
  return {
    stage: 'target',
    columns: columnsOf('holiday', ['closed_before', 'closed_after', 'closed_around']),
    write({ series, target }, out, at) {
      let before = 0;
      while (before < MAX_RUN && ahead.closed(series, target - 1 - before) === 1) before++;
      let after = 0;
      while (after < MAX_RUN && ahead.closed(series, target + 1 + after) === 1) after++;
      let around = 0;
      for (let step = target - MAX_RUN; step <= target + MAX_RUN; step++) around += ahead.closed(series, step);
      out[at] = before;
      out[at + 1] = after;
      out[at + 2] = around;
    },
  };
}
