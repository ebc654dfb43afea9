// Days as people type them: in the order of their language, or as ISO text.
import { toDayNumber, toIsoDay } from './days.ts';
import { kept } from './kept.ts';

type Part = 'year' | 'month' | 'day';

/** A language's short dates, with leading zeros. */
const shortDates = kept(
  (language: string) =>
    new Intl.DateTimeFormat(language, { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' }),
);

/** Order of year, month and day in a language's short dates. */
function orderOf(language: string): Part[] {
  const parts = shortDates(language).formatToParts(0);
  return parts.map(({ type }) => type).filter((type): type is Part => ['year', 'month', 'day'].includes(type));
}

/** A day as it stands in a field, with leading zeros: 15/11/2026, 15.11.2026, 11/15/2026. */
export function fieldDay(iso: string, language: string): string {
  return shortDates(language).format(new Date(`${iso}T00:00:00Z`));
}

/** How a day is typed in this language, in its own letters for day, month and year ("TT.MM.JJJJ" from `letters`). */
export function dayPattern(language: string, letters: Record<Part, string>): string {
  const width = { year: 4, month: 2, day: 2 };
  return shortDates(language)
    .formatToParts(0)
    .map(({ type, value }) => (type in width ? letters[type as Part].repeat(width[type as Part]) : value))
    .join('');
}

/**
 * The ISO day that was typed; null while it is none (yet). A year of two digits is one of this century, and counts
 * only with `finished`, because it may be on the way to four.
 */
export function parseTypedDay(text: string, language: string, finished: boolean): string | null {
  const numbers = text.trim().match(/\d+/g);
  if (numbers?.length !== 3) return null;
  const order: Part[] = numbers[0].length === 4 ? ['year', 'month', 'day'] : orderOf(language);
  const at = (part: Part) => numbers[order.indexOf(part)];
  const year = at('year').length === 4 ? at('year') : finished && at('year').length === 2 ? `20${at('year')}` : null;
  if (!year) return null;
  const iso = `${year}-${at('month').padStart(2, '0')}-${at('day').padStart(2, '0')}`;
  if (!/^\d{4}-\d\d-\d\d$/.test(iso) || Number.isNaN(Date.parse(iso))) return null;
  // 31 February becomes 3 March in JavaScript; here it is no day.
  return toIsoDay(toDayNumber(iso)) === iso ? iso : null;
}
