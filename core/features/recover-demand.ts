// What would have been sold on sold-out days: a small causal model of each product's demand, run day by day.
//
// Demand of product i on day t is negative binomial (gamma for decimals) around
//   level_i × weekday_i × offer_c × day_c
// with the weekday pattern drawn to its category's, the effect of promotions and discounts learnt by category, and a
// factor of the day that all products of the category share (weather, holidays). On a sold-out day the recovered
// demand is E[D | D ≥ sales]; it also feeds the level, so that the level is not pulled down by empty shelves (the
// expectation step of Dempster, Laird & Rubin 1977, taken once a day). Nothing after a day is looked at.
import type { SeriesFrame } from '../frame/series-frame.ts';
import { weekdayOf } from '../math/day.ts';
import { demandAtLeast } from '../math/truncated-demand.ts';
import { OFFER_BINS, offerBins } from './offer-bins.ts';

/** What a cell says, in the order of known-demand.ts. */
const [KNOWN, SOLD_OUT] = [0, 1];

/** How far a level moves in a day (variance of its logarithm), and the bounds of a day's weight that follows from it. */
const LEVEL_DRIFT = 2e-4;
const MIN_LEVEL_WEIGHT = 0.008;
const MAX_LEVEL_WEIGHT = 0.08;
/** How much weekday patterns differ within a category, offers between categories, days from each other (variances). */
const WEEKDAY_VARIANCE = 0.05;
const OFFER_VARIANCE = 0.05;
const DAY_VARIANCE = 0.02;
/** How much of yesterday's factor is expected to hold today. */
const DAY_PERSISTENCE = 0.5;
const DAY_ROUNDS = 3;
/** Days for which the category's dispersion counts in a product's own, and the dispersion before any is seen. */
const DISPERSION_DAYS = 30;
const FIRST_DISPERSION = 0.3;
const MAX_DISPERSION = 10;
/** Memory of patterns, as the share that is left after a step. */
const FORGET = 0.998;
const WEEK = 7;

/**
 * Writes into `out` for every open cell the demand as far as it can be told: sales on known cells, the conditional
 * mean on sold-out ones, the expected demand where the shelf was empty (NaN before anything of the product was seen).
 */
export function recoverDemand(frame: SeriesFrame, knowledge: Uint8Array, out: Float64Array): void {
  const model = createModel(frame);
  const { offset, firstStep, closed } = frame;
  const cells = new Int32Array(frame.count);
  for (let step = 0; step < frame.stepDays.length; step++) {
    const place = frame.frequency === 'daily' ? weekdayOf(frame.stepDays[step]) : 0;
    for (let series = 0; series < frame.count; series++) {
      const cell = offset[series] + step - firstStep[series];
      const alive = step >= firstStep[series] && cell < offset[series + 1] && closed[cell] === 0;
      cells[series] = alive ? cell : -1;
      if (alive) model.expect(series, cell, place);
    }
    model.setDayFactors(cells, knowledge);
    for (let series = 0; series < frame.count; series++) {
      const cell = cells[series];
      if (cell < 0) continue;
      out[cell] = model.recover(series, cell, knowledge[cell]);
      if (knowledge[cell] === KNOWN || knowledge[cell] === SOLD_OUT) model.learn(series, cell, place, out[cell]);
    }
    model.endStep();
  }
}

