// What a user sets for a day ahead, as the plan that a forecast takes.
import type { PredictionContext } from '#core/contract/predictions.ts';
import type { FuturePlan, SeriesFrame } from '#core/frame/series-frame.ts';

export interface PlanInput {
  readonly frame: SeriesFrame;
  /** Step that contains the date, counted from the origin. */
  readonly dateStep: number;
  /** Steps the forecast is prepared for. */
  readonly steps: number;
  readonly context: PredictionContext;
}

/**
 * What is asked for (price, discount, the competitor's price) holds from the date on, because a shop that changes a
 * price keeps it for a while; promotion, holiday, weather and closing belong to the date alone. Days before the date stay as they are expected.
 * undefined when nothing was set that demand depends on.
 */
export function toFuturePlan(input: PlanInput): FuturePlan | undefined {
  const { context, frame, steps } = input;
  const at = input.dateStep - 1;
  const plan: { -readonly [Key in keyof FuturePlan]: FuturePlan[Key] } = {};
  const from = (value: number): Float64Array => new Float64Array(steps).fill(Number.NaN).fill(value, at);
  const only = (value: number): Float64Array => new Float64Array(steps).fill(Number.NaN).fill(value, at, at + 1);
  if (context.price !== undefined) plan.price = from(context.price);
  if (context.competitorPrice !== undefined) plan.competitorPrice = from(context.competitorPrice);
  if (context.discount !== undefined) plan.discount = from(context.discount);
  if (context.promotion !== undefined) plan.promotion = only(context.promotion ? 1 : 0);
  if (context.holiday !== undefined)
    plan.holiday = new Int8Array(steps).fill(-1).fill(context.holiday ? 1 : 0, at, at + 1);
  if (context.weather !== undefined) {
    const level = findWeather(frame.weatherLevels, context.weather);
    if (level >= 0) plan.weather = new Int16Array(steps).fill(-1).fill(level, at, at + 1);
  }
  if (context.closed !== undefined) {
    plan.closed = new Int8Array(steps).fill(-1).fill(context.closed ? 1 : 0, at, at + 1);
  }
  return Object.keys(plan).length > 0 ? plan : undefined;
}

/** Index of a weather by name, whatever the case; −1: this store has never had it. */
export function findWeather(levels: readonly string[], name: string): number {
  const wanted = name.trim().toLowerCase();
  return levels.findIndex((level) => level.toLowerCase() === wanted);
}
