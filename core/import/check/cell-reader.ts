// Single cells into values, by role; what is wrong with them goes to the issue log.
import { MAX_PLAUSIBLE_NUMBER } from '../limits.ts';
import type { Cell, Row } from '../row.ts';
import { parseFlag } from '../values/flag.ts';
import { saysNothing } from '../values/nothing.ts';
import { type DecimalMark, parseDressedNumber, parsePlainNumber } from '../values/number.ts';
import { cleanText } from '../values/text.ts';
import type { IssueLog } from './issue-log.ts';

/** Stands for a cell that rejects its row: unlike NaN, which is an empty cell. */
export const REJECTED = Number.POSITIVE_INFINITY;

export interface NumberRules {
  /** Values beyond these are left out. */
  min: number;
  max: number;
  /** A percent sign makes a share of the number. */
  percent?: boolean;
  whole?: boolean;
}

export interface CellReader {
  /** The cells from here on part their decimals so. */
  setMark(mark: DecimalMark): void;
  /** Cleaned text of a cell; '' when it is empty or beyond the row's end. */
  text(row: Row, index: number): string;
  /** A number that the row may lack: NaN when empty or unreadable (noted as repaired), REJECTED when absurd. */
  optionalNumber(row: Row, index: number, rules: NumberRules): number;
  /** A quantity: NaN when empty; REJECTED, and logged, when it is no number or an absurd one. */
  quantity(row: Row, index: number): number;
  flag(row: Row, index: number): number;
}

export function createCellReader(names: readonly string[], firstMark: DecimalMark, log: IssueLog): CellReader {
  let mark = firstMark;
  const cellAt = (row: Row, index: number): Cell => (index < row.width ? row.cells[index] : '');

  function text(row: Row, index: number): string {
    const cell = cellAt(row, index);
    return typeof cell === 'number' ? String(cell) : cleanText(cell);
  }

  /** NaN: unreadable. Cleaning is logged as a repair. */
  function parse(row: Row, index: number, raw: string): number {
    const plain = parsePlainNumber(raw, mark);
    if (!Number.isNaN(plain)) return plain;
    const dressed = parseDressedNumber(raw, mark);
    if (!Number.isNaN(dressed)) log.repair(row, 'number-cleaned', names[index], raw);
    return dressed;
  }

  function optionalNumber(row: Row, index: number, rules: NumberRules): number {
    const cell = cellAt(row, index);
    let value: number;
    if (typeof cell === 'number') {
      value = cell;
    } else {
      const raw = cell.trim();
      if (saysNothing(raw)) return Number.NaN;
      value =
        rules.percent && raw.endsWith('%')
          ? parsePlainNumber(raw.slice(0, -1).trim(), mark) / 100
          : parse(row, index, raw);
    }
    if (Math.abs(value) > MAX_PLAUSIBLE_NUMBER) {
      log.reject(row, 'absurd-number', names[index], String(cell));
      return REJECTED;
    }
    if (Number.isNaN(value) || value < rules.min || value > rules.max) {
      log.repair(row, 'bad-optional-number', names[index], String(cell));
      return Number.NaN;
    }
    return rules.whole ? Math.round(value) : value;
  }

  function quantity(row: Row, index: number): number {
    const cell = cellAt(row, index);
    if (typeof cell === 'string') {
      const raw = cell.trim();
      if (saysNothing(raw)) return Number.NaN;
      const value = parse(row, index, raw);
      if (Number.isNaN(value)) {
        log.reject(row, 'bad-number', names[index], raw);
        return REJECTED;
      }
      return plausible(row, index, value);
    }
    return plausible(row, index, cell);
  }

  function plausible(row: Row, index: number, value: number): number {
    if (Math.abs(value) <= MAX_PLAUSIBLE_NUMBER) return value;
    log.reject(row, 'absurd-number', names[index], String(value));
    return REJECTED;
  }

  return {
    setMark(next) {
      mark = next;
    },
    text,
    optionalNumber,
    quantity,
    flag(row, index) {
      const cell = cellAt(row, index);
      return typeof cell === 'number' ? (cell > 0 ? 1 : 0) : parseFlag(cell);
    },
  };
}
