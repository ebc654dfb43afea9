// Where a time axis puts its ticks and how it words them, for a span of days.
import { toDayNumber, toIsoDay } from '#renderer/format/days.ts';
import { kept } from '#renderer/format/kept.ts';

export interface TimeTicks {
  days: number[];
  label: (day: number) => string;
}

const dates = kept(
  (language: string, style: 'day' | 'month' | 'year') =>
    new Intl.DateTimeFormat(language, {
      day: style === 'day' ? 'numeric' : undefined,
      month: 'short',
      year: style === 'year' ? 'numeric' : undefined,
      timeZone: 'UTC',
    }),
);

const MONTH_STEPS = [1, 2, 3, 6, 12, 24];

/** First days of months between the two, every `step` months counted from January. */
function monthStarts(from: number, to: number, step: number): number[] {
  const start = new Date(toIsoDay(from));
  const days: number[] = [];
  for (let month = start.getUTCFullYear() * 12; ; month += step) {
    const iso = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    const day = toDayNumber(iso);
    if (day > to) return days;
    if (day >= from) days.push(day);
  }
}

/**
 * Ticks for days `from` to `to` (since 1970-01-01), at most about `most` of them: Mondays on short spans, first days
 * of months on longer ones.
 */
export function timeTicks(from: number, to: number, most: number, language: string): TimeTicks {
  const span = to - from;
  const room = Math.max(2, most);
  if (span <= room * 28) {
    const step = span <= room ? 1 : Math.ceil(span / room / 7) * 7;
    const offset = step === 1 ? 0 : (((4 - from) % 7) + 7) % 7; // 1970-01-05, day 4, was a Monday
    const days: number[] = [];
    for (let day = from + offset; day <= to; day += step) days.push(day);
    return { days, label: (day) => dates(language, 'day').format(new Date(toIsoDay(day))) };
  }
  const step = MONTH_STEPS.find((months) => span / (months * 30.44) <= room) ?? 24;
  const days = monthStarts(from, to, step);
  return {
    days,
    label: (day) => {
      const date = new Date(toIsoDay(day));
      const first = days[0] === day || date.getUTCMonth() === 0;
      return dates(language, first ? 'year' : 'month').format(date);
    },
  };
}
