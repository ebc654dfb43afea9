// One row of a file into the tables of the check: key, units and everything else the mapping names.
import type { ColumnRole, ImportOptions, IssueCode, Reading } from '#core/contract/imports.ts';
import type { Day } from '#core/math/day.ts';
import { FIRST_PLAUSIBLE_DAY, LAST_PLAUSIBLE_DAYS_AHEAD, MAX_TEXT_CHARS } from '../limits.ts';
import { cellText, type Row } from '../row.ts';
import { beginsLikeTotal, isTotal } from '../shape/totals.ts';
import { hasTimeOfDay, parseDay } from '../values/date.ts';
import { kindOfLine, type LineKind } from '../values/line-type.ts';
import { saysNothing } from '../values/nothing.ts';
import { cleanText, detached, shorten } from '../values/text.ts';
import { localDays, minuteInUtc } from '../values/time-zone.ts';
import { createCancelReader } from './cancelled.ts';
import { createCellReader, REJECTED } from './cell-reader.ts';
import { DayTable, type RowValues, VALUE_NAMES } from './day-table.ts';
import type { IssueLog } from './issue-log.ts';
import { ATTRIBUTES, type Attribute, ProductTable } from './product-table.ts';
import type { RoleColumns } from './roles.ts';
import { createValueReaders, NUMBER_RULES } from './value-readers.ts';

export interface RowReader {
  /** Rows of another file follow, with decimals and dates of its own. */
  beginFile(reading: Pick<Reading, 'dateOrder' | 'decimalMark'>): void;
  /** Reads a row below the header. */
  read(row: Row): void;
  readonly days: DayTable;
  readonly products: ProductTable;
  readonly weatherLevels: readonly string[];
  /** Rows that were neither blank nor a repeated header. */
  readonly rows: number;
  /** Whether a date had a time of day: the rows are single sales. */
  readonly hasTimes: boolean;
}

const MAX_CACHED_DATES = 100_000;
const MAX_CACHED_TYPES = 10_000;

