// Which future steps a shop will be closed on, told from its own past.
import type { SeriesFrame } from '../frame/series-frame.ts';
import { futureDay } from '../frame/series-frame.ts';
import { partsOf, weekdayOf } from '../math/day.ts';

/** Weeks looked at, and the share of them that must have been closed for a weekday to count as a closing day. */
const WEEKS = 13;
const MIN_WEEKS = 4;
const CLOSED_SHARE = 0.8;

export interface ClosingPattern {
  /** 1 where the series is expected to be closed on the step `ahead` (1 = first) after the frame's last step. */
  closedAhead(series: number, ahead: number): 0 | 1;
}

/**
 * Weekly: a weekday closed in at least 80 % of the last 13 weeks. Yearly: a date (month and day) that was closed in
 * every year that the series has seen, at least two, such as a public holiday. Daily series only; weeks and months do
 * not close by a pattern.
 */
export function detectClosingPattern(frame: SeriesFrame): ClosingPattern {
  if (frame.frequency !== 'daily' || !frame.closed.includes(1)) return { closedAhead: () => 0 };
  const weekly = new Uint8Array(frame.count * 7);
  const yearly = new Map<number, Set<number>>();
  for (let series = 0; series < frame.count; series++) {
    for (let weekday = 0; weekday < 7; weekday++) weekly[series * 7 + weekday] = closedWeekday(frame, series, weekday);
    const dates = closedDates(frame, series);
    if (dates.size > 0) yearly.set(series, dates);
  }
  return {
    closedAhead(series, ahead) {
      const day = futureDay(frame, ahead);
      if (weekly[series * 7 + weekdayOf(day)] === 1) return 1;
      return yearly.get(series)?.has(dateKey(day)) ? 1 : 0;
    },
  };
}

function closedWeekday(frame: SeriesFrame, series: number, weekday: number): 0 | 1 {
  const last = frame.stepDays.length - 1;
  const shift = frame.offset[series] - frame.firstStep[series];
  let seen = 0;
  let closed = 0;
  for (let step = last; step > last - 7 * WEEKS && step >= frame.firstStep[series]; step--) {
    if (weekdayOf(frame.stepDays[step]) !== weekday) continue;
    seen++;
    closed += frame.closed[shift + step];
  }
  return seen >= MIN_WEEKS && closed >= CLOSED_SHARE * seen ? 1 : 0;
}

const dateKey = (day: number): number => {
  const { month, dayOfMonth } = partsOf(day);
  return month * 100 + dayOfMonth;
};

/** Dates closed in every one of at least two years. */
function closedDates(frame: SeriesFrame, series: number): Set<number> {
  const shift = frame.offset[series] - frame.firstStep[series];
  const first = frame.firstStep[series];
  const steps = frame.stepDays.length;
  const dates = new Set<number>();
  // A date of the last year is a candidate; it must have been closed in all the years before, too.
  for (let step = Math.max(first, steps - 366); step < steps; step++) {
    if (frame.closed[shift + step] !== 1) continue;
    const key = dateKey(frame.stepDays[step]);
    let years = 0;
    let closed = 0;
    for (let back = step; back >= first; back--) {
      const distance = step - back;
      if (distance % 365 > 2 && distance % 365 < 363) continue;
      if (dateKey(frame.stepDays[back]) !== key) continue;
      years++;
      closed += frame.closed[shift + back];
    }
    if (years >= 2 && closed === years) dates.add(key);
  }
  return dates;
}
