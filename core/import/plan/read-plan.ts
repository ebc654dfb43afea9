// A plan file, row by row: dates, for whom, and what is planned. What the store knows is not looked at here.
import { AppError } from '#core/contract/errors.ts';
import { MAX_PLAN_SPAN_DAYS, type PlanCheck, type PlanIssue, type PlanRole } from '#core/contract/plans.ts';
import type { Day } from '#core/math/day.ts';
import { findHeader, headerCells } from '../header.ts';
import { FIRST_PLAUSIBLE_DAY } from '../limits.ts';
import { refuseEmpty, refuseRows } from '../refusals.ts';
import { columnNames } from '../roles/column-name.ts';
import { meansOpen } from '../roles/synonyms.ts';
import { type Cell, cellText, keepCells } from '../row.ts';
import { sampleFile } from '../sample.ts';
import { type DateOrder, parseDay, withoutTime } from '../values/date.ts';
import { decideDateOrder } from '../values/date-order.ts';
import { decideDecimalMark, noEvidence, weighDecimalMark } from '../values/decimal-mark.ts';
import { cleanText, shorten } from '../values/text.ts';
import { readClosed, readDiscount, readNumber, readPromotion } from './plan-cells.ts';
import { planRoles } from './plan-roles.ts';

export interface PlanFile {
  path: string;
  name: string;
  today: Day;
}

/** One accepted row. null: the file does not say. */
export interface PlanFileRow {
  line: number;
  store: string | null;
  product: string | null;
  category: string | null;
  from: Day;
  to: Day;
  price?: number;
  discount?: number;
  promotion?: 0 | 1;
  closed?: 0 | 1;
}

export type PlanRejection = Omit<PlanCheck['rejected'][number], 'reason'>;

export interface PlanFileContent {
  columns: { column: string; role: PlanRole }[];
  total: number;
  rows: PlanFileRow[];
  rejected: PlanRejection[];
}

/** Every product of a large store for a quarter, day by day. */
const MAX_PLAN_ROWS = 500_000;
const SHOWN_CHARS = 100;
/** Nobody plans further ahead: later dates are typing errors. */
const MAX_DAYS_AHEAD = 3 * 366;

interface RawRow {
  line: number;
  cells: Cell[];
}

/**
 * Throws the refusals of sample.ts, input/empty-file, input/missing-column (no date, or nothing that is planned),
 * limit/rows.
 */
export async function readPlanFile(file: PlanFile): Promise<PlanFileContent> {
  const sample = await sampleFile(file);
  if (sample.rows.length === 0) refuseEmpty(file.name, 'rows');
  const header = findHeader(sample.rows, file.today) ?? { at: 0, rows: 1 };
  const names = columnNames(headerCells(sample.rows, header));
  const roles = planRoles(names);
  refuseWithoutRoles(file.name, names, roles);
  const rows: RawRow[] = [];
  let headerRows = header.rows;
  sample.readAll(sample.rows[header.at].line, (row) => {
    if (headerRows-- <= 0 && !isBlank(row.cells, row.width)) rows.push({ line: row.line, cells: keepCells(row) });
    if (rows.length > MAX_PLAN_ROWS) refuseRows(file.name, MAX_PLAN_ROWS);
    return true;
  });
  if (rows.length === 0) refuseEmpty(file.name, 'rows');

  const at = (role: PlanRole) => roles.indexOf(role);
  const reader = createRowReader(names, roles, readingOf(rows, at, sample.form.delimiter), file.today);
  const accepted: PlanFileRow[] = [];
  const rejected: PlanRejection[] = [];
  for (const row of rows) {
    const result = reader(row);
    if ('code' in result) rejected.push(result);
    else accepted.push(result);
  }
  return {
    columns: names.map((column, i) => ({ column, role: roles[i] })),
    total: rows.length,
    rows: accepted,
    rejected,
  };
}

const PLANNED: readonly PlanRole[] = ['price', 'discount', 'promotion', 'closed'];

function refuseWithoutRoles(file: string, names: readonly string[], roles: readonly PlanRole[]): void {
  const missing = [
    ...(roles.includes('date') ? [] : ['date']),
    ...(PLANNED.some((role) => roles.includes(role)) ? [] : ['price, discount, promotion or closed']),
  ];
  if (missing.length === 0) return;
  const shown = names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');
  const expected = `a column for ${missing.join(' and one for ')}`;
  const advice = 'A plan file has a column "date" and at least one of price, discount, promotion and closed.';
  throw new AppError('input/missing-column', `"${file}" lacks ${expected}. Its columns are: ${shown}. ${advice}`, {
    roles: missing,
    got: shown,
    expected,
    advice,
    place: { file },
  });
}

