// Where a forecast ends and nothing begins: methods that fade or multiply never quite reach zero.
import type { FeatureSource } from '#core/features/feature-source.ts';

/** Of pieces sold one at a time: one in 27 years. */
const SHARE_OF_SALE = 1e-4;

/**
 * Units a step below which a forecast of the series is nothing: a ten-thousandth of what it sold on the steps up to `origin` on
 * which it sold anything. 0 where it never did.
 */
export function nextToNothing(
  { frame, series: { demand } }: Pick<FeatureSource, 'frame' | 'series'>,
  series: number,
  origin: number,
): number {
  const start = frame.offset[series];
  const end = Math.min(frame.offset[series + 1], start + origin - frame.firstStep[series] + 1);
  let units = 0;
  let steps = 0;
  for (let cell = start; cell < end; cell++) {
    if (!(demand[cell] > 0)) continue;
    units += demand[cell];
    steps++;
  }
  return steps === 0 ? 0 : (SHARE_OF_SALE * units) / steps;
}
