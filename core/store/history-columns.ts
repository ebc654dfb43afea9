// Sales step by step as columns, summed over products and, where a chart has fewer points than days, over steps.
import type { History } from '../contract/stores.ts';
import { type Day, isoFromDay } from '../math/day.ts';

/** One cell a step; NaN (or −1) where nothing is recorded. Cells of several products add up. */
export interface HistoryColumns {
  readonly units: Float64Array;
  /** Units × price × (1 − discount), in currency units, of the records that have a price. */
  readonly revenue: Float64Array;
  /** Sum of price × weight, and of the weights: units sold, and a trace where a price is known but nothing was sold. */
  readonly weightedPrice: Float64Array;
  readonly priceWeight: Float64Array;
  /** 1 promoted, 0 not, −1 unknown. */
  readonly promotion: Int8Array;
  /** Stock at opening. */
  readonly stock: Float64Array;
  /** Records of the step, and how many of them say closed. */
  readonly records: Uint32Array;
  readonly closedRecords: Uint32Array;
  /** Open records whose stock at opening was nothing or was all sold. */
  readonly soldOutRecords: Uint32Array;
}

const TRACE_WEIGHT = 1e-6;

export function allocateHistory(steps: number): HistoryColumns {
  const missing = () => new Float64Array(steps).fill(Number.NaN);
  return {
    units: missing(),
    revenue: missing(),
    weightedPrice: new Float64Array(steps),
    priceWeight: new Float64Array(steps),
    promotion: new Int8Array(steps).fill(-1),
    stock: missing(),
    records: new Uint32Array(steps),
    closedRecords: new Uint32Array(steps),
    soldOutRecords: new Uint32Array(steps),
  };
}

/** One observation in currency units. */
export interface HistoryRecord {
  units: number;
  price: number | null;
  discount: number | null;
  promotion: number | null;
  closed: number | null;
  stock: number | null;
}

export function addRecord(columns: HistoryColumns, step: number, record: HistoryRecord): void {
  const { units, price } = record;
  add(columns.units, step, units);
  if (price !== null) {
    add(columns.revenue, step, units * price * (1 - (record.discount ?? 0)));
    const weight = Math.max(0, units) + TRACE_WEIGHT;
    columns.weightedPrice[step] += price * weight;
    columns.priceWeight[step] += weight;
  }
  if (record.promotion !== null) columns.promotion[step] = Math.max(columns.promotion[step], record.promotion);
  if (record.stock !== null) add(columns.stock, step, Math.max(0, record.stock));
  columns.records[step]++;
  if (record.closed === 1) columns.closedRecords[step]++;
  else if (isSoldOut(units, record.stock)) columns.soldOutRecords[step]++;
}

/** The same rule as in core/features/known-demand.ts: sales over an empty record are believed. */
const isSoldOut = (units: number, stock: number | null): boolean =>
  stock !== null && (stock <= 0 ? units <= 0 : units >= stock);

const add = (column: Float64Array, step: number, value: number): void => {
  column[step] = Number.isNaN(column[step]) ? value : column[step] + value;
};

/** The steps of a history that are asked for, and what is known of each. */
export interface HistoryWindow {
  readonly days: Int32Array;
  /** 1 where the store sold anything. */
  readonly storeSold: Uint8Array;
  /** Step of the first record: days before it are unknown, not zero. */
  readonly firstStep: number;
  readonly fromStep: number;
  /** Last step, inclusive. */
  readonly toStep: number;
  /** Most points of the answer. */
  readonly points: number;
}

type HistoryPoints = Omit<History, 'store' | 'product' | 'category'>;

/**
 * The window's points. Where there are more steps than points, equally many steps are summed into each, counted from
 * the end, so that only the oldest point may hold fewer; a point's day is its last step's, its stock the latest
 * recorded, and it is closed when all its steps are.
 */
export function toHistory(columns: HistoryColumns, window: HistoryWindow): HistoryPoints {
  const steps = Math.max(0, window.toStep - window.fromStep + 1);
  const perPoint = Math.max(1, Math.ceil(steps / window.points));
  const count = Math.ceil(steps / perPoint);
  const history: HistoryPoints = {
    day: [],
    units: [],
    revenue: [],
    price: [],
    promotion: [],
    stock: [],
    closed: [],
    soldOut: [],
    daysPerPoint: perPoint,
  };
  for (let point = 0; point < count; point++) {
    const last = window.toStep - (count - 1 - point) * perPoint;
    appendPoint(history, columns, window, Math.max(window.fromStep, last - perPoint + 1), last);
  }
  return history;
}

function appendPoint(
  history: HistoryPoints,
  columns: HistoryColumns,
  window: HistoryWindow,
  from: number,
  to: number,
): void {
  let [units, revenue, stock] = [Number.NaN, Number.NaN, Number.NaN];
  let [price, weight, promotion, closed, soldOut] = [0, 0, -1, true, 0];
  for (let step = from; step <= to; step++) {
    units = plus(units, unitsAt(columns, window, step));
    revenue = plus(revenue, columns.revenue[step]);
    price += columns.weightedPrice[step];
    weight += columns.priceWeight[step];
    promotion = Math.max(promotion, columns.promotion[step]);
    if (!Number.isNaN(columns.stock[step])) stock = columns.stock[step];
    soldOut += columns.soldOutRecords[step];
    closed &&= isClosed(columns, window, step);
  }
  history.day.push(isoFromDay(window.days[to] as Day));
  history.units.push(orNull(round(units, 6)));
  history.revenue.push(orNull(round(revenue, 2)));
  history.price.push(weight > 0 ? round(price / weight, 4) : null);
  history.promotion.push(promotion < 0 ? null : promotion === 1);
  history.stock.push(orNull(stock));
  history.closed.push(closed);
  history.soldOut.push(soldOut);
}

/** A step without a record, after the first one, is 0 when the store sold anything then. */
function unitsAt(columns: HistoryColumns, window: HistoryWindow, step: number): number {
  const isZero = columns.records[step] === 0 && step >= window.firstStep && window.storeSold[step] === 1;
  return isZero ? 0 : columns.units[step];
}

function isClosed(columns: HistoryColumns, window: HistoryWindow, step: number): boolean {
  if (columns.records[step] > 0) return columns.records[step] === columns.closedRecords[step];
  return step >= window.firstStep && window.storeSold[step] === 0;
}

const plus = (sum: number, value: number): number =>
  Number.isNaN(value) ? sum : Number.isNaN(sum) ? value : sum + value;
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
const round = (value: number, decimals: number): number => Math.round(value * 10 ** decimals) / 10 ** decimals;
