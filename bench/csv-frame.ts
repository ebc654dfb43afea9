// Loads an evaluation set (history.csv, plan.csv) straight into a frame, without a store: for accuracy work only.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FuturePlan, SeriesFrame } from '#core/frame/series-frame.ts';
import { dayFromIso } from '#core/math/day.ts';
import { detectFrequency } from '#core/store/detect-frequency.ts';
import { type StepCalendar, stepCalendar } from '#core/store/steps.ts';

export interface EvaluationSet {
  readonly frame: SeriesFrame;
  /** By product code. */
  readonly plans: ReadonlyMap<string, FuturePlan>;
}

interface Cells {
  product: string;
  category: string;
  /** By day. */
  cells: Map<number, { units: number; promotion: number; closed: number }>;
  firstDay: number;
}

/** Steps ahead that plans reach. */
const HORIZON = 28;

/** Reads `<folder>/history.csv` and, where there is one, `<folder>/plan.csv`. Sets of one store; weekly and monthly
 * ones are recognised as an import recognises them, and only daily ones may have a plan. */
export function loadEvaluationSet(folder: string): EvaluationSet {
  const { header, rows } = readCsv(join(folder, 'history.csv'));
  const at = (name: string) => header.indexOf(name);
  const [date, storeAt, product, category, units] = ['date', 'store', 'product', 'category', 'units'].map(at);
  const series = new Map<string, Cells>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const day = dayFromIso(row[date]);
    first = Math.min(first, day);
    last = Math.max(last, day);
    let entry = series.get(row[product]);
    if (!entry) {
      entry = { product: row[product], category: row[category], cells: new Map(), firstDay: day };
      series.set(row[product], entry);
    }
    entry.firstDay = Math.min(entry.firstDay, day);
    const promotion = at('promotion') < 0 ? Number.NaN : Number(row[at('promotion')]);
    const closed = at('closed') < 0 ? 0 : Number(row[at('closed')]);
    entry.cells.set(day, { units: Number(row[units]), promotion, closed });
  }
  const days = [...new Set([...series.values()].flatMap((entry) => [...entry.cells.keys()]))].sort((a, b) => a - b);
  const frequency = detectFrequency(days);
  const calendar = stepCalendar(frequency, first, last);
  const frame = toFrame(rows[0][storeAt], frequency, calendar, [...series.values()]);
  return { frame, plans: readPlans(join(folder, 'plan.csv'), last) };
}

function toFrame(
  store: string,
  frequency: SeriesFrame['frequency'],
  calendar: StepCalendar,
  series: Cells[],
): SeriesFrame {
  const steps = calendar.days.length;
  const firstStep = Int32Array.from(series, (entry) => calendar.stepOf(entry.firstDay));
  const offset = new Uint32Array(series.length + 1);
  series.forEach((_, i) => {
    offset[i + 1] = offset[i] + steps - firstStep[i];
  });
  const total = offset[series.length];
  const column = () => new Float64Array(new SharedArrayBuffer(total * 8)).fill(Number.NaN);
  const units = column().fill(0);
  const promotion = column();
  const closed = new Uint8Array(new SharedArrayBuffer(total));
  const sold = new Uint8Array(steps);
  for (const entry of series) for (const [day, cell] of entry.cells) if (cell.units > 0) sold[calendar.stepOf(day)] = 1;
  series.forEach((entry, i) => {
    const start = offset[i] - firstStep[i];
    // A step without a record was open when anything was sold in the store.
    for (let step = firstStep[i]; step < steps; step++) closed[start + step] = sold[step] ? 0 : 1;
    for (const [day, record] of entry.cells) {
      const cell = start + calendar.stepOf(day);
      units[cell] += Math.max(0, record.units);
      promotion[cell] = record.promotion;
      closed[cell] = record.closed;
    }
  });
  const categories = [...new Set(series.map((entry) => entry.category))].sort();
  return {
    store,
    frequency,
    stepDays: calendar.days,
    count: series.length,
    offset,
    firstStep,
    units,
    price: column(),
    discount: column(),
    promotion,
    competitorPrice: column(),
    stock: column(),
    closed,
    weather: new Int16Array(steps).fill(-1),
    weatherLevels: [],
    products: series.map((entry) => ({
      code: entry.product,
      name: entry.product,
      category: categories.indexOf(entry.category),
      supplier: -1,
    })),
    categories,
    suppliers: [],
    isCount: units.every((value) => Number.isInteger(value)),
  };
}

function readPlans(file: string, lastDay: number): Map<string, FuturePlan> {
  const plans = new Map<string, { promotion: Float64Array; closed: Int8Array }>();
  if (!existsSync(file)) return plans;
  const { header, rows } = readCsv(file);
  const [date, product, promotion, closed] = ['date', 'product', 'promotion', 'closed'].map((n) => header.indexOf(n));
  for (const row of rows) {
    const ahead = dayFromIso(row[date]) - lastDay - 1;
    let plan = plans.get(row[product]);
    if (!plan) {
      plan = { promotion: new Float64Array(HORIZON).fill(Number.NaN), closed: new Int8Array(HORIZON).fill(-1) };
      plans.set(row[product], plan);
    }
    plan.promotion[ahead] = Number(row[promotion]);
    plan.closed[ahead] = Number(row[closed]);
  }
  return plans;
}

function readCsv(file: string): { header: string[]; rows: string[][] } {
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return { header: head.split(','), rows: lines.map((line) => line.split(',')) };
}
