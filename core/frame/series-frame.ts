// All observations of one store as columns: the form in which data moves between the store, features and forecasting.
import type { Day } from '../math/day.ts';

/**
 * The series of one store, structure of arrays. Series i owns the cells offset[i] … offset[i + 1] − 1, one a step
 * (day, week or month), from firstStep[i] to lastStep without gaps. Steps are numbered from 0; day of a step:
 * `stepDays[step]`. Every column has offset[count] cells. NaN means "not recorded".
 *
 * Buffers may be SharedArrayBuffers, so that the training worker reads them without a copy.
 */
export interface SeriesFrame {
  readonly store: string;
  readonly frequency: 'daily' | 'weekly' | 'monthly';
  /** Day of every step of the store's life, ascending; the last one is the origin (as-of date). */
  readonly stepDays: Int32Array;
  readonly count: number;
  readonly offset: Uint32Array;
  /** Step of the series' first observation. */
  readonly firstStep: Int32Array;

  /** Units sold, netted within the day, negative as 0; 0 on days without a record while the store was open. */
  readonly units: Float64Array;
  /** Unit price in major currency units. */
  readonly price: Float64Array;
  /** Share of the price taken off, 0 to 1. */
  readonly discount: Float64Array;
  /** 1 promoted, 0 not. */
  readonly promotion: Float64Array;
  readonly competitorPrice: Float64Array;
  /** Stock at opening, negative as 0. */
  readonly stock: Float64Array;
  /** 1 where the store (or the product's counter) was closed: such a day is neither trained on nor scored. */
  readonly closed: Uint8Array;
  /** Index into `weatherLevels`, or −1; per store step, length stepDays.length. */
  readonly weather: Int16Array;
  readonly weatherLevels: readonly string[];

  readonly products: readonly SeriesInfo[];
  readonly categories: readonly string[];
  readonly suppliers: readonly string[];
  /** True when every recorded quantity is a whole number: forecasts then are counts. */
  readonly isCount: boolean;
  /** False: the store wants sales taken for demand, whatever the stock record says. Left out: true. */
  readonly censorStockOuts?: boolean;
}

/** What is known of a product besides its series. Indexes point into the frame's level lists; −1: not known. */
export interface SeriesInfo {
  readonly code: string;
  readonly name: string;
  readonly category: number;
  readonly supplier: number;
}

/** What is truly known ahead for one series (calendar aside), one cell a future step; NaN: take the default. */
export interface FuturePlan {
  readonly price?: Float64Array;
  readonly discount?: Float64Array;
  readonly promotion?: Float64Array;
  /** 1 closed, 0 open, −1: as usual. */
  readonly closed?: Int8Array;
  /** 1: a public holiday, 0: none, −1: as the calendar says. */
  readonly holiday?: Int8Array;
  /** Index into weatherLevels; −1: not known. */
  readonly weather?: Int16Array;
  readonly competitorPrice?: Float64Array;
}

/** Day of the step `ahead` steps after the last known one (1 = the first future step). */
export function futureDay(frame: Pick<SeriesFrame, 'stepDays' | 'frequency'>, ahead: number): Day {
  const last = frame.stepDays[frame.stepDays.length - 1];
  if (frame.frequency === 'daily') return last + ahead;
  if (frame.frequency === 'weekly') return last + 7 * ahead;
  const date = new Date(last * 86_400_000);
  const dayOfMonth = date.getUTCDate();
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead + 1, 0));
  target.setUTCDate(Math.min(dayOfMonth, target.getUTCDate()));
  return target.getTime() / 86_400_000;
}
