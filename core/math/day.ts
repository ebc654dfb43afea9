// Days as integers since 1970-01-01: the only form of a date inside the engine.

/** A calendar day as an integer count of days since 1970-01-01. */
export type Day = number;

const MS_PER_DAY = 86_400_000;

/** Day of an ISO date (YYYY-MM-DD). Throws RangeError when the text is not a real calendar day. */
export function dayFromIso(iso: string): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const day = match ? dayFromParts(Number(match[1]), Number(match[2]), Number(match[3])) : null;
  if (day === null) throw new RangeError(`"${iso}" is not a calendar day; expected YYYY-MM-DD`);
  return day;
}

/** Day of year, month (1-12) and day of month, or null when there is no such day. */
export function dayFromParts(year: number, month: number, dayOfMonth: number): Day | null {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return null;
  const ms = Date.UTC(year, month - 1, dayOfMonth);
  const date = new Date(ms);
  if (date.getUTCMonth() !== month - 1 || date.getUTCFullYear() !== year) return null;
  return ms / MS_PER_DAY;
}

export function isoFromDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 0 = Monday … 6 = Sunday (1970-01-01 was a Thursday). */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Calendar parts of a day; month 1-12, dayOfYear 1-366. */
export function partsOf(day: Day): { year: number; month: number; dayOfMonth: number; dayOfYear: number } {
  const date = new Date(day * MS_PER_DAY);
  const year = date.getUTCFullYear();
  return {
    year,
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
    dayOfYear: day - Date.UTC(year, 0, 1) / MS_PER_DAY + 1,
  };
}