/** A reader for files with these columns, in these roles; sales from long after `today` are typing errors. */
export function createRowReader(
  names: readonly string[],
  roles: RoleColumns,
  options: ImportOptions,
  today: Day,
  log: IssueLog,
): RowReader {
  const cells = createCellReader(names, options.reading.decimalMark, log);
  const columnOf = (role: ColumnRole): number => roles.get(role) ?? -1;
  const dateColumn = columnOf('date');
  const productColumn = columnOf('product');
  const storeColumn = columnOf('store');
  const unitsColumn = columnOf('units');
  const revenueColumn = columnOf('revenue');
  const nameColumn = columnOf('productName');
  const variantColumn = columnOf('variant');
  /** Rows without a product are all of this one. */
  const wholeStore = productColumn < 0 ? options.product : null;
  const countsLines = options.shape.kind === 'receipts' && options.shape.countLines && unitsColumn < 0;
  const countsTakings = wholeStore !== null && unitsColumn < 0 && !countsLines;
  const quantityColumn = countsTakings ? revenueColumn : unitsColumn;
  const isCancelled = createCancelReader(cells, columnOf('cancelled'), columnOf('receipt'));
  const lineTypeColumn = columnOf('lineType');
  const kinds = new Map<string, LineKind>();
  const store = options.store ?? '';
  const lastDay = today + LAST_PLAUSIBLE_DAYS_AHEAD;
  let order = options.reading.dateOrder;
  const { timeZone } = options.reading;
  const localDay = timeZone ? localDays(timeZone) : undefined;
  /** Cells that were written on another day than the shop's clocks showed. */
  const moved = new Set<string>();

  const hasPrice = roles.has('price') || roles.has('revenue');
  const valueNames = VALUE_NAMES.filter((name) => (name === 'price' || name === 'amount' ? hasPrice : roles.has(name)));
  const readNames = valueNames.filter((name) => name !== 'amount');
  const attributes = ATTRIBUTES.filter((name) => roles.has(name === 'name' ? 'productName' : name));
  const days = new DayTable(valueNames, { stockAtClosing: options.stockTime === 'closing' });
  const products = new ProductTable(attributes);
  const readValue = createValueReaders(names, roles, cells, log);
  const dates = new Map<string, Day>();
  let hasTimes = false;
  let rows = 0;

  /** The row's day, or REJECTED. */
  function dayOf(row: Row): Day {
    const cell = dateColumn < row.width ? row.cells[dateColumn] : '';
    const raw = cellText(cell);
    let day = dates.get(raw);
    if (day === undefined) {
      const text = cleanText(raw);
      day = text === '' ? REJECTED : parseDay(text, order);
      if (!hasTimes && hasTimeOfDay(text)) hasTimes = true;
      if (dates.size >= MAX_CACHED_DATES) {
        dates.clear();
        moved.clear();
      }
      const key = detached(raw);
      const minute = localDay ? minuteInUtc(text) : Number.NaN;
      if (localDay && !Number.isNaN(minute) && day < REJECTED) {
        const local = localDay(day, minute);
        if (local !== day) moved.add(key);
        day = local;
      }
      dates.set(key, day);
    }
    if (moved.size > 0 && moved.has(raw)) log.note(row, 'utc-moment', names[dateColumn], raw);
    if (day >= FIRST_PLAUSIBLE_DAY && day <= lastDay) return day;
    const first = day < REJECTED ? '' : firstFilled(row);
    if (first !== '' && names.length > 2 && isAlone(row)) {
      log.note(row, 'footer-row', null, first);
      rows--;
    } else if (beginsLikeTotal(first)) log.reject(row, 'totals-row', names[dateColumn], raw);
    else if (day === REJECTED) log.reject(row, 'missing-date', names[dateColumn], raw);
    else log.reject(row, Number.isNaN(day) ? 'bad-date' : 'absurd-date', names[dateColumn], raw);
    return REJECTED;
  }

  /** A code, or '' with the row rejected: it is missing or too long. */
  function codeOf(row: Row, column: number, whenMissing: IssueCode): string {
    const code = cells.text(row, column);
    if (code !== '' && code.length <= MAX_TEXT_CHARS) return code;
    log.reject(row, code === '' ? whenMissing : 'text-too-long', names[column], code);
    return '';
  }

  const values: RowValues = {
    units: 0,
    price: Number.NaN,
    discount: Number.NaN,
    promotion: Number.NaN,
    closed: Number.NaN,
    competitorPrice: Number.NaN,
    stock: Number.NaN,
    unitsOrdered: Number.NaN,
    weather: Number.NaN,
    amount: Number.NaN,
  };

  const key = { day: 0, store: '', product: '' };

  /** Codes that were found good: nearly every row has one that was there before. */
  const goodCodes = new Set<string>();

  /** The product's code; where it has none its name serves, and its size belongs to it. '' with the row rejected. */
  function productOf(row: Row): string {
    if (wholeStore !== null) return wholeStore;
    const code = cells.text(row, productColumn);
    if (goodCodes.has(code)) return code;
    const isMissing = saysNothing(code);
    const name = nameColumn < 0 ? '' : cells.text(row, nameColumn);
    if (isMissing && saysNothing(name)) {
      log.reject(row, 'missing-product', names[productColumn], code);
      return '';
    }
    if (isTotal(isMissing ? name : code)) {
      log.reject(row, 'totals-row', names[productColumn], code);
      return '';
    }
    if (isMissing) log.repair(row, 'missing-code', names[productColumn], name);
    const variant = variantColumn >= 0 && (isMissing || nameColumn < 0) ? cells.text(row, variantColumn) : '';
    const product = withVariant(isMissing ? name : code, variant);
    if (product.length <= MAX_TEXT_CHARS) {
      if (!isMissing && (variantColumn < 0 || nameColumn >= 0)) goodCodes.add(detached(code));
      return product;
    }
    log.reject(row, 'text-too-long', names[productColumn], product);
    return '';
  }

  function kindOf(row: Row): LineKind {
    const type = cells.text(row, lineTypeColumn);
    let kind = kinds.get(type);
    if (kind === undefined) {
      kind = kindOfLine(type);
      if (kinds.size < MAX_CACHED_TYPES) kinds.set(detached(type), kind);
    }
    const namesNothing = (column: number) => column < 0 || saysNothing(cells.text(row, column));
    // A line that sells something names it: without a product it is the head of a receipt.
    if (wholeStore !== null) return kind;
    return kind === 'goods' && namesNothing(productColumn) && namesNothing(nameColumn) ? 'other' : kind;
  }

  /** Fills `key`; false: rejected. */
  function readKey(row: Row): boolean {
    key.day = dayOf(row);
    if (key.day === REJECTED) return false;
    key.product = productOf(row);
    if (key.product === '') return false;
    key.store = storeColumn < 0 ? store : codeOf(row, storeColumn, 'missing-store');
    return key.store !== '';
  }

  /** Fills `values`; false: rejected. */
  function readValues(row: Row, kind: LineKind): boolean {
    const units = countsLines ? 1 : cells.quantity(row, quantityColumn);
    if (Number.isNaN(units)) log.reject(row, 'missing-units', names[quantityColumn], cells.text(row, quantityColumn));
    if (!(units < REJECTED)) return false;
    // Some say by the type alone that goods came back, others by a minus, too.
    values.units = kind === 'return' ? -Math.abs(units) : units;
    for (const name of readNames) {
      const value = readValue[name](row);
      if (value === REJECTED) return false;
      values[name] = value;
    }
    return !hasPrice || readAmount(row, values.units, kind);
  }

  /** What was taken: as the file says, else units times price. Where only it is known, it gives the price. */
  function readAmount(row: Row, units: number, kind: LineKind): boolean {
    const taken = revenueColumn < 0 ? Number.NaN : cells.optionalNumber(row, revenueColumn, NUMBER_RULES.revenue);
    if (taken === REJECTED) return false;
    const revenue = kind === 'return' ? -Math.abs(taken) : taken;
    values.amount = Number.isNaN(revenue) ? units * values.price : revenue;
    if (Number.isNaN(values.price) && revenue > 0 && units > 0) values.price = revenue / units;
    return true;
  }

  function read(row: Row): void {
    if (isBlank(row)) return;
    if (isHeaderAgain(row, names, dateColumn, quantityColumn < 0 ? productColumn : quantityColumn)) {
      log.note(row, 'repeated-header', null, '');
      return;
    }
    rows++;
    if (hasMoreCells(row, names.length)) {
      log.reject(row, 'too-many-cells', null, String(row.width));
      return;
    }
    if (isCancelled(row)) {
      rows--;
      log.note(row, 'cancelled-row', names[columnOf('cancelled')], cells.text(row, columnOf('cancelled')));
      return;
    }
    const kind = lineTypeColumn < 0 ? 'goods' : kindOf(row);
    if (kind === 'other') {
      rows--;
      log.note(row, 'other-line', names[lineTypeColumn], cells.text(row, lineTypeColumn));
      return;
    }
    if (!readKey(row) || !readValues(row, kind)) return;
    const series = products.seriesOf(key.store, key.product);
    for (let i = 0; i < attributes.length; i++) noteAttribute(row, i, series, attributes[i]);
    if (nameColumn >= 0 && cells.text(row, nameColumn) === '') {
      log.repair(row, 'missing-name', names[nameColumn], key.product);
    }
    if (values.units < 0) log.note(row, 'negative-units', names[quantityColumn], String(values.units));
    const folded = days.fold(series, key.day, values, row.hash());
    if (folded !== 'first') log.countFolded(row, folded, key.product);
  }

  function noteAttribute(row: Row, index: number, series: number, attribute: Attribute): void {
    const column = columnOf(attribute === 'name' ? 'productName' : attribute);
    const rules = attribute in NUMBER_RULES ? NUMBER_RULES[attribute as keyof typeof NUMBER_RULES] : null;
    if (rules === null) {
      const own = cells.text(row, column);
      const isName = attribute === 'name' && variantColumn >= 0 && own !== '';
      const text = shorten(isName ? withVariant(own, cells.text(row, variantColumn)) : own, MAX_TEXT_CHARS);
      if (text !== '') products.note(index, series, key.day, text);
      return;
    }
    const value = cells.optionalNumber(row, column, rules);
    if (value < REJECTED) products.note(index, series, key.day, value);
  }

  return {
    beginFile({ dateOrder, decimalMark }) {
      cells.setMark(decimalMark);
      if (dateOrder === order) return;
      order = dateOrder;
      dates.clear();
      moved.clear();
    },
    read,
    days,
    products,
    weatherLevels: readValue.levels,
    get rows() {
      return rows;
    },
    get hasTimes() {
      return hasTimes;
    },
  };
}

