// The date of the target: weekday, place in the month and the year, distance to pay days and public holidays.

import { futureDay } from '../frame/series-frame.ts';
import { partsOf, weekdayOf } from '../math/day.ts';
import { columnsOf, type FeatureFamily } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';

/** Holidays further away than this are as good as none. */
const HOLIDAY_REACH = 14;

export function calendarFamily({ spec, frame, calendar, ahead: known }: FeatureSource): FeatureFamily {
  const daily = spec.frequency === 'daily';
  const last = frame.stepDays.length - 1;
  // Over little more than a year every day of the month was seen a dozen times: trees would learn these days by heart. The
  // part of the month is in the season index anyway.
  const finely = daily && spec.yearly;
  const month = finely ? ['day_of_month', 'days_to_month_end', 'week_of_month', 'days_to_pay_day'] : [];
  // Computed at the first row that asks: a training asks for all steps many times, a single prediction for one.
  const dates = new Array<ReturnType<typeof dateOf> | undefined>(frame.stepDays.length);
  function dayAt(step: number): number {
    return step <= last ? frame.stepDays[step] : futureDay(frame, step - last);
  }
  const dateAt = (step: number) => {
    const date = dates[step] ?? dateOf(dayAt(step));
    dates[step] = date;
    return date;
  };
  return {
    stage: 'target',
    columns: [
      ...columnsOf('other', ['horizon']),
      ...columnsOf('weekday', daily ? ['weekday'] : []),
      ...columnsOf('season', [...month, ...(spec.yearly ? ['month', 'day_of_year'] : [])]),
      ...columnsOf('holiday', spec.holidays ? ['days_to_holiday', 'days_since_holiday'] : []),
    ],
    write({ series, origin, target }, out, at) {
      let to = at;
      out[to++] = target - origin;
      const { day, parts, weekday, daysInMonth } = dateAt(target);
      if (daily) out[to++] = weekday;
      if (finely) {
        out[to++] = parts.dayOfMonth;
        out[to++] = daysInMonth - parts.dayOfMonth;
        out[to++] = Math.floor((parts.dayOfMonth - 1) / 7) + 1;
        out[to++] = daysToPayDay(parts.dayOfMonth, daysInMonth);
      }
      if (spec.yearly) {
        out[to++] = parts.month;
        out[to++] = parts.dayOfYear;
      }
      if (spec.holidays) {
        const planned = known.holiday(series, target);
        if (planned === 1) {
          out[to++] = 0;
          out[to++] = 0;
          return;
        }
        // Said to be none: the next one of the calendar counts, as on any other day.
        const next = firstAtOrAfter(calendar.holidays, planned === 0 ? day + 1 : day);
        const ahead = next < calendar.holidays.length ? calendar.holidays[next] - day : HOLIDAY_REACH;
        const before = next > 0 ? day - calendar.holidays[next - 1] : HOLIDAY_REACH;
        out[to++] = Math.min(ahead, HOLIDAY_REACH);
        out[to++] = ahead === 0 ? 0 : Math.min(before, HOLIDAY_REACH);
      }
    },
  };
}

function dateOf(day: number) {
  const parts = partsOf(day);
  const monthDays = partsOf(day - parts.dayOfMonth + 32).dayOfMonth;
  return { day, parts, weekday: weekdayOf(day), daysInMonth: 32 - monthDays };
}

/** Wages mostly come on the 15th and on the last day of a month. */
function daysToPayDay(dayOfMonth: number, daysInMonth: number): number {
  return dayOfMonth <= 15 ? 15 - dayOfMonth : daysInMonth - dayOfMonth;
}

function firstAtOrAfter(days: Int32Array, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
