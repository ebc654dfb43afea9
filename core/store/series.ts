// All observations of a store as columns on shared memory: the one bulk read of training and prediction.
import { AppError } from '../contract/errors.ts';
import type { SeriesFrame, SeriesInfo } from '../frame/series-frame.ts';
import type { Day } from '../math/day.ts';
import { loadClosedSteps } from './closed-days.ts';
import { loadMembers, type Members, recordReader } from './merged-products.ts';
import type { ReadDb } from './sql.ts';
import { type StepCalendar, stepCalendar } from './steps.ts';
import { getStore } from './stores.ts';

/** Prices are stored as whole 1/10,000 of the currency unit. */
export const PRICE_SCALE = 10_000;

export interface LoadSeriesOptions {
  /** As-of day: nothing later is read, and products that appeared later are not in the frame. */
  lastDay?: Day;
}

/**
 * The frame of a store, products in the order of their codes, ending on the last day with data (on or before
 * `lastDay`). A day without a record inside a product's life is 0 units when the store sold anything that day, else
 * closed. Several records within one step (weekly and monthly stores) are added up; of the rest the latest wins.
 *
 * All columns lie on SharedArrayBuffers. About 0.5 s for 600,000 observations.
 * Throws not-found/store, data/no-observations.
 */
export function loadSeriesFrame(db: ReadDb, storeCode: string, options: LoadSeriesOptions = {}): SeriesFrame {
  const store = getStore(db, storeCode);
  const lastDay = options.lastDay ?? Number.MAX_SAFE_INTEGER;
  const members = loadMembers(db, store.id);
  const products = readProducts(db, store.id, lastDay, members);
  if (products.length === 0) {
    const until = options.lastDay === undefined ? '' : ' on or before the as-of date';
    throw new AppError('data/no-observations', `The store "${storeCode}" has no sales${until}.`, { store: storeCode });
  }
  const firstDay = products.reduce((first, product) => Math.min(first, product.firstDay), Number.MAX_SAFE_INTEGER);
  const knownDay = products.reduce((last, product) => Math.max(last, product.lastDay), Number.MIN_SAFE_INTEGER);
  const calendar = stepCalendar(store.frequency, firstDay, knownDay);
  const closedSteps = loadClosedSteps(db, store, calendar);
  const columns = allocateColumns(products, calendar);
  const filled = fillColumns(db, { products, members, lastDay, calendar, closedSteps }, columns);
  const categories = levelsOf(products.map((product) => product.category));
  const suppliers = levelsOf(products.map((product) => product.supplier));
  return {
    store: storeCode,
    frequency: store.frequency,
    stepDays: calendar.days,
    count: products.length,
    ...columns,
    ...filled,
    categories,
    suppliers,
    censorStockOuts: store.settings.censorStockOuts,
    products: products.map(
      ({ code, name, category, supplier }): SeriesInfo => ({
        code,
        name,
        category: category === null ? -1 : categories.indexOf(category),
        supplier: supplier === null ? -1 : suppliers.indexOf(supplier),
      }),
    ),
  };
}

interface ProductHead {
  id: number;
  code: string;
  name: string;
  category: string | null;
  supplier: string | null;
  firstDay: Day;
  lastDay: Day;
}

/** First and last days by two seeks a product in the primary key, not by a scan. */
export const PRODUCTS_SQL = `
SELECT * FROM (
  SELECT p.id, p.code, p.name, p.category, s.name AS supplier, p.merged_into IS NOT NULL AS isMerged,
    (SELECT min(day) FROM observation WHERE product_id = p.id AND day <= ?) AS firstDay,
    (SELECT max(day) FROM observation WHERE product_id = p.id AND day <= ?) AS lastDay
  FROM product p LEFT JOIN supplier s ON s.id = p.supplier_id
  WHERE p.store_id = ?
) ORDER BY code`;

interface FoundDays {
  firstDay: Day | null;
  lastDay: Day | null;
}
type FoundHead = Omit<ProductHead, keyof FoundDays> & FoundDays & { isMerged: number };

/** Products with records of their own or of others that count for them. */
function readProducts(db: ReadDb, storeId: number, lastDay: Day, members: Members): ProductHead[] {
  const found = db.prepare<[number, number, number], FoundHead>(PRODUCTS_SQL).all(lastDay, lastDay, storeId);
  const byId = members.size === 0 ? null : new Map(found.map((head) => [head.id, head]));
  return found.flatMap(({ isMerged, ...head }) => {
    if (isMerged) return [];
    const all = (members.get(head.id) ?? []).flatMap((id) => byId?.get(id) ?? []);
    const [firstDay, lastKnown] = [earliest([head, ...all]), latest([head, ...all])];
    return firstDay === null || lastKnown === null ? [] : [{ ...head, firstDay, lastDay: lastKnown }];
  });
}

const earliest = (heads: readonly FoundDays[]): Day | null =>
  heads.reduce<Day | null>(
    (min, { firstDay }) => (firstDay === null ? min : Math.min(min ?? firstDay, firstDay)),
    null,
  );
const latest = (heads: readonly FoundDays[]): Day | null =>
  heads.reduce<Day | null>((max, { lastDay }) => (lastDay === null ? max : Math.max(max ?? lastDay, lastDay)), null);

type Columns = ReturnType<typeof allocateColumns>;

