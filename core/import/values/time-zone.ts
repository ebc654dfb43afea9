// Moments written in UTC: the day on which they fell where the shop is.
import type { Day } from '#core/math/day.ts';
import { unixMinute } from './counted-day.ts';

const MINUTES_A_DAY = 1440;
/** The time of day behind a date, with what says that it is UTC. */
const UTC_TIME =
  /(?:T|,?\s+)(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:[.,]\d{1,9})?)?\s*(?:([ap])\.?\s?m\.?)?\s*(?:Z|UTC|GMT|[-+]00:?00)$/i;
/** Any zone that is said, UTC or another. */
const ZONED_TIME = /\d[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:Z|UTC|GMT|[-+]\d{2}:?\d{2})$/i;
/** Cells that must say it. */
const ENOUGH = 0.8;

/** Minutes since midnight, UTC; NaN where the text does not say that its time is UTC. */
export function minuteInUtc(text: string): number {
  const counted = unixMinute(text);
  if (!Number.isNaN(counted)) return counted;
  const [, hours, minutes, half] = UTC_TIME.exec(text) ?? [];
  if (hours === undefined) return Number.NaN;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return hour * 60 + Number(minutes);
}

/**
 * Whether moments are written in UTC. Where an offset of another zone occurs they are not: those tell the time on the
 * shop's own clock, which in winter may happen to be UTC.
 */
export function areInUtc(texts: Iterable<string>): boolean {
  let filled = 0;
  let inUtc = 0;
  for (const text of texts) {
    if (text === '') continue;
    filled++;
    if (!Number.isNaN(minuteInUtc(text))) inUtc++;
    else if (ZONED_TIME.test(text)) return false;
  }
  return filled > 0 && inUtc >= filled * ENOUGH;
}

export const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** Of a day and a minute in UTC the day in `timeZone` (a name of the IANA database). Throws RangeError for no such zone. */
export function localDays(timeZone: string): (day: Day, minute: number) => Day {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  /** Minutes by which clocks are ahead, by half hours: clocks change at one of them. */
  const ahead = new Map<number, number>();
  return (day, minute) => {
    const at = day * MINUTES_A_DAY + minute;
    const half = Math.floor(at / 30);
    let offset = ahead.get(half);
    if (offset === undefined) {
      offset = offsetAt(format, half * 30);
      ahead.set(half, offset);
    }
    return Math.floor((at + offset) / MINUTES_A_DAY);
  };
}

function offsetAt(format: Intl.DateTimeFormat, minutes: number): number {
  const parts = new Map(format.formatToParts(minutes * 60_000).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) as number;
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) / 60_000;
  return local - minutes;
}
