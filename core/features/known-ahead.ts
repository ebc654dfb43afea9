// What is known of any step, past or future: prices, promotions, closings and weather as recorded or as planned.
import type { FuturePlan, SeriesFrame } from '../frame/series-frame.ts';
import type { ClosingPattern } from './closing-pattern.ts';

/** Steps are those of the frame's store; steps after the last one read the plan. NaN (weather: −1): not known. */
export interface KnownAhead {
  /** Recorded or planned price; otherwise the latest price before the step. */
  price(series: number, step: number): number;
  discount(series: number, step: number): number;
  promotion(series: number, step: number): number;
  competitorPrice(series: number, step: number): number;
  /** 1 closed, 0 open; future steps without a plan follow the closing pattern. */
  closed(series: number, step: number): 0 | 1;
  /** 1 a public holiday, 0 none, by plan; −1: as the calendar says. */
  holiday(series: number, step: number): number;
  /** Index into frame.weatherLevels. */
  weather(series: number, step: number): number;
}

export type SeriesPlans = ReadonlyMap<number, FuturePlan>;

/** `filledPrice`: the latest recorded price as of each cell. */
export function createKnownAhead(
  frame: SeriesFrame,
  filledPrice: Float64Array,
  pattern: ClosingPattern,
  plans: SeriesPlans,
): KnownAhead {
  const last = frame.stepDays.length - 1;
  const cellOf = (series: number, step: number) => frame.offset[series] + step - frame.firstStep[series];
  const read = (column: Float64Array, key: 'discount' | 'promotion' | 'competitorPrice') => {
    return (series: number, step: number): number => {
      if (step > last) return plans.get(series)?.[key]?.[step - last - 1] ?? Number.NaN;
      return step < frame.firstStep[series] ? Number.NaN : column[cellOf(series, step)];
    };
  };
  return {
    price(series, step) {
      if (step < frame.firstStep[series]) return Number.NaN;
      if (step <= last) return filledPrice[cellOf(series, step)];
      const planned = plans.get(series)?.price?.[step - last - 1] ?? Number.NaN;
      return Number.isNaN(planned) ? filledPrice[cellOf(series, last)] : planned;
    },
    discount: read(frame.discount, 'discount'),
    promotion: read(frame.promotion, 'promotion'),
    competitorPrice: read(frame.competitorPrice, 'competitorPrice'),
    closed(series, step) {
      if (step < frame.firstStep[series]) return 0;
      if (step <= last) return frame.closed[cellOf(series, step)] === 1 ? 1 : 0;
      const planned = plans.get(series)?.closed?.[step - last - 1];
      return planned === undefined || planned < 0 ? pattern.closedAhead(series, step - last) : planned === 1 ? 1 : 0;
    },
    holiday: (series, step) => (step <= last ? -1 : (plans.get(series)?.holiday?.[step - last - 1] ?? -1)),
    weather(series, step) {
      return step <= last ? frame.weather[step] : (plans.get(series)?.weather?.[step - last - 1] ?? -1);
    },
  };
}