function isBlank(row: Row): boolean {
  for (let i = 0; i < row.width; i++) {
    const cell = row.cells[i];
    if (cell !== '' && (typeof cell === 'number' || cell.trim() !== '')) return false;
  }
  return true;
}

function hasMoreCells(row: Row, width: number): boolean {
  for (let i = width; i < row.width; i++) if (cellText(row.cells[i]).trim() !== '') return true;
  return false;
}

const isHeaderAgain = (row: Row, names: readonly string[], date: number, other: number): boolean =>
  date < row.width &&
  other < row.width &&
  row.cells[date] !== '' &&
  cellText(row.cells[other]).length >= names[other].length &&
  cleanText(cellText(row.cells[other])) === names[other] &&
  cleanText(cellText(row.cells[date])) === names[date];

/** Nothing but one text: a footer, a remark, a page number. */
function isAlone(row: Row): boolean {
  let filled = 0;
  for (let i = 0; i < row.width; i++) if (cellText(row.cells[i]).trim() !== '') filled++;
  return filled === 1;
}

const withVariant = (name: string, variant: string): string =>
  variant === '' || saysNothing(variant) || name.toLowerCase().endsWith(variant.toLowerCase())
    ? name
    : `${name} ${variant}`;

function firstFilled(row: Row): string {
  for (let i = 0; i < row.width; i++) {
    const text = cellText(row.cells[i]).trim();
    if (text !== '') return text;
  }
  return '';
}
