// What a feature matrix consists of: decided once from the training data, stored with the model, obeyed by prediction.
import type { Frequency } from '../contract/units.ts';
import type { SeriesFrame } from '../frame/series-frame.ts';

/** Groups that explanations show to people. */
export type FeatureGroup =
  | 'recent-sales'
  | 'trend'
  | 'weekday'
  | 'season'
  | 'holiday'
  | 'price'
  | 'promotion'
  | 'weather'
  | 'product'
  | 'stock'
  | 'other';

export interface FeatureColumn {
  readonly name: string;
  readonly group: FeatureGroup;
}

/** Serialisable; the columns follow from it and from nothing else (see feature-writer.ts). */
export interface FeatureSpec {
  readonly version: 1;
  readonly frequency: Frequency;
  /** Steps after which the pattern repeats: 7 days, 52 weeks, 12 months. */
  readonly season: number;
  readonly price: boolean;
  readonly discount: boolean;
  readonly promotion: boolean;
  readonly competitorPrice: boolean;
  readonly stock: boolean;
  /** Days with an empty shelf say nothing of demand and sold-out days "at least"; false: sales are demand. */
  readonly censorStockOuts: boolean;
  /** True when some series was closed at times, beyond a fixed weekly pattern or within it. */
  readonly closing: boolean;
  readonly category: boolean;
  readonly supplier: boolean;
  readonly holidays: boolean;
  /** True when the data span at least two years, so that a yearly pattern can be told from chance. */
  readonly yearly: boolean;
  /** Daily series of which `yearly` is true: simple methods and trees are told the time of the year. Left out by older models. */
  readonly yearPhase?: boolean;
  /** Most frequent weather levels, one 0/1 column each. */
  readonly weatherLevels: readonly string[];
  /** Smallest level (units a step) that a series is measured by. */
  readonly levelFloor: number;
}

/** Facts about the calendar that do not come from the data. Days ascending. */
export interface CalendarFacts {
  /** Public holidays, past and future; empty when no country is set. */
  readonly holidays: Int32Array;
}

export const NO_CALENDAR: CalendarFacts = { holidays: new Int32Array(0) };

const MAX_WEATHER_LEVELS = 8;
/** A column that is recorded on fewer cells than this tells nothing that could be learnt. */
const MIN_RECORDED_SHARE = 0.02;

/** A level below this share of the mean product's is not told apart from it: ratios to nearly nothing are all noise. */
const LEVEL_FLOOR_SHARE = 0.02;

export const seasonOf = (frequency: Frequency): number =>
  frequency === 'daily' ? 7 : frequency === 'weekly' ? 52 : 12;

/**
 * Decides from the data which families of features exist. Amounts are looked at only up to `lastStep` (all steps when
 * left out), so that days which a training must not see do not tell it how much is sold.
 */
export function buildFeatureSpec(
  frame: SeriesFrame,
  calendar: CalendarFacts,
  lastStep = frame.stepDays.length - 1,
): FeatureSpec {
  const season = seasonOf(frame.frequency);
  const span = frame.stepDays.length === 0 ? 0 : frame.stepDays[frame.stepDays.length - 1] - frame.stepDays[0] + 1;
  return {
    version: 1,
    frequency: frame.frequency,
    season,
    price: varies(frame.price),
    discount: varies(frame.discount),
    promotion: varies(frame.promotion),
    competitorPrice: varies(frame.competitorPrice),
    stock: recordedShare(frame.stock) >= MIN_RECORDED_SHARE,
    censorStockOuts: frame.censorStockOuts ?? true,
    closing: frame.closed.includes(1),
    category: frame.categories.length > 1,
    supplier: frame.suppliers.length > 1,
    holidays: calendar.holidays.length > 0,
    yearly: span >= 730,
    yearPhase: span >= 730 && frame.frequency === 'daily',
    weatherLevels: frequentWeather(frame),
    levelFloor: Math.max(LEVEL_FLOOR_SHARE * meanUnits(frame, lastStep), 1e-9),
  };
}

function recordedShare(column: Float64Array): number {
  let recorded = 0;
  for (let i = 0; i < column.length; i++) if (!Number.isNaN(column[i])) recorded++;
  return column.length === 0 ? 0 : recorded / column.length;
}

/** Recorded often enough, and with at least two values. */
function varies(column: Float64Array): boolean {
  if (recordedShare(column) < MIN_RECORDED_SHARE) return false;
  let first = Number.NaN;
  for (let i = 0; i < column.length; i++) {
    if (Number.isNaN(column[i])) continue;
    if (Number.isNaN(first)) first = column[i];
    else if (column[i] !== first) return true;
  }
  return false;
}

function frequentWeather(frame: SeriesFrame): string[] {
  const counts = new Int32Array(frame.weatherLevels.length);
  for (const level of frame.weather) if (level >= 0) counts[level]++;
  return frame.weatherLevels
    .map((name, level) => ({ name, count: counts[level] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, MAX_WEATHER_LEVELS)
    .map(({ name }) => name);
}

function meanUnits(frame: SeriesFrame, lastStep: number): number {
  let sum = 0;
  let cells = 0;
  for (let series = 0; series < frame.count; series++) {
    const from = frame.offset[series];
    const to = Math.min(frame.offset[series + 1], from + lastStep - frame.firstStep[series] + 1);
    for (let cell = from; cell < to; cell++) {
      sum += frame.units[cell];
      cells++;
    }
  }
  return cells === 0 ? 0 : sum / cells;
}
