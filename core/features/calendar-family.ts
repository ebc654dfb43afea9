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
  const month = daily ? ['day_of_month', 'days_to_month_end', 'week_of_month', 'days_to_pay_day'] : [];
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
      const day = target <= last ? frame.stepDays[target] : futureDay(frame, target - last);
      const parts = partsOf(day);
      if (daily) {
        out[to++] = weekdayOf(day);
        const monthDays = partsOf(day - parts.dayOfMonth + 32).dayOfMonth;
        const daysInMonth = 32 - monthDays;
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
