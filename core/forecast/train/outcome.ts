// What really happened after an origin, as far as it is known.
import { KNOWN, type KnownDemand, SOLD_OUT } from '#core/features/known-demand.ts';
import { isUnforeseenOutage } from '#core/features/zero-runs.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';

/** What outcomes and scales are told from; a FeatureSource has it. */
export interface Truth {
  readonly frame: SeriesFrame;
  readonly spec: { readonly season: number };
  readonly series: Pick<KnownDemand, 'demand' | 'knowledge' | 'zeroRuns'>;
}

/** Units of (series, step) at series × steps + step − 1. */
export interface Outcomes {
  readonly origin: number;
  readonly steps: number;
  /** NaN: closed, empty shelf, an outage, or outside the targets looked at. */
  readonly units: Float64Array;
  /** 1 where everything on the shelf was sold: demand was at least `units`. */
  readonly soldOut: Uint8Array;
  /** 1 where the store or the product's counter was closed: demand was nothing, by plan. */
  readonly closed: Uint8Array;
  /** First step whose outcome is looked at. */
  readonly firstTarget: number;
}

/** Outcomes of targets in [firstTarget, lastTarget]; all others are left unknown, as if they had not happened. */
export function outcomesAfter(
  source: Truth,
  origin: number,
  steps: number,
  firstTarget: number,
  lastTarget: number,
): Outcomes {
  const { frame } = source;
  const units = new Float64Array(frame.count * steps).fill(Number.NaN);
  const soldOut = new Uint8Array(units.length);
  const closed = new Uint8Array(units.length);
  for (let series = 0; series < frame.count; series++) {
    if (frame.firstStep[series] > origin) continue;
    const originCell = frame.offset[series] + origin - frame.firstStep[series];
    const asOf = originCell + lastTarget - origin;
    for (let step = Math.max(1, firstTarget - origin); step <= steps && origin + step <= lastTarget; step++) {
      const cell = frame.offset[series] + origin + step - frame.firstStep[series];
      const at = series * steps + step - 1;
      closed[at] = frame.closed[cell];
      const knowledge = source.series.knowledge[cell];
      if (knowledge === KNOWN || knowledge === SOLD_OUT) units[at] = frame.units[cell];
      if (knowledge === SOLD_OUT) soldOut[at] = 1;
      if (isUnforeseenOutage(source.series.zeroRuns, originCell, cell, asOf)) units[at] = Number.NaN;
    }
  }
  return { origin, steps, units, soldOut, closed, firstTarget };
}

/** Mean squared and mean absolute change inside a series' past, by which errors of unlike series are compared. */
export interface ErrorScales {
  /** Mean squared change from one known step to the next: the scale of RMSSE (M5 guide). NaN: no change seen. */
  readonly squared: Float64Array;
  /** Mean absolute change over one season: the scale of MASE (Hyndman & Koehler 2006, IJF 22). */
  readonly absolute: Float64Array;
}

export function errorScales(source: Truth, origin: number): ErrorScales {
  const { frame, spec } = source;
  const { demand } = source.series;
  const squared = new Float64Array(frame.count).fill(Number.NaN);
  const absolute = new Float64Array(frame.count).fill(Number.NaN);
  for (let series = 0; series < frame.count; series++) {
    const start = frame.offset[series];
    const end = start + origin - frame.firstStep[series];
    let squares = 0;
    let steps = 0;
    let changes = 0;
    let seasons = 0;
    // A series begins with its first sale: the zeros before it are not demand of anything.
    let first = start;
    while (first <= end && !(demand[first] > 0)) first++;
    for (let cell = first + 1; cell <= end; cell++) {
      const change = demand[cell] - demand[cell - 1];
      if (!Number.isNaN(change)) {
        squares += change * change;
        steps++;
      }
      const before = cell - spec.season;
      if (before < first) continue;
      const overSeason = demand[cell] - demand[before];
      if (!Number.isNaN(overSeason)) {
        changes += Math.abs(overSeason);
        seasons++;
      }
    }
    if (squares > 0) squared[series] = squares / steps;
    if (changes > 0) absolute[series] = changes / seasons;
  }
  return { squared, absolute };
}
