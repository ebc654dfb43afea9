// From recorded sales to what is known of demand: closed days and empty shelves say nothing, sold-out days too little.
import type { SeriesFrame } from '../frame/series-frame.ts';

/** How much the record of a cell says about demand. */
export const KNOWN = 0;
/** Everything on the shelf was sold: demand was at least this much. */
export const SOLD_OUT = 1;
/** Closed, or nothing on the shelf at opening. */
export const UNKNOWN = 2;

export interface KnownDemand {
  /** Units per cell, NaN where the record says nothing. Sold-out cells are lifted to the usual level (see below). */
  readonly demand: Float64Array;
  /** KNOWN, SOLD_OUT or UNKNOWN per cell. */
  readonly knowledge: Uint8Array;
}

/** Weight of the newest day in the level that lifts sold-out days: a memory of about three weeks. */
const LEVEL_WEIGHT = 0.05;

/**
 * Demand of every cell of a frame. A sold-out day counts as the larger of its sales and the series' usual level
 * before it. Leaving sold-out days out instead would keep the low days and drop the high ones: for exponential demand
 * of mean m on a shelf of m units, days that did not sell out average 0.42 m and min(demand, shelf) averages 0.63 m.
 * Looks at nothing after the cell itself.
 */
export function buildKnownDemand(frame: SeriesFrame): KnownDemand {
  const cells = frame.units.length;
  const demand = new Float64Array(cells);
  const knowledge = new Uint8Array(cells);
  for (let series = 0; series < frame.count; series++) {
    let level = Number.NaN;
    for (let cell = frame.offset[series]; cell < frame.offset[series + 1]; cell++) {
      const units = frame.units[cell];
      const stock = frame.stock[cell];
      if (frame.closed[cell] === 1 || (stock <= 0 && units <= 0)) {
        knowledge[cell] = UNKNOWN;
        demand[cell] = Number.NaN;
        continue;
      }
      const soldOut = stock > 0 && units >= stock;
      knowledge[cell] = soldOut ? SOLD_OUT : KNOWN;
      const value = soldOut && level > units ? level : units;
      demand[cell] = value;
      level = Number.isNaN(level) ? value : level + LEVEL_WEIGHT * (value - level);
    }
  }
  return { demand, knowledge };
}
