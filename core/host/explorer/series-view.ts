// One product, or the whole store, step by step: calendar, gaps, outliers, distribution.
import {
  type CalendarState,
  DUPLICATE_CODES,
  type ExplorerCalendar,
  type ExplorerStatistics,
  OBSERVATION_FLAGS,
  type SeriesStatistics,
} from '#core/contract/explorer.ts';
import type { Upload } from '#core/contract/imports.ts';
import type { Frequency } from '#core/contract/units.ts';
import { usualClosings } from '#core/features/usual-closings.ts';
import { type Day, isoFromDay } from '#core/math/day.ts';
import { stepSpan } from '#core/store/steps.ts';
import type { StoreTotals } from '#core/store/store-facts.ts';
import { findOutliers } from './outliers.ts';
import { emptyStatistics, FLAG_BITS, type IndexedProduct, noFlags, type RecordIndex } from './record-index.ts';
import { describeSteps, histogramOf } from './series-statistics.ts';

/** From the first record to the last known step. */
interface Steps {
  readonly days: Int32Array;
  /** Netted, returns included; 0 where nothing is recorded. */
  readonly units: Float64Array;
  readonly state: readonly CalendarState[];
  /** 1 where the shelf was empty, so that a day without a sale is no wonder. */
  readonly empty: Uint8Array;
}

const NOTHING: Steps = { days: new Int32Array(), units: new Float64Array(), state: [], empty: new Uint8Array() };

function productSteps({ columns }: RecordIndex, product: IndexedProduct, totals: StoreTotals): Steps {
  const { calendar, sold, closedSteps } = totals;
  if (product.from === product.to) return NOTHING;
  const first = calendar.stepOf(columns.day[product.from]);
  const units = new Float64Array(calendar.days.length - first);
  const recorded = new Uint8Array(units.length);
  const [closed, empty] = [new Uint8Array(units.length), new Uint8Array(units.length)];
  for (let row = product.from; row < product.to; row++) {
    const step = calendar.stepOf(columns.day[row]) - first;
    units[step] += columns.units[row];
    recorded[step] = 1;
    if (columns.flags[row] & FLAG_BITS.closed) closed[step] = 1;
    if (columns.flags[row] & FLAG_BITS.soldOut && columns.stock[row] <= 0) empty[step] = 1;
  }
  const state = Array.from(units, (value, step): CalendarState => {
    const at = first + step;
    if (closed[step] === 1 || closedSteps?.[at] === 1 || (recorded[step] === 0 && sold[at] === 0)) return 'closed';
    return recorded[step] === 0 ? 'missing' : value > 0 ? 'sold' : 'zero';
  });
  return { days: calendar.days.subarray(first), units, state, empty };
}

/**
 * The store was open when anything was sold. A day with records and no sale is closed, and so is one without a record on a
 * weekday on which there usually is none; any other day without a record is missing.
 */
function storeSteps({ calendar, all, sold, closedSteps }: StoreTotals, frequency: Frequency): Steps {
  const units = all.units.map((value) => (Number.isNaN(value) ? 0 : value));
  const usuallyClosed = frequency === 'daily' ? usualClosings(calendar.days, (step) => all.records[step] === 0) : null;
  const state = Array.from(units, (value, step): CalendarState => {
    if (closedSteps?.[step] === 1 || usuallyClosed?.[step] === 1) return 'closed';
    if (all.records[step] === 0) return 'missing';
    return sold[step] === 0 ? 'closed' : value > 0 ? 'sold' : 'zero';
  });
  return { days: calendar.days, units, state, empty: new Uint8Array(units.length) };
}

function stepsOf(index: RecordIndex, product: IndexedProduct | null): Steps {
  const totals = index.facts.totals();
  if (!totals) return NOTHING;
  return product ? productSteps(index, product, totals) : storeSteps(totals, index.facts.store.frequency);
}

/** Days of a product that are missing count as zero, those of a store are not known. */
const isJudged = (state: CalendarState, product: IndexedProduct | null): boolean =>
  state === 'sold' || state === 'zero' || (state === 'missing' && product !== null);

