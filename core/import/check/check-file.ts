// Every row of a file, read, judged and brought to one observation a product and day. Changes nothing anywhere.
import { AppError } from '#core/contract/errors.ts';
import { HEADING_COLUMN } from '#core/contract/import-shape.ts';
import type { ColumnRole, ImportOptions, ImportReport } from '#core/contract/imports.ts';
import { type Day, dayFromIso } from '#core/math/day.ts';
import type { StagedObservations } from '#core/store/staged-upload.ts';
import { readAssembled, type SourceFile, type SourceTable } from '../assemble.ts';
import { type EventList, findDaysToCome } from '../join/days-to-come.ts';
import { MAX_PRODUCTS } from '../limits.ts';
import { refuseEmpty, refuseProducts } from '../refusals.ts';
import { columnNames } from '../roles/column-name.ts';
import { meansOpen } from '../roles/synonyms.ts';
import { keepCells, type RowSink } from '../row.ts';
import { isTimeZone } from '../values/time-zone.ts';
import { batchesOf } from './batches.ts';
import type { DayTable } from './day-table.ts';
import { IssueLog } from './issue-log.ts';
import { mendRows } from './mend-rows.ts';
import type { ProductTable } from './product-table.ts';
import { namesReceipts, resolveRoles } from './roles.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import { summarise } from './summary.ts';

export interface FileToCheck extends SourceFile {
  /** The other files, as `options.extras` counts them from 1 on. */
  extras?: readonly SourceFile[];
  options: ImportOptions;
  today: Day;
  /** Rows that are looked at; default: all of them. */
  maxRows?: number;
  /** How much of the file has been read, 0 to 1, and how many rows. */
  onProgress?(share: number, rows: number): void;
}

/** The report as far as the file alone tells; the effect on the store is the store's to say. */
export type FileReport = Omit<ImportReport, 'effect'>;

export interface CheckedFile {
  report: FileReport;
  /** More rows follow than `maxRows`. */
  isPartial: boolean;
  log: IssueLog;
  products: ProductTable;
  /** Number of observations. */
  observations: number;
  /** Observations in the order of series and day, `size` at a time. A batch is overwritten by the `rounds`th after it, if given. */
  batches(size: number, rounds?: number): Generator<StagedObservations>;
}

/** Files of single sales: in more than this share of the cells rows differ, or in many cells there are three and more. */
const RECEIPTS_DIFFERING = 0.02;
const RECEIPTS_MANY = 0.01;

/**
 * Throws what readAssembled and resolveRoles throw, input/empty-file, input/invalid (a first day or a file is missing),
 * and data/all-rejected when no row can be used.
 */
export async function checkFile(file: FileToCheck): Promise<CheckedFile> {
  refuseUnknownZone(file);
  const log = new IssueLog();
  let reader: RowReader | undefined;
  let names: string[] = [];
  let receiptsByName = false;
  let isPartial = false;
  const eventLists: EventList[] = [];
  const take: RowSink = (row) => {
    if (reader) {
      if (reader.rows === file.maxRows) {
        isPartial = true;
        return false;
      }
      reader.read(row);
      if (reader.products.count > MAX_PRODUCTS) refuseProducts(file.name, MAX_PRODUCTS);
      return true;
    }
    names = columnNames(keepCells(row));
    const roles = resolveRoles(file.name, names, file.options);
    receiptsByName = file.options.shape.kind === 'receipts' || namesReceipts(names);
    reader = createRowReader(names, roles, file.options, file.today, log);
    return true;
  };
  const appended = file.options.extras.filter(({ relation }) => relation.kind === 'append');
  const readings = [file.options.reading, ...appended.map(({ reading }) => reading)];
  await readAssembled(sourceOf(file), mendRows(file.options.repairs, log, take), {
    onProgress(share) {
      const rows = reader?.rows ?? 0;
      if (share > 0) reader?.days.expect(rows / share);
      file.onProgress?.(share, rows);
    },
    onFile(name, index) {
      if (readings.length > 1) log.beginFile(name);
      reader?.beginFile(readings[index]);
    },
    onEvents: (lookup, columns) => void eventLists.push({ lookup, names: columns }),
    onMissed: (row, list, key) => log.note(row, 'not-looked-up', list, key),
  });
  if (!reader || reader.rows === 0) refuseEmpty(file.name, 'rows');
  if (reader.days.count === 0) refuseAllRejected(file.name, log);

  const { days, products } = reader;
  settleRepeats(days, log, receiptsByName || reader.hasTimes);
  settleDiscount(days, log, columnNamed(file.options, 'discount'));
  if (file.options.stockTime === 'closing') toOpeningStock(days);
  noteReadings(file.options, log, reader.rows - log.rejected);
  const { shape } = file.options;
  if (shape.kind === 'receipts' && shape.countLines && !file.options.mapping.some(({ role }) => role === 'units')) {
    log.add('note', 'lines-counted', null, reader.rows - log.rejected);
  }

  const order = days.order(products.count);
  const result = summarise(days, order, products);
  const lastDay = dayFromIso(result.lastDay as string);
  const report: FileReport = {
    rows: { total: reader.rows, accepted: reader.rows - log.rejected, repaired: log.repaired, rejected: log.rejected },
    result,
    issues: log.issues(),
    events: { days: findDaysToCome(eventLists, columnNamed(file.options, 'promotion'), lastDay), planned: [] },
    attributeConflicts: products.conflicts(),
  };
  const { weatherLevels } = reader;
  return {
    report,
    isPartial,
    log,
    products,
    observations: days.count,
    batches: (size, rounds) => batchesOf(days, order, weatherLevels, size, rounds),
  };
}