function createModel(frame: SeriesFrame) {
  const groups = frame.categories.length + 1;
  const groupOf = Int32Array.from(frame.products, ({ category }) => category + 1);
  const bins = offerBins(frame);
  const places = frame.frequency === 'daily' ? WEEK : 1;
  const zeros = (length: number) => new Float64Array(length);

  const level = zeros(frame.count);
  const days = zeros(frame.count);
  const weekday = createRatios(frame.count * places);
  const groupWeekday = createRatios(groups * places);
  const offer = createRatios(groups * OFFER_BINS);
  const storeOffer = createRatios(OFFER_BINS);
  const spread = createRatios(frame.count);
  const spreadDays = zeros(frame.count);
  const groupSpread = createRatios(groups);
  const dayFactor = zeros(groups).fill(1);
  /** Of the step under way: level × weekday × offer, and dispersion around the whole expectation. */
  const expected = zeros(frame.count);
  const dispersion = zeros(frame.count);
  const pattern = zeros(frame.count);
  const extra = { mean: 0, variance: 0 };

  const weekdayIndex = (series: number, place: number): number => {
    if (places === 1) return 1;
    const ofGroup = groupWeekday.drawn(groupOf[series] * places + place, 1, 1 / WEEKDAY_VARIANCE);
    return weekday.drawn(series * places + place, ofGroup, 1 / WEEKDAY_VARIANCE);
  };
  const offerIndex = (series: number, bin: number): number => {
    if (bin === 0) return 1;
    const ofStore = storeOffer.drawn(bin, 1, 1);
    return offer.drawn(groupOf[series] * OFFER_BINS + bin, ofStore, 1 / OFFER_VARIANCE);
  };
  const dispersionOf = (series: number): number => {
    const ofGroup = groupSpread.drawn(groupOf[series], FIRST_DISPERSION, 1);
    const own = spread.ratio(series);
    const n = Number.isNaN(own) ? 0 : spreadDays[series];
    const mixed = ((n > 0 ? own * n : 0) + DISPERSION_DAYS * ofGroup) / (n + DISPERSION_DAYS);
    return Math.min(MAX_DISPERSION, Math.max(frame.isCount ? 0 : 1e-4, mixed));
  };
  /** How much a day of a product tells of a factor: the inverse of its relative variance. */
  const information = (mean: number, d: number): number => (frame.isCount ? mean / (1 + d * mean) : 1 / d);

  /** Weight of a day in the level: the steady gain of a Kalman filter, small where a day says little. */
  const levelWeight = (series: number): number => {
    const gain = Math.sqrt(LEVEL_DRIFT * information(level[series], dispersion[series]));
    return Math.min(MAX_LEVEL_WEIGHT, Math.max(MIN_LEVEL_WEIGHT, gain));
  };

  function atLeast(series: number, bound: number, mean: number): void {
    const result = demandAtLeast(bound, mean, dispersion[series], frame.isCount);
    extra.mean = result.mean;
    extra.variance = result.variance;
  }

  return {
    expect(series: number, cell: number, place: number): void {
      pattern[series] = weekdayIndex(series, place) * offerIndex(series, bins[cell]);
      expected[series] = days[series] > 0 ? level[series] * pattern[series] : 0;
      if (!(expected[series] > 0)) return;
      const d = dispersionOf(series);
      dispersion[series] = d;
      // A level known from few days only makes the expectation itself uncertain.
      const young = Math.max(0, 1 / days[series] - levelWeight(series) / 2);
      dispersion[series] = Math.min(MAX_DISPERSION, d + (d + (frame.isCount ? 1 / expected[series] : 0)) * young);
    },

    setDayFactors(cells: Int32Array, knowledge: Uint8Array): void {
      const prior = dayFactor.map((factor) => 1 + DAY_PERSISTENCE * (factor - 1));
      dayFactor.set(prior);
      for (let round = 0; round < DAY_ROUNDS; round++) {
        const sum = prior.map((factor) => factor / DAY_VARIANCE);
        const weight = zeros(groups).fill(1 / DAY_VARIANCE);
        for (let series = 0; series < frame.count; series++) {
          const cell = cells[series];
          if (cell < 0 || !(expected[series] > 0) || knowledge[cell] > SOLD_OUT) continue;
          const group = groupOf[series];
          const mean = expected[series] * dayFactor[group];
          let units = frame.units[cell];
          if (knowledge[cell] === SOLD_OUT) {
            atLeast(series, units, mean);
            units = extra.mean;
          }
          const told = information(mean, dispersion[series]);
          sum[group] += (told * units) / expected[series];
          weight[group] += told;
        }
        for (let group = 0; group < groups; group++) dayFactor[group] = sum[group] / weight[group];
      }
    },

    recover(series: number, cell: number, known: number): number {
      const units = frame.units[cell];
      extra.variance = 0;
      if (known === KNOWN) return units;
      const mean = expected[series] * dayFactor[groupOf[series]];
      if (!(mean > 0)) return known === SOLD_OUT ? units : Number.NaN;
      if (known !== SOLD_OUT) return mean;
      atLeast(series, units, mean);
      return extra.mean;
    },

    /** To be called right after `recover` of the same cell. */
    learn(series: number, cell: number, place: number, demand: number): void {
      const group = groupOf[series];
      if (expected[series] > 0) {
        const mean = expected[series] * dayFactor[group];
        const told = information(expected[series], dispersion[series]);
        const ratio = demand / expected[series];
        const onWeekday = ratio * weekdayIndex(series, place);
        if (places > 1) {
          weekday.add(series * places + place, told * onWeekday, told);
          groupWeekday.add(group * places + place, told * onWeekday, told);
        }
        const bin = bins[cell];
        if (bin > 0) {
          const onOffer = ratio * offerIndex(series, bin);
          storeOffer.add(bin, told * onOffer, told);
          offer.add(group * OFFER_BINS + bin, told * onOffer, told);
        }
        const weight = 1 / (0.5 + mean) ** 2;
        const squares = (demand - mean) ** 2 + extra.variance - (frame.isCount ? mean : 0);
        spread.add(series, squares * weight, mean * mean * weight);
        groupSpread.add(group, squares * weight, mean * mean * weight);
        spreadDays[series] = FORGET * spreadDays[series] + 1;
      }
      days[series]++;
      const weight = Math.max(levelWeight(series), 1 / days[series]);
      level[series] += weight * (demand / pattern[series] - level[series]);
    },

    endStep(): void {
      for (const ratios of [weekday, groupWeekday, offer, storeOffer, spread, groupSpread]) ratios.forget(FORGET);
    },
  };
}

/** Ratios of two fading sums. */
function createRatios(count: number) {
  const above = new Float64Array(count);
  const below = new Float64Array(count);
  return {
    add(at: number, numerator: number, denominator: number): void {
      above[at] += numerator;
      below[at] += denominator;
    },
    ratio: (at: number): number => above[at] / (below[at] || Number.NaN),
    /** The ratio drawn to `prior` as by `weight` of the denominator. */
    drawn: (at: number, prior: number, weight: number): number => (above[at] + weight * prior) / (below[at] + weight),
    forget(share: number): void {
      for (let i = 0; i < count; i++) {
        above[i] *= share;
        below[i] *= share;
      }
    },
  };
}
