// What was offered on a day, in a few bins: so that recovered demand knows that promoted days sell more.
import type { SeriesFrame } from '../frame/series-frame.ts';

/** Promotion flag × depth of the discount. Bin 0: an ordinary day. */
export const OFFER_BINS = 8;

/** Share taken off from which the next bin begins. */
const DEPTHS = [0.03, 0.13, 0.23];
/** Weight of the newest day in the usual price that a price cut is told against. */
const PRICE_WEIGHT = 0.03;

/** Bin of every cell. A price below the usual one counts as a discount. Looks at nothing after the cell. */
export function offerBins(frame: SeriesFrame): Uint8Array {
  const bins = new Uint8Array(frame.units.length);
  for (let series = 0; series < frame.count; series++) {
    let usual = Number.NaN;
    let price = Number.NaN;
    for (let cell = frame.offset[series]; cell < frame.offset[series + 1]; cell++) {
      if (!Number.isNaN(frame.price[cell])) price = frame.price[cell];
      if (price > 0) usual = Number.isNaN(usual) ? price : usual + PRICE_WEIGHT * (price - usual);
      const discount = Number.isNaN(frame.discount[cell]) ? 0 : frame.discount[cell];
      const cut = usual > 0 ? 1 - price / usual : 0;
      const depth = Math.max(discount, cut);
      let bin = frame.promotion[cell] > 0 ? DEPTHS.length + 1 : 0;
      for (const bound of DEPTHS) if (depth > bound) bin++;
      bins[cell] = bin;
    }
  }
  return bins;
}
