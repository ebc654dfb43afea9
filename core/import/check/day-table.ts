// The observations of a file while it is read: one cell a product and day, columns of typed arrays that grow.
import { MAX_ROWS } from '../limits.ts';
import { CellIndex } from './cell-index.ts';

/** Values of one row; NaN: the file does not say. Used again from row to row. */
export interface RowValues {
  units: number;
  /** Major currency units. */
  price: number;
  /** As written: a percentage or a share, decided when all rows are read. */
  discount: number;
  promotion: number;
  closed: number;
  competitorPrice: number;
  stock: number;
  unitsOrdered: number;
  /** Index into the file's weather levels. */
  weather: number;
  /** Money taken, major currency units. */
  amount: number;
}

export const VALUE_NAMES = [
  'price',
  'discount',
  'promotion',
  'closed',
  'competitorPrice',
  'stock',
  'unitsOrdered',
  'weather',
  'amount',
] as const;
export type ValueName = (typeof VALUE_NAMES)[number];

/** What became of a row: the first of its product and day, one more of them, or exactly one that was there already. */
export type Folded = 'first' | 'another' | 'repeated';

const ADDED_UP = ['units', 'unitsOrdered', 'amount'] as const;

const FIRST_CAPACITY = 4096;

/** What only cells of more than one row need. */
interface Merged {
  /** Rows in each cell. */
  rows: Uint32Array;
  /** Positive units in each cell so far: the weights of the means. */
  weight: Float64Array;
  lastHash: Uint32Array;
}

/**
 * Rows of one product and day become one cell. Units, units ordered and amounts add up; price, discount and competitor price
 * become means weighted by the units sold; a promotion counts if any row has it, a closed day only if all rows say so;
 * stock is the first row's at opening and the last row's at closing; weather is the last row's.
 *
 * Rows that repeat an earlier one exactly are added up too, but can be taken out again (see dropRepeated): whether they
 * are two sales or one sale exported twice shows only when the whole file has been seen.
 */
export class DayTable {
  count = 0;
  series = new Int32Array(FIRST_CAPACITY);
  day = new Int32Array(FIRST_CAPACITY);
  units = new Float64Array(FIRST_CAPACITY);
  /** Only the columns that the file has. */
  readonly values = new Map<ValueName, Float64Array>();
  #columns: [ValueName, Float64Array][] = [];
  #firstHash = new Uint32Array(FIRST_CAPACITY);
  /** Made when the first row comes for a cell that has one. */
  #merged: Merged | undefined;
  /** What repeated rows brought to the columns that add up; made when the first one comes. */
  readonly #repeated = new Map<'units' | 'unitsOrdered' | 'amount', Float64Array>();
  readonly #index = new CellIndex(this);
  readonly #stockAtClosing: boolean;
  #expected = 0;

  constructor(columns: Iterable<ValueName>, options: { stockAtClosing: boolean }) {
    for (const name of columns) this.values.set(name, new Float64Array(FIRST_CAPACITY));
    this.#columns = [...this.values];
    this.#stockAtClosing = options.stockAtClosing;
  }

  /** So many rows will come, at a guess: growing once saves copying all columns again and again. */
  expect(rows: number): void {
    this.#expected = Math.min(rows, MAX_ROWS);
  }

  /** Rows that became this cell. */
  rowsIn = (cell: number): number => this.#merged?.rows[cell] ?? 1;

  /** `hash` is the row's content, an unsigned 32-bit number: equal hashes for one product and day are the same row again. */
  fold(series: number, day: number, row: RowValues, hash: number): Folded {
    const cell = this.#index.find(series, day);
    if (cell < 0) {
      this.#append(series, day, row, hash);
      return 'first';
    }
    const merged = this.#merged ?? this.#beginMerging();
    const isRepeated = this.#firstHash[cell] === hash || merged.lastHash[cell] === hash;
    this.#add(merged, cell, row);
    merged.lastHash[cell] = hash;
    if (!isRepeated) return 'another';
    for (const name of ADDED_UP) {
      if (name !== 'units' && !this.values.has(name)) continue;
      const sums = this.#repeated.get(name) ?? new Float64Array(this.units.length);
      this.#repeated.set(name, sums);
      if (!Number.isNaN(row[name])) sums[cell] += row[name];
    }
    return 'repeated';
  }

