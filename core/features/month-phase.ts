// How the parts of a month compare: pay days and benefits fill the shops in some of them. Learnt from whole groups,
// because a single product sells too little to tell.
import { futureDay, type SeriesFrame } from '../frame/series-frame.ts';
import { partsOf } from '../math/day.ts';
import type { GroupColumns } from './group-columns.ts';
import { windowMean } from './running-sums.ts';

/** Parts: days 1–10, 11–20 and the rest. */
const PARTS = 3;
const DAYS_IN_PART = 10;
/** A day is compared with the mean of the days before it; a whole number of weeks, close to a month. */
const WIDTH = 28;
const WEEKS_OF_INDEX = 26;
/** How much parts differ in general: the variance of their index, which the scatter of single days is held against. */
const PART_VARIANCE = 0.001;
/** Days that went another way altogether (holidays, openings) say nothing of the part of the month. */
const MIN_RATIO = 0.4;
const MAX_RATIO = 2.5;

/** Index of the target's part of the month (1: average) as of an origin; uses nothing after the origin. */
export type MonthPhase = (series: number, origin: number, target: number) => number;

/**
 * Daily series. A day's ratio is its demand over the mean of the 28 days before, times the group's weekday index; the
 * index of a part is the mean ratio of its days over that of all days, drawn to 1 by (variance of a day) /
 * PART_VARIANCE days (the weight of a normal prior).
 */
export function createMonthPhase(frame: SeriesFrame, store: GroupColumns, categories: GroupColumns): MonthPhase {
  if (frame.frequency !== 'daily') return () => 1;
  const ofStore = createGroupPhase(frame, store);
  const ofCategory = createGroupPhase(frame, categories);
  return (series, origin, target) => {
    const category = categories.groupOf[series];
    return category < 0 ? ofStore(0, origin, target) : ofCategory(category, origin, target);
  };
}

function createGroupPhase(frame: SeriesFrame, group: GroupColumns): MonthPhase {
  const { steps } = group;
  const groups = steps === 0 ? 0 : group.perProduct.length / steps;
  const part = (step: number): number => {
    const day = step < steps ? frame.stepDays[step] : futureDay(frame, step - steps + 1);
    return Math.min(PARTS - 1, Math.floor((partsOf(day).dayOfMonth - 1) / DAYS_IN_PART));
  };
  const partOf = Uint8Array.from({ length: steps }, (_, step) => part(step));
  const index = new Float64Array(groups * steps * PARTS).fill(1);
  for (let g = 0; g < groups; g++) fillIndex(group, g, partOf, index);
  return (g, origin, target) => {
    const of = target < steps ? partOf[target] : part(target);
    return index[(g * steps + origin) * PARTS + of];
  };
}

function fillIndex(group: GroupColumns, g: number, partOf: Uint8Array, index: Float64Array): void {
  const { steps } = group;
  const start = g * steps;
  const counts = new Float64Array(PARTS);
  const sums = new Float64Array(PARTS);
  let squares = 0;
  for (let step = WIDTH; step < steps; step++) {
    const ratio = ratioOf(group, start, step);
    if (ratio > MIN_RATIO && ratio < MAX_RATIO) {
      counts[partOf[step]]++;
      sums[partOf[step]] += ratio;
      squares += ratio * ratio;
    }
    let count = 0;
    let sum = 0;
    for (let p = 0; p < PARTS; p++) {
      count += counts[p];
      sum += sums[p];
    }
    if (count === 0) continue;
    const mean = sum / count;
    const priorDays = Math.max(0, squares / count / (mean * mean) - 1) / PART_VARIANCE;
    for (let p = 0; p < PARTS; p++)
      index[(start + step) * PARTS + p] = (sums[p] / mean + priorDays) / (counts[p] + priorDays || 1) || 1;
  }
}

function ratioOf(group: GroupColumns, start: number, step: number): number {
  const cell = start + step;
  const width = WEEKS_OF_INDEX * group.season.stride;
  const weekday = windowMean(group.season, start, cell - group.season.stride, width);
  const all = windowMean(group.sums, start, cell - 1, width);
  return (group.perProduct[cell] * all) / (weekday * windowMean(group.sums, start, cell - 1, WIDTH));
}