function outliersOf({ units, state, empty }: Steps) {
  const isJudged = (step: number): boolean => empty[step] === 0 && (state[step] === 'sold' || state[step] === 'zero');
  return findOutliers(units.map((value, step) => (isJudged(step) ? value : Number.NaN)));
}

export function buildCalendar(index: RecordIndex, product: IndexedProduct | null): ExplorerCalendar {
  const steps = stepsOf(index, product);
  return {
    frequency: index.facts.store.frequency,
    day: Array.from(steps.days, isoFromDay),
    units: Array.from(steps.units, round),
    state: [...steps.state],
    outliers: outliersOf(steps).indexes.toSorted((a, b) => a - b),
  };
}

const MOST_OUTLIERS = 25;
const MOST_RANGES = 100;

export function buildStatistics(
  index: RecordIndex,
  product: IndexedProduct | null,
  uploads: readonly Upload[],
): ExplorerStatistics {
  const { frequency } = index.facts.store;
  const steps = stepsOf(index, product);
  const open = steps.units.filter((_, step) => isJudged(steps.state[step], product)).map((value) => Math.max(0, value));
  const { indexes, usual } = outliersOf(steps);
  const gaps = [...steps.days].filter((_, step) => steps.state[step] === 'missing');
  return {
    ...(product ? product.statistics : { ...sumProducts(index), ...describeSteps(open) }),
    frequency,
    mergedFrom: product ? [...product.mergedFrom] : [],
    histogram: histogramOf(open),
    gaps: { days: gaps.length, ranges: rangesOf(gaps, frequency).slice(0, MOST_RANGES) },
    outliers: indexes.slice(0, MOST_OUTLIERS).map((step) => ({
      day: isoFromDay(steps.days[step]),
      units: round(steps.units[step]),
      usual: round(usual),
    })),
    duplicates: product ? [] : duplicatesOf(index, uploads),
  };
}

function sumProducts({ facts, products }: RecordIndex): SeriesStatistics {
  const sum = { ...emptyStatistics(), flags: noFlags() };
  for (const { statistics } of products) {
    sum.observations += statistics.observations;
    sum.units += statistics.units;
    if (statistics.revenue !== null) sum.revenue = (sum.revenue ?? 0) + statistics.revenue;
    if (statistics.minPrice !== null) sum.minPrice = Math.min(sum.minPrice ?? statistics.minPrice, statistics.minPrice);
    if (statistics.maxPrice !== null) sum.maxPrice = Math.max(sum.maxPrice ?? statistics.maxPrice, statistics.maxPrice);
    for (const flag of OBSERVATION_FLAGS) sum.flags[flag] += statistics.flags[flag];
  }
  sum.units = round(sum.units);
  sum.revenue = sum.revenue === null ? null : round(sum.revenue);
  sum.firstDay = facts.firstDay === null ? null : isoFromDay(facts.firstDay);
  sum.lastDay = facts.lastDay === null ? null : isoFromDay(facts.lastDay);
  return sum;
}

/** Steps that follow each other as one range; from the first day of the first to the last of the last. */
function rangesOf(days: readonly Day[], frequency: Frequency): { from: string; to: string }[] {
  const ranges: { from: Day; to: Day }[] = [];
  for (const day of days) {
    const span = stepSpan(frequency, day);
    const last = ranges.at(-1);
    if (last && last.to + 1 >= span.from) last.to = span.to;
    else ranges.push({ ...span });
  }
  return ranges.map(({ from, to }) => ({ from: isoFromDay(from), to: isoFromDay(to) }));
}

function duplicatesOf({ facts }: RecordIndex, uploads: readonly Upload[]): ExplorerStatistics['duplicates'] {
  return uploads
    .filter(({ state, report }) => state === 'committed' && report?.result.stores.includes(facts.store.code))
    .flatMap(({ id, fileName, report }) =>
      (report?.issues ?? []).flatMap(({ code, count }) => {
        const kind = DUPLICATE_CODES.find((known) => known === code);
        return kind ? [{ uploadId: id, fileName, code: kind, rows: count }] : [];
      }),
    );
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;
