// Running sums over prices, promotions and empty shelves: what the covariate families look up, computed once a frame.
import type { SeriesFrame } from '../frame/series-frame.ts';
import type { FeatureSpec } from './feature-spec.ts';
import { KNOWN, type KnownDemand } from './known-demand.ts';
import { buildRunningSums, buildStridedSums, type RunningSums, type StridedSums } from './running-sums.ts';

/** Null where the spec has no such family. */
export interface CovariateColumns {
  /** Price as of each cell: the latest recorded one; NaN before the first. */
  readonly filledPrice: Float64Array;
  readonly prices: RunningSums | null;
  /** Mean latest price of the category's products, at category × steps + step. */
  readonly categoryPrice: Float64Array | null;
  readonly discounts: RunningSums | null;
  readonly promotions: RunningSums | null;
  /** Over demand on promoted cells only. */
  readonly promoted: RunningSums | null;
  /** The same, each cell added to the one a season before it: promoted Mondays among Mondays. */
  readonly promotedSeason: StridedSums | null;
  /** 1 where the shelf was empty or sold out, 0 where not; NaN: no record or closed. */
  readonly shortage: Float64Array | null;
  readonly shortages: RunningSums | null;
}

export function buildCovariateColumns(frame: SeriesFrame, spec: FeatureSpec, known: KnownDemand): CovariateColumns {
  const { offset } = frame;
  const filledPrice = fillForward(frame.price, offset);
  const shortage = spec.stock ? shortageOf(frame, known.knowledge) : null;
  const promotedDemand = spec.promotion
    ? known.demand.map((value, cell) => (frame.promotion[cell] > 0 ? value : Number.NaN))
    : null;
  return {
    filledPrice,
    prices: spec.price ? buildRunningSums(filledPrice, offset) : null,
    categoryPrice: spec.price && spec.category ? meanPriceByCategory(frame, filledPrice) : null,
    discounts: spec.discount ? buildRunningSums(frame.discount, offset) : null,
    promotions: spec.promotion ? buildRunningSums(frame.promotion, offset) : null,
    promoted: promotedDemand && buildRunningSums(promotedDemand, offset),
    promotedSeason: promotedDemand && buildStridedSums(promotedDemand, offset, spec.season),
    shortage,
    shortages: shortage && buildRunningSums(shortage, offset),
  };
}

function fillForward(column: Float64Array, offset: Uint32Array): Float64Array {
  const out = new Float64Array(column.length);
  for (let series = 0; series + 1 < offset.length; series++) {
    let value = Number.NaN;
    for (let cell = offset[series]; cell < offset[series + 1]; cell++) {
      if (!Number.isNaN(column[cell])) value = column[cell];
      out[cell] = value;
    }
  }
  return out;
}

function meanPriceByCategory(frame: SeriesFrame, filledPrice: Float64Array): Float64Array {
  const steps = frame.stepDays.length;
  const sum = new Float64Array(frame.categories.length * steps);
  const count = new Float64Array(sum.length);
  for (let series = 0; series < frame.count; series++) {
    const category = frame.products[series].category;
    if (category < 0) continue;
    const shift = category * steps + frame.firstStep[series] - frame.offset[series];
    for (let cell = frame.offset[series]; cell < frame.offset[series + 1]; cell++) {
      if (Number.isNaN(filledPrice[cell])) continue;
      sum[shift + cell] += filledPrice[cell];
      count[shift + cell]++;
    }
  }
  return sum.map((value, i) => value / (count[i] || Number.NaN));
}

function shortageOf(frame: SeriesFrame, knowledge: Uint8Array): Float64Array {
  const out = new Float64Array(knowledge.length);
  for (let cell = 0; cell < out.length; cell++) {
    const unrecorded = frame.closed[cell] === 1 || Number.isNaN(frame.stock[cell]);
    out[cell] = unrecorded ? Number.NaN : knowledge[cell] === KNOWN ? 0 : 1;
  }
  return out;
}
