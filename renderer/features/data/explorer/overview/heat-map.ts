// Where the days of a calendar lie on a heat map, and how strong their colour is.
import type { ExplorerCalendar } from '#core/contract/explorer.ts';

export interface HeatCell {
  /** Index into the calendar. */
  index: number;
  row: number;
  column: number;
}

export interface HeatYear {
  year: number;
  rows: number;
  columns: number;
  /** In the order of days. */
  cells: HeatCell[];
  /** Columns in which a month begins, by month (0 = January). */
  months: { month: number; column: number }[];
}

const MS_PER_DAY = 86_400_000;
const SIZES = { daily: [7, 54], weekly: [1, 53], monthly: [1, 12] } as const;

/** Years, newest first: weeks by weekdays (Monday on top), weeks, or months. */
export function layOutYears({ day, frequency }: Pick<ExplorerCalendar, 'day' | 'frequency'>): HeatYear[] {
  const years = new Map<number, HeatYear>();
  const [rows, columns] = SIZES[frequency];
  day.forEach((iso, index) => {
    const date = new Date(`${iso}T00:00:00Z`);
    const year = date.getUTCFullYear();
    const ofYear = years.get(year) ?? { year, rows, columns, cells: [], months: monthColumns(year, frequency) };
    years.set(year, ofYear);
    ofYear.cells.push({ index, ...placeOf(date, frequency) });
  });
  return [...years.values()].sort((a, b) => b.year - a.year);
}

function placeOf(date: Date, frequency: ExplorerCalendar['frequency']): { row: number; column: number } {
  const dayOfYear = (date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / MS_PER_DAY;
  if (frequency === 'monthly') return { row: 0, column: date.getUTCMonth() };
  if (frequency === 'weekly') return { row: 0, column: Math.floor(dayOfYear / 7) };
  const weekday = (date.getUTCDay() + 6) % 7;
  const firstWeekday = (new Date(Date.UTC(date.getUTCFullYear(), 0, 1)).getUTCDay() + 6) % 7;
  return { row: weekday, column: Math.floor((dayOfYear + firstWeekday) / 7) };
}

const monthColumns = (year: number, frequency: ExplorerCalendar['frequency']) =>
  Array.from({ length: 12 }, (_, month) => ({
    month,
    column: placeOf(new Date(Date.UTC(year, month, 1)), frequency).column,
  }));

/** Upper ends of all levels but the last: the days that sold anything are spread evenly over the levels. */
export function levelEnds({ units, state }: Pick<ExplorerCalendar, 'units' | 'state'>, levels: number): number[] {
  const sold = units.filter((_, i) => state[i] === 'sold').sort((a, b) => a - b);
  if (sold.length === 0) return [];
  const ends = Array.from({ length: levels - 1 }, (_, i) => sold[Math.ceil(((i + 1) * sold.length) / levels) - 1]);
  return [...new Set(ends)].filter((end) => end < sold[sold.length - 1]);
}

export function levelOf(units: number, ends: readonly number[]): number {
  const level = ends.findIndex((end) => units <= end);
  return level < 0 ? ends.length : level;
}

/** Few levels keep the weakest and the strongest colour. */
export const shadeOf = (level: number, levels: number, shades: readonly string[]): string =>
  shades[levels <= 1 ? shades.length - 1 : Math.round((level * (shades.length - 1)) / (levels - 1))];

/** The cell that an arrow key leads to; null: there is none. */
export function neighbour(year: HeatYear, from: HeatCell, key: string): HeatCell | null {
  const at = year.cells.indexOf(from);
  if (key === 'Home') return year.cells[0];
  if (key === 'End') return year.cells[year.cells.length - 1];
  const isSingle = year.rows === 1;
  const sideways = isSingle ? 1 : 7;
  const steps: Record<string, number> = {
    ArrowRight: sideways,
    ArrowLeft: -sideways,
    ArrowDown: isSingle ? 0 : 1,
    ArrowUp: isSingle ? 0 : -1,
  };
  const step = steps[key];
  return step ? (year.cells[at + step] ?? null) : null;
}