  /** Counts rows that repeat another exactly only once. */
  dropRepeated(): void {
    for (const [name, sums] of this.#repeated) {
      const column = name === 'units' ? this.units : (this.values.get(name) as Float64Array);
      for (let i = 0; i < this.count; i++) if (sums[i] !== 0) column[i] -= sums[i];
    }
    this.#repeated.clear();
  }

  /** Cell numbers, ascending by series and then by day. */
  order(seriesCount: number): Uint32Array {
    const starts = new Uint32Array(seriesCount + 1);
    for (let i = 0; i < this.count; i++) starts[this.series[i] + 1]++;
    for (let s = 0; s < seriesCount; s++) starts[s + 1] += starts[s];
    const next = starts.slice();
    const order = new Uint32Array(this.count);
    for (let i = 0; i < this.count; i++) order[next[this.series[i]]++] = i;
    const byDay = (a: number, b: number) => this.day[a] - this.day[b];
    for (let s = 0; s < seriesCount; s++) {
      const part = order.subarray(starts[s], starts[s + 1]);
      if (!isAscending(part, this.day)) part.sort(byDay);
    }
    return order;
  }

  #append(series: number, day: number, row: RowValues, hash: number): void {
    if (this.count === this.units.length) this.#grow();
    const cell = this.count++;
    this.series[cell] = series;
    this.day[cell] = day;
    this.units[cell] = row.units;
    this.#firstHash[cell] = hash;
    for (let i = 0; i < this.#columns.length; i++) {
      const [name, column] = this.#columns[i];
      column[cell] = row[name];
    }
    if (this.#merged) noteFirst(this.#merged, cell, row.units, hash);
    this.#index.add(cell);
  }

  #beginMerging(): Merged {
    const capacity = this.units.length;
    this.#merged = {
      rows: new Uint32Array(capacity),
      weight: new Float64Array(capacity),
      lastHash: new Uint32Array(capacity),
    };
    for (let i = 0; i < this.count; i++) noteFirst(this.#merged, i, this.units[i], this.#firstHash[i]);
    return this.#merged;
  }

  #add(merged: Merged, cell: number, row: RowValues): void {
    const weight = Math.max(0, row.units);
    for (const [name, column] of this.#columns) {
      const value = row[name];
      if (Number.isNaN(value)) continue;
      const before = column[cell];
      column[cell] = Number.isNaN(before) ? value : this.#merge(name, merged.weight[cell], before, value, weight);
    }
    this.units[cell] += row.units;
    merged.weight[cell] += weight;
    merged.rows[cell]++;
  }

  #merge(name: ValueName, weightBefore: number, before: number, value: number, weight: number): number {
    switch (name) {
      case 'price':
      case 'discount':
      case 'competitorPrice': {
        const total = weightBefore + weight;
        return total > 0 ? (before * weightBefore + value * weight) / total : value;
      }
      case 'unitsOrdered':
      case 'amount':
        return before + value;
      case 'promotion':
        return Math.max(before, value);
      case 'closed':
        return Math.min(before, value);
      case 'stock':
        return this.#stockAtClosing ? value : before;
      case 'weather':
        return value;
    }
  }

  #grow(): void {
    // Memory is taken as it is filled.
    const capacity = Math.max(this.units.length * 4, Math.ceil(this.#expected * 1.1));
    this.series = enlarge(this.series, new Int32Array(capacity));
    this.day = enlarge(this.day, new Int32Array(capacity));
    this.units = enlarge(this.units, new Float64Array(capacity));
    this.#firstHash = enlarge(this.#firstHash, new Uint32Array(capacity));
    for (const [name, sums] of this.#repeated) this.#repeated.set(name, enlarge(sums, new Float64Array(capacity)));
    for (const [name, column] of this.values) this.values.set(name, enlarge(column, new Float64Array(capacity)));
    this.#columns = [...this.values];
    if (!this.#merged) return;
    const { rows, weight, lastHash } = this.#merged;
    this.#merged = {
      rows: enlarge(rows, new Uint32Array(capacity)),
      weight: enlarge(weight, new Float64Array(capacity)),
      lastHash: enlarge(lastHash, new Uint32Array(capacity)),
    };
  }
}

function noteFirst(merged: Merged, cell: number, units: number, hash: number): void {
  merged.rows[cell] = 1;
  merged.weight[cell] = Math.max(0, units);
  merged.lastHash[cell] = hash;
}

function enlarge<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

function isAscending(cells: Uint32Array, day: Int32Array): boolean {
  for (let i = 1; i < cells.length; i++) if (day[cells[i]] < day[cells[i - 1]]) return false;
  return true;
}
