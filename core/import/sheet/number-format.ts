// What a number in a workbook stands for, by the format that it is shown with.
import { SSF } from 'xlsx';
import { isoFromDay } from '#core/math/day.ts';
import type { Cell } from '../row.ts';

/** Days between 1899-12-30, which Excel's day 0 stands for, and 1970-01-01. */
const EXCEL_EPOCH_DAYS = 25_569;
const DAYS_FROM_1900_TO_1904 = 1462;

/** A plain number, a date, or a code of at least so many digits. */
export type NumberKind = 'plain' | 'date' | { digits: number };

export function numberKind(format: string | undefined): NumberKind {
  if (format === undefined || format === 'General') return 'plain';
  if (SSF.is_date(format)) return 'date';
  return /^0{2,}$/.test(format) ? { digits: format.length } : 'plain';
}

/** A number, a real date as ISO text, or a code with the leading zeros that its format gives it. */
export function numberCell(value: number, kind: NumberKind, is1904: boolean): Cell {
  if (kind === 'plain') return value;
  return kind === 'date' ? (dateText(value, is1904) ?? value) : String(value).padStart(kind.digits, '0');
}

/** ISO text of an Excel date; null for a mere time of day. Times are kept: they tell receipts from daily sums. */
function dateText(serial: number, is1904: boolean): string | null {
  const days = serial - EXCEL_EPOCH_DAYS + (is1904 ? DAYS_FROM_1900_TO_1904 : 0);
  const day = Math.floor(days);
  if (serial < 1 || !Number.isFinite(day) || day > 200_000) return null;
  const minutes = Math.min(1439, Math.round((days - day) * 1440));
  if (minutes === 0) return isoFromDay(day);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${isoFromDay(day)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
