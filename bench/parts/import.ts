// Files into the store: a long daily file against sqlite3's own .import, a longer one's memory, a workbook.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as sheetJs from 'xlsx';
import { type BenchContext, type Benchmark, type BenchRow, benchRow, numberOption, timed } from '../benchmark.ts';
import { LONG_COLUMNS, writeLongFile, writeReceiptBook } from '../import-files.ts';
import { type ImportRun, runImport } from '../import-process.ts';
import { wholeStoreSet } from '../sets/index.ts';
import { atOrigin } from '../sets/sales-set.ts';

const PRODUCTS = 2_000;
const DAYS = 300;
const LONGER_PRODUCTS = 5_000;
const LONGER_DAYS = 400;
const BOOK_ROWS = 85_000;
const BOOK = 'exports/online_retail_2011_11.xlsx';

const MAX_TIMES_SQLITE = 3;
const MAX_MEGABYTES = 500;
const MAX_BOOK_SECONDS = 15;

export const benchmark: Benchmark = {
  title: 'Import: detect, check, stage and commit',
  async run(context) {
    return [await longFile(context), await longerFile(context), await workbook(context), await realFile(context)];
  },
};

async function imported(context: BenchContext, file: string): Promise<ImportRun> {
  context.note(`import of ${file}`);
  const run = await runImport(file, mkdtempSync(join(context.workDir, 'import-')));
  if (run.rows.rejected > 0) throw new Error(`${run.rows.rejected} rows of ${file} were rejected.`);
  return run;
}

const rate = ({ rows, seconds }: ImportRun): string =>
  `${Math.round(rows.total / seconds / 1000)} thousand rows a second`;

/** The median of three: of the import, and of sqlite3 beside each. */
async function longFile(context: BenchContext): Promise<BenchRow> {
  const file = join(context.workDir, 'long.csv');
  await writeLongFile(file, numberOption(context, 'products', PRODUCTS), DAYS);
  const runs: ImportRun[] = [];
  const references: (number | null)[] = [];
  for (let round = 0; round < numberOption(context, 'repeat', 3); round++) {
    references.push(sqliteSeconds(context, file));
    runs.push(await imported(context, file));
  }
  const run = runs.sort((a, b) => a.seconds - b.seconds)[Math.floor(runs.length / 2)];
  return benchRow({
    name: `CSV: ${run.rows.total} rows`,
    value: run.seconds,
    unit: 's',
    reference: 'sqlite3 .import, keyed by day, store and product',
    referenceValue: references.includes(null)
      ? null
      : (references as number[]).sort((a, b) => a - b)[references.length >> 1],
    bar: MAX_TIMES_SQLITE,
    barOn: 'ratio',
    note: rate(run),
  });
}

/** Seconds of the sqlite3 command line for the same file; null where there is none. */
function sqliteSeconds({ workDir, note }: BenchContext, file: string): number | null {
  const database = join(mkdtempSync(join(workDir, 'sqlite-')), 'sales.db');
  const columns = LONG_COLUMNS.map((column) => column.join(' ')).join(', ');
  const key = ['store', 'product', 'date'].join(', ');
  const table = `CREATE TABLE sales (${columns}, PRIMARY KEY (${key})) WITHOUT ROWID`;
  const began = performance.now();
  try {
    execFileSync('sqlite3', [database, table, `.import --csv --skip 1 "${file}" sales`], { stdio: 'inherit' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    note('there is no sqlite3 command here to compare with');
    return null;
  }
  return (performance.now() - began) / 1000;
}

async function longerFile(context: BenchContext): Promise<BenchRow> {
  const file = join(context.workDir, 'longer.csv');
  await writeLongFile(file, LONGER_PRODUCTS, LONGER_DAYS);
  const run = await imported(context, file);
  return benchRow({
    name: `CSV: ${run.rows.total} rows, peak of memory`,
    value: run.peakBytes / 2 ** 20,
    unit: 'MB',
    reference: 'bar',
    referenceValue: MAX_MEGABYTES,
    bar: MAX_MEGABYTES,
    note: `${run.seconds.toFixed(1)} s, ${rate(run)}`,
  });
}

/** A real one where it is there. */
async function workbook(context: BenchContext): Promise<BenchRow> {
  const real = context.data === null ? null : join(context.data, BOOK);
  const isReal = real !== null && existsSync(real);
  const file = isReal ? real : join(context.workDir, 'receipts.xlsx');
  if (!isReal) writeReceiptBook(file, BOOK_ROWS);
  const reference = await timed(() => {
    const { Sheets, SheetNames } = sheetJs.read(readFileSync(file), { dense: true });
    return sheetJs.utils.sheet_to_json(Sheets[SheetNames[0]]).length;
  });
  context.note(`import of ${file}`);
  // Real receipts have rows that are left out: postage, writing off.
  const run = await runImport(file, mkdtempSync(join(context.workDir, 'import-')));
  return benchRow({
    name: `XLSX: ${run.rows.total} rows${isReal ? '' : ', generated'}`,
    value: run.seconds,
    unit: 's',
    reference: 'SheetJS, file to objects',
    referenceValue: reference.seconds,
    bar: MAX_BOOK_SECONDS,
    note: `peak of memory ${Math.round(run.peakBytes / 2 ** 20)} MB`,
  });
}

async function realFile(context: BenchContext): Promise<BenchRow> {
  const set = atOrigin(wholeStoreSet(context.data), 0);
  const file = join(context.workDir, `${set.name}-import.csv`);
  writeFileSync(file, set.historyCsv);
  const run = await imported(context, file);
  const reference = await timed(() => (parse(set.historyCsv, { columns: true }) as unknown[]).length);
  return benchRow({
    name: `${set.name}: ${set.historyRows} rows`,
    value: run.seconds,
    unit: 's',
    reference: 'csv-parse, text to objects',
    referenceValue: reference.seconds,
    note: rate(run),
  });
}
