// From recorded sales to what is known of demand: closed days and empty shelves say nothing, sold-out days too little.
import type { SeriesFrame } from '../frame/series-frame.ts';
import { recoverDemand } from './recover-demand.ts';
import { findZeroRuns, type ZeroRuns } from './zero-runs.ts';

/** How much the record of a cell says about demand. */
export const KNOWN = 0;
/** Everything on the shelf was sold: demand was at least this much. */
export const SOLD_OUT = 1;
/** Closed, or nothing on the shelf at opening. */
export const UNKNOWN = 2;

export interface KnownDemand {
  /** Units per cell, NaN where the record says nothing. Sold-out cells hold the demand recovered for them. */
  readonly demand: Float64Array;
  /** KNOWN, SOLD_OUT or UNKNOWN per cell. */
  readonly knowledge: Uint8Array;
  /**
   * Like `demand`, and the expected demand of open days on which the shelf was empty (NaN before anything of the
   * product was seen). The same array as `demand` where there was no such day.
   */
  readonly recovered: Float64Array;
  /** Runs of zeros without a stock record that were no demand; in `demand` they are zeros until they are known. */
  readonly zeroRuns: ZeroRuns | null;
}

/** Days in a row with an empty shelf after which the product counts as dropped: its zeros then are zeros. */
const DROPPED_DAYS = 56;

/** A record of empty shelves that sales contradict on more than this share of its days is not kept up: not believed. */
const MAX_CONTRADICTED = 0.1;

/** What is looked at to judge a record. */
export type JudgedColumns = Pick<SeriesFrame, 'count' | 'offset' | 'units' | 'stock' | 'closed'>;

/**
 * KNOWN, SOLD_OUT or UNKNOWN for every cell: the one rule by which days count as stock-outs. An empty shelf at opening is
 * believed while sales contradict few of them, and for DROPPED_DAYS in a row. Closed cells are UNKNOWN.
 */
export function judgeRecords(columns: JudgedColumns, censorStockOuts: boolean): Uint8Array {
  const knowledge = new Uint8Array(columns.units.length);
  for (let series = 0; series < columns.count; series++) {
    let emptyDays = 0;
    let contradicted = 0;
    let emptyRun = 0;
    for (let cell = columns.offset[series]; cell < columns.offset[series + 1]; cell++) {
      const units = columns.units[cell];
      const stock = columns.stock[cell];
      if (columns.closed[cell] === 1) {
        knowledge[cell] = UNKNOWN;
        continue;
      }
      emptyRun = stock <= 0 && units <= 0 ? emptyRun + 1 : 0;
      if (!censorStockOuts || Number.isNaN(stock)) continue;
      if (stock <= 0) {
        emptyDays++;
        if (units > 0) contradicted++;
        else if (contradicted <= MAX_CONTRADICTED * emptyDays && emptyRun <= DROPPED_DAYS) knowledge[cell] = UNKNOWN;
      } else if (units >= stock) knowledge[cell] = SOLD_OUT;
    }
  }
  return knowledge;
}

/**
 * Demand of every cell of a frame. Leaving sold-out days out would keep the low days and drop the high ones: for
 * exponential demand of mean m on a shelf of m units, days that did not sell out average 0.42 m; taking their sales for
 * demand gives 0.63 m. So they stay, at the demand that is to be expected given that it was at least what was sold
 * (recover-demand.ts). Looks at nothing after the cell itself.
 */
export function buildKnownDemand(frame: SeriesFrame, censorStockOuts = frame.censorStockOuts ?? true): KnownDemand {
  const knowledge = judgeRecords(frame, censorStockOuts);
  const demand = frame.units.slice();
  let anyShort = false;
  for (let cell = 0; cell < demand.length; cell++) {
    if (frame.closed[cell] === 1) demand[cell] = Number.NaN;
    else if (knowledge[cell] !== KNOWN) anyShort = true;
  }
  const zeroRuns = censorStockOuts ? findZeroRuns(frame) : null;
  if (!anyShort) return { demand, knowledge, recovered: demand, zeroRuns };
  const recovered = demand.slice();
  recoverDemand(frame, knowledge, recovered);
  for (let cell = 0; cell < demand.length; cell++)
    demand[cell] = knowledge[cell] === UNKNOWN ? Number.NaN : recovered[cell];
  return { demand, knowledge, recovered, zeroRuns };
}