function allocateColumns(products: readonly ProductHead[], { days, stepOf }: StepCalendar) {
  const offset = new Uint32Array(new SharedArrayBuffer((products.length + 1) * 4));
  const firstStep = new Int32Array(new SharedArrayBuffer(products.length * 4));
  products.forEach((product, series) => {
    firstStep[series] = stepOf(product.firstDay);
    offset[series + 1] = offset[series] + days.length - firstStep[series];
  });
  const cells = offset[products.length];
  const doubles = () => new Float64Array(new SharedArrayBuffer(cells * 8)).fill(Number.NaN);
  return {
    offset,
    firstStep,
    units: doubles(),
    price: doubles(),
    discount: doubles(),
    promotion: doubles(),
    competitorPrice: doubles(),
    stock: doubles(),
    closed: new Uint8Array(new SharedArrayBuffer(cells)),
    weather: new Int16Array(new SharedArrayBuffer(days.length * 2)).fill(-1),
  };
}

type ObservationRow = [
  day: Day,
  units: number,
  price: number | null,
  discount: number | null,
  promotion: number | null,
  closed: number | null,
  weather: string | null,
  competitorPrice: number | null,
  stock: number | null,
];

export const OBSERVATION_CELLS = [
  'day',
  'units',
  'price',
  'discount',
  'promotion',
  'closed',
  'weather',
  'competitor_price',
  'stock',
] as const;

interface FrameSource {
  products: readonly ProductHead[];
  members: Members;
  lastDay: Day;
  calendar: StepCalendar;
  /** 1 where the store was closed, whatever the records say. */
  closedSteps: Uint8Array | null;
}

/** Fills the columns product by product (one range of the clustered table each) and returns what is known only then. */
function fillColumns(
  db: ReadDb,
  { products, members, lastDay, calendar, closedSteps }: FrameSource,
  columns: Columns,
): { weatherLevels: string[]; isCount: boolean } {
  const { offset, firstStep, units, price, discount, promotion, competitorPrice, stock, closed } = columns;
  const recordsOf = recordReader<ObservationRow>(db, members, OBSERVATION_CELLS);
  /** 1 where the store sold anything. */
  const sold = new Uint8Array(calendar.days.length);
  const weather = new WeatherVotes();
  let isCount = true;
  for (let series = 0; series < products.length; series++) {
    const shift = offset[series] - firstStep[series];
    for (const row of recordsOf(products[series].id, lastDay)) {
      const step = calendar.stepOf(row[0]);
      const cell = shift + step;
      const quantity = row[1];
      if (isCount && !Number.isInteger(quantity)) isCount = false;
      // NaN until the first record of the step; returns stay in until the sum of the step is known.
      units[cell] = Number.isNaN(units[cell]) ? quantity : units[cell] + quantity;
      if (quantity > 0 && closedSteps?.[step] !== 1) sold[step] = 1;
      if (row[2] !== null) price[cell] = row[2] / PRICE_SCALE;
      if (row[3] !== null) discount[cell] = row[3];
      if (row[4] !== null) promotion[cell] = row[4];
      if (row[5] === 1) closed[cell] = 1;
      if (row[6] !== null) weather.add(step, row[6]);
      if (row[7] !== null) competitorPrice[cell] = row[7] / PRICE_SCALE;
      if (row[8] !== null) stock[cell] = Math.max(0, row[8]);
    }
  }
  if (closedSteps) closeSteps(columns, closedSteps);
  fillMissing(columns, sold);
  return { weatherLevels: weather.decide(columns.weather), isCount };
}

function closeSteps({ offset, firstStep, closed }: Columns, closedSteps: Uint8Array): void {
  for (let series = 0; series < firstStep.length; series++) {
    closed.set(
      closed.subarray(offset[series], offset[series + 1]).map((is, cell) => is | closedSteps[firstStep[series] + cell]),
      offset[series],
    );
  }
}

/** Records below zero count as 0; cells without a record are 0 where the store sold, else closed. */
function fillMissing({ offset, firstStep, units, closed }: Columns, sold: Uint8Array): void {
  for (let series = 0; series < firstStep.length; series++) {
    const shift = offset[series] - firstStep[series];
    for (let cell = offset[series]; cell < offset[series + 1]; cell++) {
      if (Number.isNaN(units[cell])) {
        units[cell] = 0;
        if (sold[cell - shift] === 0) closed[cell] = 1;
      } else if (units[cell] < 0) units[cell] = 0;
    }
  }
}

/** The weather of a step is what most of its records say; between equals the first by name. */
class WeatherVotes {
  readonly #votes = new Map<string, Map<number, number>>();

  add(step: number, level: string): void {
    const ofLevel = this.#votes.get(level) ?? new Map<number, number>();
    this.#votes.set(level, ofLevel.set(step, (ofLevel.get(step) ?? 0) + 1));
  }

  /** Writes the index of each step's level into `column` and returns the levels, by name. */
  decide(column: Int16Array): string[] {
    const levels = [...this.#votes.keys()].sort();
    const most = new Float64Array(column.length);
    levels.forEach((level, index) => {
      for (const [step, votes] of this.#votes.get(level) ?? []) {
        if (votes <= most[step]) continue;
        most[step] = votes;
        column[step] = index;
      }
    });
    return levels;
  }
}

const levelsOf = (values: readonly (string | null)[]): string[] =>
  [...new Set(values.filter((value) => value !== null))].sort();
