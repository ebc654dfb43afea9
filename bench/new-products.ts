// New products: forecasts from twins against the category's level and the product's own mean, out of sample.
//   node bench/new-products.ts SET-FOLDER | demo [--seeds 5]
// Every product that began at least 60 days after the store's records is forecast 28 days ahead on the day before its
// first sale and 3, 7, 14 and 21 days after; nothing later is used. Errors are in multiples of each product's
// root mean square change from day to day, as in RMSSE; WAPE and bias are in units.
import { parseArgs } from 'node:util';
import { createFeatureSource } from '#core/features/feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from '#core/features/feature-spec.ts';
import { KNOWN } from '#core/features/known-demand.ts';
import { windowMean } from '#core/features/running-sums.ts';
import { categoryLevel } from '#core/forecast/newcomers/category-level.ts';
import { createNewcomers } from '#core/forecast/newcomers/newcomers.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { demoFrame } from '#core/host/demo/demo-frame.ts';
import { generateDemo } from '#core/host/demo/generate-demo.ts';
import { loadEvaluationSet } from './csv-frame.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '5' } },
});
const [folder] = positionals;
if (!folder) throw new Error('usage: node bench/new-products.ts SET-FOLDER | demo');

const HORIZON = 28;
const FROM_STEP = 60;
const AGES = [0, 3, 7, 14, 21];
const METHODS = ['twins', 'category-level', 'own mean'] as const;

/** Sums of relative squared errors and relative errors, by age and method. */
const errors = new Map<string, { squares: number; error: number; absolute: number; units: number; cells: number }>();

const frames =
  folder === 'demo'
    ? Array.from({ length: Number(values.seeds) }, (_, seed) => () => demoFrame(generateDemo(seed + 1)))
    : [() => loadEvaluationSet(folder).frame];
for (const frame of frames) judge(frame());

console.log('age  products-days  method          RMSSE   WAPE    bias');
for (const age of AGES) {
  for (const method of METHODS) {
    const sums = errors.get(`${age}|${method}`);
    if (!sums) continue;
    const rmse = Math.sqrt(sums.squares / sums.cells).toFixed(3);
    const wape = (sums.absolute / sums.units).toFixed(3);
    const bias = `${((100 * sums.error) / sums.units).toFixed(1)} %`;
    const head = `${String(age).padEnd(5)}${String(sums.cells).padEnd(15)}${method.padEnd(16)}`;
    console.log(`${head}${rmse.padEnd(8)}${wape.padEnd(8)}${bias}`);
  }
}

function judge(frame: SeriesFrame): void {
  const source = createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR), NO_CALENDAR);
  const { demand, knowledge, sums } = source.series;
  const last = frame.stepDays.length - 1;
  const methodsOn = new Map<number, ReturnType<typeof createNewcomers>>();
  for (let series = 0; series < frame.count; series++) {
    const first = frame.firstStep[series];
    const start = frame.offset[series];
    // The yardstick of a product: the root mean square of its changes from day to day (RMSSE's) in its first months.
    const end = Math.min(start + 112, frame.offset[series + 1] - 1);
    const scale = changeScale(demand.subarray(start, end + 1));
    if (first < FROM_STEP || last - first < 49 || !(scale > 0)) continue;
    for (const age of AGES) {
      const origin = first - 1 + age;
      if (origin + HORIZON > last) continue;
      const newcomers = methodsOn.get(origin) ?? createNewcomers(source, origin);
      methodsOn.set(origin, newcomers);
      const newcomer = newcomers.of(series);
      const ofCategory = categoryLevel(source, series, origin);
      const own = age > 0 ? windowMean(sums, start, start + age - 1, age) : Number.NaN;
      for (let step = 1; step <= HORIZON; step++) {
        const cell = start + age - 1 + step;
        if (knowledge[cell] !== KNOWN) continue;
        const forecasts = [newcomer.forecast(step), ofCategory, own];
        METHODS.forEach((method, i) => {
          if (Number.isNaN(forecasts[i])) return;
          const error = forecasts[i] - demand[cell];
          const kept = errors.get(`${age}|${method}`) ?? { squares: 0, error: 0, absolute: 0, units: 0, cells: 0 };
          errors.set(`${age}|${method}`, kept);
          kept.squares += (error / scale) ** 2;
          kept.error += error;
          kept.absolute += Math.abs(error);
          kept.units += demand[cell];
          kept.cells++;
        });
      }
    }
  }
}

function changeScale(demand: Float64Array): number {
  let squares = 0;
  let changes = 0;
  for (let day = 1; day < demand.length; day++) {
    const change = demand[day] - demand[day - 1];
    if (Number.isNaN(change)) continue;
    squares += change * change;
    changes++;
  }
  return Math.sqrt(squares / changes);
}
