// The products of a file while it is read: a number for each store and product, and their latest attributes.
import type { StagedProduct } from '#core/store/staged-upload.ts';
import { detached } from '../values/text.ts';

export const ATTRIBUTES = [
  'name',
  'category',
  'region',
  'supplier',
  'unitCost',
  'leadTimeDays',
  'packSize',
  'moq',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

interface Column {
  attribute: Attribute;
  values: (string | number | undefined)[];
  /** Day of the row that gave the value. */
  days: number[];
  /** Products whose value differed from row to row. */
  conflicts: Set<number>;
}

const kept = (value: string | number): string | number => (typeof value === 'string' ? detached(value) : value);

/** Of an attribute that changes from row to row the latest day's value wins, whatever the order of the rows. */
export class ProductTable {
  readonly #stores = new Map<string, Map<string, number>>();
  readonly #storeOf: string[] = [];
  readonly #codeOf: string[] = [];
  readonly #columns: Column[];
  #lastStore = '';
  #lastProducts: Map<string, number> | undefined;

  constructor(attributes: Iterable<Attribute>) {
    this.#columns = [...attributes].map((attribute) => ({ attribute, values: [], days: [], conflicts: new Set() }));
  }

  get count(): number {
    return this.#codeOf.length;
  }

  get stores(): string[] {
    return [...this.#stores.keys()];
  }

  storeOf = (series: number): string => this.#storeOf[series];

  /** Number of the series, new if need be. Rows of one store mostly follow each other. */
  seriesOf(store: string, product: string): number {
    if (this.#lastProducts === undefined || store !== this.#lastStore) {
      this.#lastStore = store;
      this.#lastProducts = this.#stores.get(store);
      if (!this.#lastProducts) {
        this.#lastStore = detached(store);
        this.#lastProducts = new Map();
        this.#stores.set(this.#lastStore, this.#lastProducts);
      }
    }
    const known = this.#lastProducts.get(product);
    if (known !== undefined) return known;
    const series = this.#codeOf.length;
    const code = detached(product);
    this.#lastProducts.set(code, series);
    this.#storeOf.push(detached(this.#lastStore));
    this.#codeOf.push(code);
    return series;
  }

  /** Notes what a row says; `index` as in the attributes given to the constructor. */
  note(index: number, series: number, day: number, value: string | number): void {
    const column = this.#columns[index];
    const before = column.values[series];
    if (before === undefined) {
      column.values[series] = kept(value);
      column.days[series] = day;
      return;
    }
    if (before !== value) {
      column.conflicts.add(series);
      if (day >= column.days[series]) column.values[series] = kept(value);
    }
    if (day > column.days[series]) column.days[series] = day;
  }

  /** Products `from` to `to` (exclusive) as they are staged. */
  slice(from: number, to: number): StagedProduct[] {
    const staged: StagedProduct[] = [];
    for (let series = from; series < Math.min(to, this.count); series++) {
      const product: StagedProduct = { series, store: this.#storeOf[series], product: this.#codeOf[series] };
      for (const { attribute, values } of this.#columns) {
        const value = values[series];
        if (value !== undefined) Object.assign(product, { [attribute]: value });
      }
      staged.push(product);
    }
    return staged;
  }

  /** How many products changed each attribute from row to row. */
  conflicts(): { attribute: Attribute; products: number }[] {
    return this.#columns
      .filter(({ conflicts }) => conflicts.size > 0)
      .map(({ attribute, conflicts }) => ({ attribute, products: conflicts.size }));
  }
}
