// Seeded retail-like training data for the gradient boosting benchmark: generated, so that anyone can repeat it.
import { createRng, type Rng } from '#core/math/rng.ts';

export interface BenchData {
  readonly columns: number;
  readonly train: { rows: number; columns: number; values: Float32Array };
  readonly trainLabels: Float64Array;
  readonly validation: { rows: number; columns: number; values: Float32Array };
  readonly validationLabels: Float64Array;
}

const TRAIN_DAYS = 200;
const VALIDATION_DAYS = 50;
const WARM_UP_DAYS = 56;
const LAGS = [1, 2, 3, 4, 5, 6, 7, 14, 21, 28];
export const BENCH_COLUMNS = 40;
/** Calendar, promotion and identity are always known; every other cell is missing with this chance. */
const MISSING_SHARE = 0.1;
const FIRST_ALWAYS_KNOWN = 29;

export interface Series {
  readonly item: number;
  readonly store: number;
  readonly units: Float64Array;
  readonly price: Float64Array;
  readonly promotion: Uint8Array;
}

/** Rows sorted by day; about four fifths train, the later fifth validates. `rows` is rounded to whole series. */
export function generateBenchData(rows: number, seed = 20_260_101): BenchData {
  const rng = createRng(seed);
  const count = Math.max(1, Math.round(rows / TRAIN_DAYS));
  const days = WARM_UP_DAYS + TRAIN_DAYS + VALIDATION_DAYS;
  const series = Array.from({ length: count }, (_, i) => generateSeries(rng, i, days));
  const part = (firstDay: number, length: number) => {
    const values = new Float32Array(count * length * BENCH_COLUMNS);
    const labels = new Float64Array(count * length);
    let row = 0;
    for (let day = firstDay; day < firstDay + length; day++) {
      for (const one of series) {
        writeFeatures(rng, one, day, values, row * BENCH_COLUMNS);
        labels[row++] = one.units[day];
      }
    }
    return { matrix: { rows: row, columns: BENCH_COLUMNS, values }, labels };
  };
  const train = part(WARM_UP_DAYS, TRAIN_DAYS);
  const validation = part(WARM_UP_DAYS + TRAIN_DAYS, VALIDATION_DAYS);
  return {
    columns: BENCH_COLUMNS,
    train: train.matrix,
    trainLabels: train.labels,
    validation: validation.matrix,
    validationLabels: validation.labels,
  };
}

/** One product: units, price and promotion of every day. */
export function generateSeries(rng: Rng, index: number, days: number): Series {
  const item = index % 3000;
  const store = Math.floor(index / 3000) + (index % 10);
  const level = Math.exp(0.7 + rng.normal());
  const elasticity = 1 + rng.next() * 2;
  const dispersion = 1 + rng.next() * 3;
  const weekly = Array.from({ length: 7 }, () => Math.exp(rng.normal() * 0.25));
  const phase = rng.next() * 2 * Math.PI;
  const regular = 1 + rng.next() * 20;
  const units = new Float64Array(days);
  const price = new Float64Array(days);
  const promotion = new Uint8Array(days);
  for (let day = 0; day < days; day++) {
    promotion[day] = rng.next() < 0.08 ? 1 : 0;
    price[day] = Math.round(100 * regular * (promotion[day] ? 0.75 : 1) * (1 + 0.02 * rng.normal())) / 100;
    const season = 1 + 0.3 * Math.sin((2 * Math.PI * day) / 365 + phase);
    const lift = (price[day] / regular) ** -elasticity * (promotion[day] ? 1.3 : 1);
    const mean = level * weekly[day % 7] * season * lift;
    units[day] = poisson(rng, (mean * gamma(rng, dispersion)) / dispersion);
  }
  return { item, store, units, price, promotion };
}

function writeFeatures(rng: Rng, series: Series, day: number, values: Float32Array, at: number): void {
  const { units, price, promotion } = series;
  let c = at;
  for (const lag of LAGS) values[c++] = units[day - lag];
  for (const window of [7, 14, 28]) values[c++] = statistics(units, day, window).mean;
  for (const window of [7, 28]) {
    const { deviation, largest, zeros } = statistics(units, day, window);
    values[c++] = deviation;
    values[c++] = largest;
    values[c++] = zeros;
  }
  values[c++] = price[day];
  values[c++] = price[day] / statistics(price, day, 28).mean;
  values[c++] = 15 + 10 * Math.sin((2 * Math.PI * day) / 365) + 3 * rng.normal();
  values[c++] = Math.max(0, rng.normal());
  for (let noise = 0; noise < 6; noise++) values[c++] = rng.normal();
  for (let column = at; column < at + FIRST_ALWAYS_KNOWN; column++) {
    if (rng.next() < MISSING_SHARE) values[column] = Number.NaN;
  }
  c = at + FIRST_ALWAYS_KNOWN;
  values[c++] = promotion[day];
  values[c++] = day % 7;
  values[c++] = day % 30;
  values[c++] = Math.floor(day / 7) % 52;
  values[c++] = Math.floor(day / 30) % 12;
  values[c++] = day % 45;
  values[c++] = promotion[day - 1] + promotion[day - 2];
  values[c++] = series.item;
  values[c++] = series.store;
  values[c++] = series.item % 50;
  values[c++] = series.item % 300;
}

function statistics(values: Float64Array, day: number, window: number) {
  let sum = 0;
  let squares = 0;
  let largest = 0;
  let zeros = 0;
  for (let d = day - window; d < day; d++) {
    sum += values[d];
    squares += values[d] * values[d];
    if (values[d] > largest) largest = values[d];
    if (values[d] === 0) zeros++;
  }
  const mean = sum / window;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / window - mean * mean)), largest, zeros: zeros / window };
}

/** Marsaglia and Tsang (2000); shapes below 1 by the usual power of a uniform. */
function gamma(rng: Rng, shape: number): number {
  if (shape < 1) return gamma(rng, shape + 1) * (1 - rng.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = rng.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - rng.next()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Knuth's product for small means, a rounded normal for large ones. */
function poisson(rng: Rng, mean: number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * rng.normal()));
  const limit = Math.exp(-mean);
  let product = rng.next();
  let count = 0;
  while (product > limit) {
    product *= rng.next();
    count++;
  }
  return count;
}
