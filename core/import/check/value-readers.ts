// Everything a row says besides its key and its units, by role.
import type { ColumnRole } from '#core/contract/imports.ts';
import { MAX_TEXT_CHARS } from '../limits.ts';
import { meansOpen } from '../roles/synonyms.ts';
import type { Row } from '../row.ts';
import { parseClosed } from '../values/flag.ts';
import { shorten } from '../values/text.ts';
import type { CellReader, NumberRules } from './cell-reader.ts';
import type { ValueName } from './day-table.ts';
import type { IssueLog } from './issue-log.ts';
import type { RoleColumns } from './roles.ts';

const MONEY: NumberRules = { min: 0, max: Number.POSITIVE_INFINITY };
/** What numbers of each role may be. */
export const NUMBER_RULES = {
  price: MONEY,
  competitorPrice: MONEY,
  unitCost: MONEY,
  discount: { min: 0, max: 100, percent: true },
  stock: { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY },
  unitsOrdered: { min: 0, max: Number.POSITIVE_INFINITY },
  revenue: { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY },
  leadTimeDays: { min: 0, max: 180, whole: true },
  packSize: { min: 1, max: 1e6, whole: true },
  moq: { min: 1, max: 1e6, whole: true },
} satisfies Partial<Record<ColumnRole, NumberRules>>;

export type ValueReaders = Record<Exclude<ValueName, 'amount'>, (row: Row) => number> & { levels: string[] };

/** Readers for every value; those of roles that no column has answer NaN. */
export function createValueReaders(
  names: readonly string[],
  roles: RoleColumns,
  cells: CellReader,
  log: IssueLog,
): ValueReaders {
  const levels: string[] = [];
  const levelNumbers = new Map<string, number>();
  const number = (name: 'price' | 'discount' | 'competitorPrice' | 'unitsOrdered') => {
    const column = roles.get(name);
    if (column === undefined) return () => Number.NaN;
    return (row: Row) => cells.optionalNumber(row, column, NUMBER_RULES[name]);
  };
  const closed = (): ((row: Row) => number) => {
    const column = roles.get('closed');
    if (column === undefined) return () => Number.NaN;
    const inverted = meansOpen(names[column]);
    return (row) => parseClosed(cells.text(row, column), inverted);
  };
  const stock = (row: Row): number => {
    const column = roles.get('stock') as number;
    const value = cells.optionalNumber(row, column, NUMBER_RULES.stock);
    if (!(value < 0)) return value;
    log.repair(row, 'negative-stock', names[column], String(value));
    return 0;
  };
  const weather = (row: Row): number => {
    const text = shorten(cells.text(row, roles.get('weather') as number), MAX_TEXT_CHARS);
    if (text === '') return Number.NaN;
    let level = levelNumbers.get(text);
    if (level === undefined) {
      level = levels.push(text) - 1;
      levelNumbers.set(text, level);
    }
    return level;
  };
  const readers: Record<Exclude<ValueName, 'amount'>, (row: Row) => number> = {
    price: number('price'),
    discount: number('discount'),
    competitorPrice: number('competitorPrice'),
    unitsOrdered: number('unitsOrdered'),
    promotion: (row) => cells.flag(row, roles.get('promotion') as number),
    closed: closed(),
    stock,
    weather,
  };
  return { ...readers, levels };
}
