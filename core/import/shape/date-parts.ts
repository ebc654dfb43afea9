// A day in parts: year and month, year and week, or year, month and day in columns of their own, put together.
import { DATE_COLUMN, type DateParts } from '#core/contract/import-shape.ts';
import { ChangedRow } from '../changed-row.ts';
import { columnNames, normaliseName } from '../roles/column-name.ts';
import type { ColumnProfile } from '../roles/profile.ts';
import { cellText, keepCells, type RowSink } from '../row.ts';
import { monthOfWord } from '../values/period.ts';
import { cleanText } from '../values/text.ts';

/** What columns of the parts are called: English, German, French, Spanish, Italian. */
const NAMES = {
  year: 'year, yr, calendar year, jahr, kalenderjahr, année, año, anno',
  month: 'month, month no, month number, month name, calendar month, monat, kalendermonat, mois, mes, mese',
  week: 'week, week no, week number, calendar week, wk, kw, woche, kalenderwoche, semaine, n semaine, semana, settimana',
  day: 'day, day of month, tag, jour, día, giorno',
} as const;
const KNOWN = Object.fromEntries(
  Object.entries(NAMES).map(([part, list]) => [part, new Set(list.split(',').map(normaliseName))]),
) as Record<keyof typeof NAMES, Set<string>>;

const MOSTLY = 0.9;

/** The parts of a day where no column has it whole; null: there is one, or the parts do not make a day. */
export function findDateParts(names: readonly string[], profiles: readonly ColumnProfile[]): DateParts | null {
  if (profiles.some(({ dates }) => dates >= MOSTLY)) return null;
  const find = (part: keyof typeof NAMES, holds: (profile: ColumnProfile) => boolean) =>
    names.find((name, i) => KNOWN[part].has(normaliseName(name)) && holds(profiles[i]));
  const upTo = (most: number) => (profile: ColumnProfile) =>
    profile.integers >= MOSTLY && profile.max >= 1 && profile.max <= most;
  const year = find(
    'year',
    ({ integers, max, samples }) => integers >= MOSTLY && max <= 2100 && Number(samples[0]) > 1989,
  );
  const month = find('month', (profile) => upTo(12)(profile) || profile.samples.some(isMonthName));
  const week = find('week', upTo(53));
  if (year === undefined || (month === undefined && week === undefined)) return null;
  if (month === undefined) return { year, week };
  return { year, month, day: find('day', upTo(31)) };
}

const isMonthName = (text: string): boolean => monthOfWord(text) !== undefined;

/** Hands rows on with the day behind their own columns, the header first. */
export function withDates(parts: DateParts, sink: RowSink): RowSink {
  const out = new ChangedRow();
  let width = 0;
  let at: Record<keyof DateParts, number> | undefined;
  return (row) => {
    const isHeader = at === undefined;
    if (at === undefined) {
      const names = columnNames(keepCells(row));
      const indexOf = (name: string | undefined) => (name === undefined ? -1 : names.indexOf(name));
      at = {
        year: indexOf(parts.year),
        month: indexOf(parts.month),
        week: indexOf(parts.week),
        day: indexOf(parts.day),
      };
      width = names.length;
    }
    const places = at;
    const textOf = (part: keyof DateParts) => {
      const place = places[part];
      return place >= 0 && place < row.width ? cleanText(cellText(row.cells[place])) : '';
    };
    out.take(row, width).cells[width] = isHeader ? DATE_COLUMN : dayText(textOf, parts);
    out.width = width + 1;
    return sink(out);
  };
}

/** As the date is read: "2025-03-07", "2025-03", "7 March 2025", "March 2025", "2025-W10"; '' where a part is missing. */
function dayText(textOf: (part: keyof DateParts) => string, { week, day }: DateParts): string {
  const year = textOf('year');
  if (week !== undefined) return year && textOf('week') && `${year}-W${textOf('week').padStart(2, '0')}`;
  const [month, ofMonth] = [textOf('month'), day === undefined ? null : textOf('day')];
  if (year === '' || month === '' || ofMonth === '') return '';
  if (/^\d{1,2}$/.test(month)) {
    return [year, month, ofMonth].flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
  }
  return [ofMonth, month, year].filter((part) => part !== null).join(' ');
}
