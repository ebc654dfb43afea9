// Rows of a list into values, checked against the very rules of the contract. A cell that breaks one is left out alone.
import type { ListIssue, ListRole, ListSubject } from '#core/contract/lists.ts';
import { supplierValuesSchema } from '#core/contract/suppliers.ts';
import { termValuesSchema } from '#core/contract/terms.ts';
import { MAX_TEXT_CHARS } from '../limits.ts';
import { type Cell, cellText } from '../row.ts';
import { saysNothing } from '../values/nothing.ts';
import { type DecimalMark, parseNumber } from '../values/number.ts';
import { cleanText, shorten } from '../values/text.ts';
import { parseWeekdays } from '../values/weekdays.ts';
import type { ListFinding } from './list-finding.ts';
import { isNumberRole } from './list-roles.ts';

/** One accepted row; what the file does not say is absent. */
export interface ListRow {
  line: number;
  /** Code (or name) of the product, or name of the supplier. */
  key: string;
  name?: string;
  category?: string;
  supplier?: string;
  numbers: Partial<Record<ListRole, number>>;
  /** null: every day. */
  orderWeekdays?: number[] | null;
  currency?: string;
  note?: string;
}

export interface ListReader {
  read(row: { line: number; cells: readonly Cell[] }): void;
  readonly rows: ListRow[];
  readonly problems: ListFinding[];
  readonly rejectedLines: number[];
}

const SHOWN_CHARS = 100;
const MAX_NOTE_CHARS = 2000;

const RULES = { ...termValuesSchema.shape, ...supplierValuesSchema.shape } as Partial<
  Record<ListRole, { safeParse(value: unknown): { success: boolean } }>
>;

export function createListReader(table: {
  names: readonly string[];
  roles: readonly ListRole[];
  subject: ListSubject;
  mark: DecimalMark;
}): ListReader {
  const { names, roles, subject, mark } = table;
  const keyRole: ListRole = subject === 'products' ? 'product' : 'supplier';
  const missing: ListIssue = subject === 'products' ? 'missing-product' : 'missing-supplier';
  const columnOf = new Map(roles.map((role, index) => [role, index]));
  const rows: ListRow[] = [];
  const problems: ListFinding[] = [];
  const rejectedLines: number[] = [];
  const seen = new Set<string>();

  function read({ line, cells }: { line: number; cells: readonly Cell[] }): void {
    const textOf = (role: ListRole): string => {
      const column = columnOf.get(role);
      const text = column === undefined ? '' : cleanText(cellText(cells[column] ?? ''));
      return saysNothing(text) ? '' : text;
    };
    const note = (code: ListIssue, role: ListRole | null): void => {
      const column = role === null ? undefined : columnOf.get(role);
      const value = column === undefined ? cells.map(cellText).join(', ') : cellText(cells[column] ?? '');
      const where = column === undefined ? { column: null, role: null } : { column: names[column], role };
      problems.push({ line, code, ...where, value: shorten(cleanText(value), SHOWN_CHARS) });
    };
    const key = shorten(textOf(keyRole), MAX_TEXT_CHARS);
    const isTooLong = cells.slice(names.length).some((cell) => cellText(cell).trim() !== '');
    const refused = isTooLong ? 'too-many-cells' : key === '' ? missing : seen.has(key) ? 'repeated-row' : null;
    if (refused !== null) {
      note(refused, isTooLong ? null : keyRole);
      rejectedLines.push(line);
      return;
    }
    seen.add(key);

    const row: ListRow = { line, key, numbers: {} };
    const text = (role: ListRole, length = MAX_TEXT_CHARS) => shorten(textOf(role), length) || undefined;
    if (subject === 'products') {
      row.name = text('productName');
      row.category = text('category');
      row.supplier = text('supplier');
    } else {
      row.note = text('note', MAX_NOTE_CHARS);
      readWeekdays(row, textOf('orderWeekdays'), () => note('bad-weekday', 'orderWeekdays'));
      readCurrency(row, textOf('currency'), () => note('bad-currency', 'currency'));
    }
    roles.forEach((role, column) => {
      if (!isNumberRole(role) || columnOf.get(role) !== column) return;
      const cell = cells[column] ?? '';
      if (typeof cell === 'string' && saysNothing(cell.trim())) return;
      const value = typeof cell === 'number' ? cell : parseNumber(withoutUnit(cell), mark);
      if (Number.isNaN(value)) note('bad-number', role);
      else if (role === 'onHand') row.numbers.onHand = Math.max(0, value);
      else if (RULES[role]?.safeParse(value).success) row.numbers[role] = value;
      else note('out-of-range', role);
    });
    rows.push(row);
  }

  return { read, rows, problems, rejectedLines };
}

/** "3 days", "6 pcs", "3 Tage": the word behind the number only says what the column says anyway. */
const UNIT = /\s*(?:days?|tage?n?|jours?|j|d[ií]as?|pcs|pieces|stk|stück|units?|unités?|uds|unidades)\.?$/iu;
export const withoutUnit = (cell: string): string => cleanText(cell).replace(UNIT, '');

function readWeekdays(row: ListRow, text: string, complain: () => void): void {
  if (text === '') return;
  const days = parseWeekdays(text);
  if (days === undefined) complain();
  else row.orderWeekdays = days;
}

/** What people write for a currency besides its code. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  EURO: 'EUR',
  SFR: 'CHF',
  FR: 'CHF',
};

function readCurrency(row: ListRow, text: string, complain: () => void): void {
  if (text === '') return;
  const code = text.toUpperCase().replace(/\.$/, '');
  row.currency = SIGNS[code] ?? code;
  if (/^[A-Z]{3}$/.test(row.currency)) return;
  delete row.currency;
  complain();
}