function refuseUnknownZone({ name, options }: FileToCheck): void {
  const { timeZone } = options.reading;
  if (!timeZone || isTimeZone(timeZone)) return;
  throw new AppError('input/bad-mapping', `"${timeZone}" is no time zone.`, {
    got: timeZone,
    expected: 'a name such as Europe/Berlin or America/New_York',
    place: { file: name },
  });
}

function sourceOf(file: FileToCheck): SourceTable {
  const files = [file, ...(file.extras ?? [])];
  const { reading, shape, extras, mapping } = file.options;
  const sources = extras.map((extra) => {
    const source = files[extra.file];
    if (source) return { file: source, reading: extra.reading, relation: extra.relation };
    throw new AppError('input/invalid', `"${extra.fileName}" was not handed in with "${file.name}".`, {
      field: 'extraFileIds',
      expected: `${extras.length} more files: ${extras.map(({ fileName }) => fileName).join(', ')}`,
    });
  });
  const headingIsDate = mapping.some(({ column, role }) => column === HEADING_COLUMN && role === 'date');
  return { file, reading, shape, extras: sources, today: file.today, headingIsDate };
}

/**
 * Two rows for one product and day: in a file of single sales both count, also when they are exactly alike (two coffees
 * are two coffees). In a daily file a row that repeats another exactly was exported twice and counts once; rows that
 * differ (two tills) are added up. See docs/decisions/0031-repeated-rows.md.
 */
function settleRepeats(days: DayTable, log: IssueLog, saysReceipts: boolean): void {
  const { another, repeated } = log.folded;
  if (another.count + repeated.count === 0) return;
  if (saysReceipts || looksLikeReceipts(days, another.count)) {
    log.add(
      'note',
      'receipts-summed',
      null,
      another.count + repeated.count,
      [...another.examples, ...repeated.examples].slice(0, 5),
    );
    return;
  }
  if (another.count > 0) log.add('note', 'duplicate-row', null, another.count, another.examples);
  if (repeated.count === 0) return;
  days.dropRepeated();
  log.add('repaired', 'repeated-row', null, repeated.count, repeated.examples);
}

function looksLikeReceipts(days: DayTable, differing: number): boolean {
  let many = 0;
  for (let i = 0; i < days.count; i++) if (days.rowsIn(i) > 2) many++;
  return differing > days.count * RECEIPTS_DIFFERING || many > days.count * RECEIPTS_MANY;
}

/** A discount above 1 anywhere: the column is in percent. */
function settleDiscount(days: DayTable, log: IssueLog, column: string | null): void {
  const discount = days.values.get('discount');
  if (!discount) return;
  let max = 0;
  for (let i = 0; i < days.count; i++) if (discount[i] > max) max = discount[i];
  if (max <= 1) return;
  for (let i = 0; i < days.count; i++) discount[i] /= 100;
  log.add('note', 'discount-percent', column, days.count);
}

/**
 * Stock at closing becomes the stock that was there to sell: what was left and what was sold. A day that ends empty is
 * thereby a day on which sales reached the stock, and stock minus sales is what was left, deliveries or not.
 * See docs/decisions/0032-closing-stock.md.
 */
function toOpeningStock(days: DayTable): void {
  const stock = days.values.get('stock');
  if (stock) for (let i = 0; i < days.count; i++) stock[i] += Math.max(0, days.units[i]);
}

function noteReadings(options: ImportOptions, log: IssueLog, rows: number): void {
  const closed = columnNamed(options, 'closed');
  if (closed !== null && meansOpen(closed)) log.add('note', 'open-inverted', closed, 1);
  const revenue = columnNamed(options, 'revenue');
  const isWholeStore = options.product !== null && !options.mapping.some(({ role }) => PRODUCT_ROLES.has(role));
  const countsTakings = isWholeStore && columnNamed(options, 'units') === null;
  if (isWholeStore) log.add('note', 'whole-store', null, rows);
  if (countsTakings && revenue !== null) log.add('note', 'takings-counted', revenue, rows);
  else if (revenue !== null && columnNamed(options, 'price') === null) {
    log.add('note', 'price-from-revenue', revenue, 1);
  }
}

/** Either says which product a row is about. */
const PRODUCT_ROLES: ReadonlySet<ColumnRole> = new Set(['product', 'productName']);

const columnNamed = (options: ImportOptions, role: string): string | null =>
  options.mapping.find((each) => each.role === role)?.column ?? null;

function refuseAllRejected(name: string, log: IssueLog): never {
  const [worst] = log.issues();
  const example = worst.examples[0];
  const where = worst.column === null ? '' : ` in column "${worst.column}"`;
  const file = example.file ?? name;
  const ofFile = file === name ? '' : ` of "${file}"`;
  throw new AppError(
    'data/all-rejected',
    `None of the ${log.rejected} rows of "${name}" can be used. Line ${example.line}${ofFile}${where} holds "${example.value}". ${worst.repair}`,
    {
      rejected: log.rejected,
      got: example.value,
      advice: worst.repair,
      place: { file, line: example.line, column: worst.column ?? undefined },
    },
  );
}
