// Sales that left their usual range: the last period of each series against the ones before it.
import type { SeriesFrame } from '../frame/series-frame.ts';
import { negativeBinomialDistribution } from '../math/counts.ts';
import { variance } from '../math/statistics.ts';

export interface SuddenDemand {
  readonly series: number;
  /** Units of the last period. */
  readonly sold: number;
  /** Units that would have been usual: mean of the periods before, moved as the rest of the category moved. */
  readonly usual: number;
  /** Range that ordinary periods stay in, but for one in a thousand on either side. */
  readonly low: number;
  readonly high: number;
}

/** Periods before the last one that say what is usual: so many, or as many as there are. */
const USUAL_PERIODS = 8;
const LEAST_PERIODS = 4;
/** An ordinary period is this unlikely to lie beyond one end of the range: about one false alarm a week in 500 products. */
const TAIL = 0.001;
/** A change of a unit or two is no news, however rare. */
const LEAST_UNITS = 3;
/** What the rest of the category did moves the usual level (a holiday week), within reason. */
const CATEGORY_FACTOR = [0.5, 2] as const;

/**
 * Series whose last `periodSteps` steps sold more or less than chance explains. A period's units are taken for negative
 * binomial around the n = 4 to 8 periods before: mean (sum + 1/2) / n, the estimate under Jeffreys' prior, so that a first sale is
 * no sensation; variance that of the periods, at least the mean's, times 1 + 1/n because the mean is itself an estimate.
 * Passed over: series with fewer such periods, whose last period had a promotion or a closed step that none of the others
 * had, and, downwards, those whose shelf was empty or sold out on a day of it.
 */
export function findSuddenDemand(frame: SeriesFrame, periodSteps: number): SuddenDemand[] {
  const histories = Array.from({ length: frame.count }, (_, series) => periodsOf(frame, series, periodSteps));
  const moved = categoryMoves(frame, histories);
  return histories.flatMap((history, series) => {
    if (!history) return [];
    const { last, before } = history;
    if (last.promoted > 0 || last.closed > Math.max(...before.map(({ closed }) => closed))) return [];
    const units = before.map((period) => period.units);
    const factor = moved(series);
    const usual = ((sumOf(units) + 0.5) / units.length) * factor;
    const spread = Math.max(variance(units) * factor * factor, usual) * (1 + 1 / units.length);
    const demand = negativeBinomialDistribution(usual, usual ** 2 / (spread - usual));
    const [low, high] = [demand.quantile(TAIL), demand.quantile(1 - TAIL)];
    const isUnusual = last.units > high || (last.units < low && !last.isShort);
    if (!isUnusual || Math.abs(last.units - usual) < LEAST_UNITS) return [];
    return [{ series, sold: last.units, usual, low, high }];
  });
}

interface Period {
  readonly units: number;
  readonly closed: number;
  readonly promoted: number;
  /** Whether a day of it sold out or opened empty. */
  readonly isShort: boolean;
}

interface History {
  readonly last: Period;
  readonly before: readonly Period[];
}

/** The last period and those before it; undefined for a series that is too young. */
function periodsOf(frame: SeriesFrame, series: number, periodSteps: number): History | undefined {
  const to = frame.offset[series + 1];
  const periods = Math.min(USUAL_PERIODS, Math.floor((to - frame.offset[series]) / periodSteps) - 1);
  if (periods < LEAST_PERIODS) return undefined;
  const period = (back: number): Period => {
    const end = to - back * periodSteps;
    let [units, closed, promoted, isShort] = [0, 0, 0, false];
    for (let cell = end - periodSteps; cell < end; cell++) {
      units += frame.units[cell];
      closed += frame.closed[cell];
      if (frame.promotion[cell] > 0 || frame.discount[cell] > 0) promoted++;
      if (frame.stock[cell] <= frame.units[cell]) isShort = true;
    }
    return { units, closed, promoted, isShort };
  };
  return { last: period(0), before: Array.from({ length: periods }, (_, i) => period(i + 1)) };
}

/** For a series: what the others of its category sold in the last period, over their mean of the periods before. */
function categoryMoves(frame: SeriesFrame, histories: readonly (History | undefined)[]): (series: number) => number {
  const sums = new Map<number, { last: number; before: number }>();
  const shareOf = (history: History) => ({
    last: history.last.units,
    before: sumOf(history.before.map(({ units }) => units)) / history.before.length,
  });
  histories.forEach((history, series) => {
    if (!history) return;
    const { category } = frame.products[series];
    const sum = sums.get(category) ?? { last: 0, before: 0 };
    const own = shareOf(history);
    sums.set(category, { last: sum.last + own.last, before: sum.before + own.before });
  });
  const [least, most] = CATEGORY_FACTOR;
  return (series) => {
    const all = sums.get(frame.products[series].category);
    const history = histories[series];
    if (!all || !history) return 1;
    const own = shareOf(history);
    const before = all.before - own.before;
    return before > 0 ? Math.min(most, Math.max(least, (all.last - own.last) / before)) : 1;
  };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
