// Uploads with exactly the rows a test needs, staged as a checked file stages them; and the policies once more, slowly. Only
// for tests.
import { newId } from './id.ts';
import type { WriteDb } from './sql.ts';
import type { StagedProduct } from './staged-upload.ts';
import { type OverlapPolicy, stageObservations, stageProducts } from './staging.ts';
import { insertUpload } from './uploads.ts';

const AT = '2026-01-01T00:00:00.000Z';
const options = {
  reading: {
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    sheet: null,
    headerLine: 1,
    decimalMark: '.',
    dateOrder: 'ymd',
  },
  mapping: [],
  store: 'S',
  overlap: 'replace',
  product: null,
  stockTime: 'opening',
} as const;

/** One row of a file; what is left out the file has no column for. */
export interface Row {
  product: string;
  day: number;
  units: number;
  price?: number | null;
  weather?: string | null;
}

/** Stages rows as a new upload into the store `code`; returns its id. */
export function stageRows(
  db: WriteDb,
  rows: readonly Row[],
  products: Record<string, Partial<StagedProduct>> = {},
  code = 'S',
): string {
  const uploadId = newId();
  insertUpload(db, {
    id: uploadId,
    fileName: 'f.csv',
    sizeBytes: 1,
    sha256: uploadId,
    who: 'w',
    createdAt: AT,
    options: { ...options, mapping: [], shape: { kind: 'long' }, extras: [], repairs: [] },
  });
  const codes = [...new Set(rows.map((row) => row.product))];
  stageProducts(
    db,
    uploadId,
    codes.map((product, series) => ({ series, store: code, product, ...products[product] })),
  );
  const levels = [...new Set(rows.flatMap((row) => row.weather ?? []))];
  const has = (name: keyof Row) => rows.some((row) => row[name] !== undefined);
  stageObservations(db, uploadId, {
    count: rows.length,
    series: Int32Array.from(rows, (row) => codes.indexOf(row.product)),
    day: Int32Array.from(rows, (row) => row.day),
    units: Float64Array.from(rows, (row) => row.units),
    ...(has('price') && { price: Float64Array.from(rows, (row) => row.price ?? Number.NaN) }),
    ...(has('weather') && {
      weather: Float64Array.from(rows, (row) => (row.weather ? levels.indexOf(row.weather) : Number.NaN)),
      weatherLevels: levels,
    }),
  });
  return uploadId;
}

/** The policies once more, row by row on plain objects. Sorted by product and day. */
export function applySlowly(old: readonly Row[], rows: readonly Row[], overlap: OverlapPolicy): Row[] {
  const cells = new Map(old.map((row) => [`${row.product} ${row.day}`, row]));
  for (const row of rows) {
    const key = `${row.product} ${row.day}`;
    const before = cells.get(key);
    if (!before) cells.set(key, row);
    else if (overlap === 'replace') cells.set(key, row);
    else if (overlap === 'add') {
      cells.set(key, {
        ...before,
        units: before.units + row.units,
        price: before.price ?? row.price,
        weather: before.weather ?? row.weather,
      });
    }
  }
  return [...cells.values()].sort((a, b) => (a.product < b.product ? -1 : a.product > b.product ? 1 : a.day - b.day));
}
