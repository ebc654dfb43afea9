// How exports write their cells: dates, times, money, quoted text.
import { isoFromDay, partsOf } from '#core/math/day.ts';
import type { Line } from './sales.ts';

const two = (number: number): string => String(number).padStart(2, '0');

export const iso = ({ day }: Pick<Line, 'day'>): string => isoFromDay(day);
export const german = ({ day }: Pick<Line, 'day'>): string => {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${two(dayOfMonth)}.${two(month)}.${year}`;
};
export const french = ({ day }: Pick<Line, 'day'>): string => german({ day }).replaceAll('.', '/');
export const american = ({ day }: Pick<Line, 'day'>): string => {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${month}/${dayOfMonth}/${year}`;
};
export const shortAmerican = ({ day }: Pick<Line, 'day'>): string => {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${two(month)}/${two(dayOfMonth)}/${two(year % 100)}`;
};
export const clock = ({ minute }: Pick<Line, 'minute'>): string =>
  `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
export const halfDayClock = ({ minute }: Pick<Line, 'minute'>): string =>
  `${two(Math.floor(minute / 60) % 12 || 12)}:${two(minute % 60)} ${minute < 720 ? 'AM' : 'PM'}`;

/** The line's moment as clocks in Berlin show it, in UTC: an hour earlier in winter, two from 30 March 2025 on. */
export function utc(line: Line): { date: string; time: string } {
  const isSummer = iso(line) > '2025-03-30' || (iso(line) === '2025-03-30' && line.minute >= 180);
  const minutes = line.day * 1440 + line.minute - (isSummer ? 120 : 60);
  const minute = ((minutes % 1440) + 1440) % 1440;
  return { date: isoFromDay(Math.floor(minutes / 1440)), time: `${clock({ minute })}:07` };
}
/** "+01:00" in winter. */
export const offset = (line: Line): string => (utc(line).time === '' ? '' : offsetOf(line));
const offsetOf = (line: Line): string =>
  iso(line) > '2025-03-30' || (iso(line) === '2025-03-30' && line.minute >= 180) ? '+02:00' : '+01:00';

export const plain = (cents: number): string => (cents / 100).toFixed(2);
const grouped = (cents: number, mark: string, group: string): string => {
  const [whole, decimals] = plain(Math.abs(cents)).split('.');
  return `${cents < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, group)}${mark}${decimals}`;
};
export const euros = (cents: number): string => grouped(cents, ',', '.');
export const dollars = (cents: number): string =>
  cents < 0 ? `-$${grouped(-cents, '.', ',')}` : `$${grouped(cents, '.', ',')}`;
export const accountant = (cents: number): string =>
  cents < 0 ? `(${grouped(-cents, '.', ',')})` : grouped(cents, '.', ',');
/** As SAP and old mainframes write them. */
export const minusBehind = (cents: number): string => (cents < 0 ? `${euros(-cents)}-` : euros(cents));
export const frenchMoney = (cents: number): string => `${grouped(cents, ',', '\u202f')}\u00a0€`;

/** A row of delimited text; cells are quoted where they must be. */
export const row = (cells: readonly (string | number)[], delimiter: string): string =>
  cells
    .map(String)
    .map((cell) => (/["\n\r]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(delimiter);

export const table = (header: string, rows: readonly (readonly (string | number)[])[], delimiter = ','): string =>
  `${[header, ...rows.map((cells) => row(cells, delimiter))].join('\r\n')}\r\n`;

/** The lines of each order, in order. */
export function orders(lines: readonly Line[]): Line[][] {
  const byOrder = new Map<number, Line[]>();
  for (const line of lines) byOrder.set(line.order, [...(byOrder.get(line.order) ?? []), line]);
  return [...byOrder.values()];
}

/** The line as cells of the columns that `header` names; columns that `cells` does not name stay empty. */
export const byHeader =
  (header: string, delimiter: string, cells: (line: Line, first: boolean) => Record<string, string | number>) =>
  (lines: readonly Line[]): (string | number)[][] => {
    const names = header.split(delimiter);
    return orders(lines).flatMap((order) =>
      order.map((line, i) => {
        const known = cells(line, i === 0);
        const unknown = Object.keys(known).find((name) => !names.includes(name));
        if (unknown !== undefined) throw new Error(`There is no column ${unknown}.`);
        return names.map((name) => known[name] ?? '');
      }),
    );
  };