interface PlanReading {
  mark: '.' | ',';
  order: DateOrder;
  discountInPercent: boolean;
}

/** Decided on every row: the one value that settles it may be the last. */
function readingOf(rows: readonly RawRow[], at: (role: PlanRole) => number, delimiter: string | null): PlanReading {
  const evidence = noEvidence();
  const dates = new Set<string>();
  const dateColumns = [at('date'), at('until')].filter((column) => column >= 0);
  const numberColumns = [at('price'), at('discount')].filter((column) => column >= 0);
  for (const { cells } of rows) {
    for (const column of numberColumns) {
      const cell = cells[column];
      if (typeof cell === 'string') weighDecimalMark(cell.trim(), evidence);
    }
    for (const column of dateColumns) {
      const text = withoutTime(cleanText(cellText(cells[column] ?? '')));
      if (text !== '') dates.add(text);
    }
  }
  const mark = decideDecimalMark(evidence, delimiter);
  const discount = at('discount');
  const discountInPercent =
    discount >= 0 && rows.some(({ cells }) => (readDiscount(cells[discount] ?? '', mark, false) ?? 0) > 1);
  return { mark, order: decideDateOrder(dates, { decimalMark: mark })?.chosen ?? 'ymd', discountInPercent };
}

function createRowReader(names: readonly string[], roles: readonly PlanRole[], reading: PlanReading, today: Day) {
  const columns = Object.fromEntries(roles.map((role, i) => [role, i])) as Partial<Record<PlanRole, number>>;
  const inverted = columns.closed !== undefined && meansOpen(names[columns.closed]);

  return ({ line, cells }: RawRow): PlanFileRow | PlanRejection => {
    const cellOf = (role: PlanRole): Cell => {
      const column = columns[role];
      return column === undefined ? '' : (cells[column] ?? '');
    };
    const textOf = (role: PlanRole) => cleanText(cellText(cellOf(role)));
    const reject = (code: PlanIssue, role?: PlanRole): PlanRejection => ({
      line,
      code,
      column: role === undefined ? null : names[columns[role] as number],
      value: shorten(role === undefined ? cells.map(cellText).join(', ') : textOf(role), SHOWN_CHARS),
    });
    const isPlausible = (day: Day) => day >= FIRST_PLAUSIBLE_DAY && day <= today + MAX_DAYS_AHEAD;

    if (cells.slice(names.length).some((cell) => cellText(cell).trim() !== '')) return reject('too-many-cells');
    if (textOf('date') === '') return reject('missing-date', 'date');
    const from = parseDay(textOf('date'), reading.order);
    if (!isPlausible(from)) return reject('bad-date', 'date');
    const to = textOf('until') === '' ? from : parseDay(textOf('until'), reading.order);
    if (!isPlausible(to)) return reject('bad-date', 'until');
    if (to < from || to - from >= MAX_PLAN_SPAN_DAYS) return reject('bad-range', 'until');
    if (columns.store !== undefined && textOf('store') === '') return reject('missing-store', 'store');
    const product = textOf('product');
    const category = textOf('category');

    const price = readNumber(cellOf('price'), reading.mark);
    if (price !== undefined && !(price >= 0 && price <= 1e9)) return reject('bad-number', 'price');
    const discount = readDiscount(cellOf('discount'), reading.mark, reading.discountInPercent);
    if (discount !== undefined && !(discount >= 0 && discount <= 1)) return reject('bad-number', 'discount');
    const promotion = readPromotion(cellOf('promotion'));
    if (Number.isNaN(promotion)) return reject('bad-flag', 'promotion');
    const closed = readClosed(cellOf('closed'), inverted);
    if (Number.isNaN(closed)) return reject('bad-flag', 'closed');
    if ([price, discount, promotion, closed].every((value) => value === undefined)) return reject('nothing-planned');
    if (price !== undefined && product === '') return reject('price-without-product', 'price');
    return {
      line,
      store: columns.store === undefined ? null : textOf('store'),
      product: product === '' ? null : product,
      // A sales file names the category of each product, too; the row then is the product's.
      category: category === '' || product !== '' ? null : category,
      from,
      to,
      price,
      discount,
      promotion: promotion as 0 | 1 | undefined,
      closed: closed as 0 | 1 | undefined,
    };
  };
}

function isBlank(cells: readonly Cell[], width: number): boolean {
  for (let i = 0; i < width; i++) if (cellText(cells[i]).trim() !== '') return false;
  return true;
}
