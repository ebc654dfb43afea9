// The steps of a store's life: days, weeks or months, as its files are.
import type { Frequency } from '../contract/units.ts';
import { type Day, dayFromParts, partsOf } from '../math/day.ts';

export interface StepCalendar {
  /** Day of every step, ascending, without gaps; the last one is the last known day. */
  readonly days: Int32Array<SharedArrayBuffer>;
  /** Step that contains a day between the first and the last one. */
  stepOf(day: Day): number;
}

/**
 * A week ends on the weekday of the last known day, and a month is named by that day's day of month (the month's last
 * day where it is shorter), so that the steps go on into the future as `futureDay` of the series frame counts them.
 */
export function stepCalendar(frequency: Frequency, firstDay: Day, lastDay: Day): StepCalendar {
  if (frequency === 'monthly') return monthlyCalendar(firstDay, lastDay);
  const length = frequency === 'daily' ? 1 : 7;
  const count = Math.floor((lastDay - firstDay) / length) + 1;
  const days = sharedInt32(count);
  for (let step = 0; step < count; step++) days[step] = lastDay - (count - 1 - step) * length;
  // An earlier day of the first week lies before the first step's own day, never a whole week before it.
  return { days, stepOf: (day) => count - 1 - Math.floor((lastDay - day) / length) };
}

/** First and last day of the step that is named by a day: the week that ends on it, or its calendar month. */
export function stepSpan(frequency: Frequency, day: Day): { from: Day; to: Day } {
  if (frequency === 'daily') return { from: day, to: day };
  if (frequency === 'weekly') return { from: day - 6, to: day };
  const { year, month, dayOfMonth } = partsOf(day);
  return { from: day - dayOfMonth + 1, to: dayInMonth(year, month, 31) };
}

function monthlyCalendar(firstDay: Day, lastDay: Day): StepCalendar {
  const monthOf = (day: Day): number => {
    const { year, month } = partsOf(day);
    return year * 12 + month - 1;
  };
  const firstMonth = monthOf(firstDay);
  const count = monthOf(lastDay) - firstMonth + 1;
  const { dayOfMonth } = partsOf(lastDay);
  const days = sharedInt32(count);
  for (let step = 0; step < count; step++) {
    const year = Math.floor((firstMonth + step) / 12);
    days[step] = dayInMonth(year, ((firstMonth + step) % 12) + 1, dayOfMonth);
  }
  return { days, stepOf: (day) => monthOf(day) - firstMonth };
}

function dayInMonth(year: number, month: number, dayOfMonth: number): Day {
  for (let last = dayOfMonth; last > 28; last--) {
    const day = dayFromParts(year, month, last);
    if (day !== null) return day;
  }
  return dayFromParts(year, month, Math.min(dayOfMonth, 28)) as Day;
}

const sharedInt32 = (length: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
