// The seam of the simple methods: one series' known demand in, mean demand of the next steps out.

/** Known demand of one series up to the origin, oldest first; NaN where the record says nothing (see known-demand.ts). */
export interface DemandHistory {
  readonly demand: Float64Array;
  /** Steps after which the pattern repeats: 7 days, 52 weeks, 12 months. */
  readonly season: number;
  /**
   * How each place of the season compares with all (mean about 1), place 0 being the first step after the origin: told
   * by those who know more than one series. Left out: estimated from the series where it shows a season.
   */
  readonly indices?: ArrayLike<number>;
}

export interface SimpleForecaster {
  readonly name: string;
  /** Left out of comparisons where the season has fewer steps: another method says the same there. */
  readonly leastSeason?: number;
  /**
   * Writes the expected units of the steps 1 … out.length after the origin; never negative, never NaN. A history
   * without any known value gives zeros: what a product without history sells is not for one series to say.
   */
  forecast(history: DemandHistory, out: Float64Array): void;
}

/** Mean of the known values among the last `count` cells; NaN when there is none. */
export function meanOfLast(demand: Float64Array, count: number): number {
  let sum = 0;
  let known = 0;
  for (let i = Math.max(0, demand.length - count); i < demand.length; i++) {
    if (Number.isNaN(demand[i])) continue;
    sum += demand[i];
    known++;
  }
  return known === 0 ? Number.NaN : sum / known;
}

/** Mean of the last `seasons` known values at the season's place of step `ahead` after the origin; NaN: none. */
export function meanOfPlace({ demand, season }: DemandHistory, ahead: number, seasons: number): number {
  let sum = 0;
  let known = 0;
  for (let i = firstPlace(demand.length, season, ahead); i >= 0 && known < seasons; i -= season) {
    if (Number.isNaN(demand[i])) continue;
    sum += demand[i];
    known++;
  }
  return known === 0 ? Number.NaN : sum / known;
}

/** Latest cell at or before the origin with the season's place of step `ahead`. */
const firstPlace = (length: number, season: number, ahead: number): number =>
  length - 1 + ahead - season * Math.ceil(ahead / season);
