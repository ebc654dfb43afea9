// What recovering demand on stock-out days is worth: forecasts of generated stores, whose expected demand is known, with
// the store setting censorStockOuts on and off.
//   node bench/stock-outs.ts [--seeds 3] [--first-seed 1] [--back 28] [--threads 2]
// Every store is trained as of `back` days before its end and forecast 28 days ahead with its prices and promotions
// planned; the weather is not known. Compared with the true mean of demand (not with sales, which stock-outs hide).
import { parseArgs } from 'node:util';
import { NO_CALENDAR } from '#core/features/feature-spec.ts';
import { buildKnownDemand, KNOWN } from '#core/features/known-demand.ts';
import { forecastStore } from '#core/forecast/predict/forecast-store.ts';
import { DEFAULT_TRAIN_SETTINGS, trainStore } from '#core/forecast/train/train-store.ts';
import type { FuturePlan, SeriesFrame } from '#core/frame/series-frame.ts';
import { cutFrame } from '#core/frame/test-frame.ts';
import { predictRaw } from '#core/gbdt/index.ts';
import { DEMO_DAYS, isClosed } from '#core/host/demo/demand-process.ts';
import { demoFrame } from '#core/host/demo/demo-frame.ts';
import { type DemoTruth, generateDemo } from '#core/host/demo/generate-demo.ts';
import { openKernelRuntime } from '#core/jobs/kernel-threads.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '3' },
    'first-seed': { type: 'string', default: '1' },
    back: { type: 'string', default: '28' },
    threads: { type: 'string', default: '2' },
  },
});
const HORIZON = 28;
const threads = Number(values.threads);
const steps = DEMO_DAYS - Number(values.back);
/** Share of stock-out days in the last 112 from which a product counts as often short. */
const OFTEN_SHORT = 0.1;

const runtime = openKernelRuntime({ threads });
const hooks = { progress: () => {}, curve: () => {}, isCancelled: () => false };

interface Errors {
  squares: number;
  error: number;
  mean: number;
  cells: number;
}
const noErrors = (): Errors => ({ squares: 0, error: 0, mean: 0, cells: 0 });
const results = new Map<string, Errors>();

for (let seed = Number(values['first-seed']); seed < Number(values['first-seed']) + Number(values.seeds); seed++) {
  const truth = generateDemo(seed);
  const past = cutFrame(demoFrame(truth), steps);
  const short = oftenShort(past);
  for (const censorStockOuts of [false, true]) {
    const frame: SeriesFrame = { ...past, censorStockOuts };
    const settings = { ...DEFAULT_TRAIN_SETTINGS, threads };
    const { model } = trainStore({ frame, calendar: NO_CALENDAR, settings, fingerprint: '' }, hooks, runtime);
    const predictors = model.blocks.map(({ ensemble }) => ({
      predictRaw: async (matrix: Parameters<typeof predictRaw>[1]) => predictRaw(ensemble, matrix),
    }));
    const plans = plansOf(truth, frame);
    const request = { frame, calendar: NO_CALENDAR, model, modelId: 'bench', predictors, horizon: HORIZON, plans };
    const forecast = await forecastStore(request);
    for (let series = 0; series < frame.count; series++) {
      const i = truth.products.findIndex(({ code }) => code === frame.products[series].code);
      for (let step = 1; step <= HORIZON; step++) {
        const t = steps - 1 + step;
        if (isClosed(t) || t > truth.products[i].end) continue;
        const mean = truth.demand[i].mean[t];
        const error = forecast.mean(series, step) - mean;
        for (const group of short[series] ? ['all products', 'often short'] : ['all products']) {
          const key = `${group}|${censorStockOuts}`;
          const sums = results.get(key) ?? noErrors();
          results.set(key, sums);
          sums.squares += error * error;
          sums.error += error;
          sums.mean += mean;
          sums.cells++;
        }
      }
    }
  }
  console.error(`seed ${seed}: ${short.filter(Boolean).length} of ${past.count} products often short`);
}
runtime.close();

console.log('                 censorStockOuts  RMSE/mean     bias');
for (const [key, { squares, error, mean, cells }] of [...results].sort()) {
  const [group, on] = key.split('|');
  const rmse = Math.sqrt(squares / cells) / (mean / cells);
  const bias = `${((100 * error) / mean).toFixed(1)} %`;
  console.log(`${group.padEnd(17)}${(on === 'true' ? 'on' : 'off').padEnd(17)}${rmse.toFixed(4).padEnd(13)}${bias}`);
}

function oftenShort(frame: SeriesFrame): boolean[] {
  const { knowledge } = buildKnownDemand(frame);
  return frame.products.map((_, series) => {
    const from = Math.max(frame.offset[series], frame.offset[series + 1] - 112);
    let days = 0;
    for (let cell = from; cell < frame.offset[series + 1]; cell++)
      if (knowledge[cell] !== KNOWN && frame.closed[cell] === 0) days++;
    return days > OFTEN_SHORT * (frame.offset[series + 1] - from);
  });
}

/** Prices, discounts and promotions of the forecast days, as the generator set them. */
function plansOf(truth: DemoTruth, frame: SeriesFrame): Map<number, FuturePlan> {
  const ahead = <T extends Float64Array | Uint8Array>(column: T) => column.subarray(steps, steps + HORIZON);
  return new Map(
    frame.products.map(({ code }, series) => {
      const { listPrice, discount, promotion } = truth.demand[truth.products.findIndex((one) => one.code === code)];
      const plan = {
        price: ahead(listPrice) as Float64Array,
        discount: Float64Array.from(ahead(discount), (percent) => percent / 100),
        promotion: Float64Array.from(ahead(promotion)),
      };
      return [series, plan];
    }),
  );
}
