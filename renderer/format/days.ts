// Calendar arithmetic on ISO days, in UTC so that no time zone shifts a day.
const DAY_MS = 86_400_000;

/** Days since 1970-01-01. */
export const toDayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
export const toIsoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const addDays = (iso: string, days: number): string => toIsoDay(toDayNumber(iso) + days);
