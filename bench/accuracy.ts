// Trains on an evaluation set and writes its forecast in the form that score-forecast reads.
//   node bench/accuracy.ts SET-FOLDER OUT-FOLDER [--threads N] [--horizon 28]
// A set is a folder with history.csv and, where the source knows it, plan.csv. Develop on earlier origins; the last
// window is looked at to report, never to choose.
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { QUANTILES } from '#core/contract/units.ts';
import { NO_CALENDAR } from '#core/features/feature-spec.ts';
import { forecastStore } from '#core/forecast/predict/forecast-store.ts';
import { DEFAULT_TRAIN_SETTINGS, trainStore } from '#core/forecast/train/train-store.ts';
import { futureDay } from '#core/frame/series-frame.ts';
import { predictRaw } from '#core/gbdt/index.ts';
import { openKernelRuntime } from '#core/jobs/kernel-threads.ts';
import { isoFromDay } from '#core/math/day.ts';
import { loadEvaluationSet } from './csv-frame.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    threads: { type: 'string', default: '2' },
    horizon: { type: 'string', default: '28' },
    sums: { type: 'string', default: '7,14,28' },
    objective: { type: 'string', default: 'auto' },
    verbose: { type: 'boolean', default: false },
  },
});
const [folder, out] = positionals;
if (!folder || !out) throw new Error('usage: node bench/accuracy.ts SET-FOLDER OUT-FOLDER');
const horizon = Number(values.horizon);
const threads = Number(values.threads);

const { frame, plans: plansByCode } = loadEvaluationSet(folder);
const startedAt = performance.now();
const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
const runtime = openKernelRuntime({ threads });
const settings = {
  ...DEFAULT_TRAIN_SETTINGS,
  threads,
  objective: values.objective as (typeof DEFAULT_TRAIN_SETTINGS)['objective'],
};
let shownStage = '';
const hooks = {
  progress: (stage: string, done: number, detail: string | null) => {
    const text = `${stage} ${detail ?? ''}`;
    if (text !== shownStage) console.error(`${seconds()} s  ${(100 * done).toFixed(0)} %  ${text}`);
    shownStage = text;
  },
  curve: () => {},
  isCancelled: () => false,
};
const { model } = trainStore({ frame, calendar: NO_CALENDAR, settings, fingerprint: '' }, hooks, runtime);
runtime.close();
console.error(
  `${seconds()} s  trained (${runtime.kind}, ${runtime.threads} threads), peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
for (const block of model.blocks)
  console.error(
    `block ${block.fromStep}-${block.toStep}: ${block.ensemble.nodeOffset.length - 1} trees, ${block.rows} rows`,
  );
const rules = plansByCode.size > 0 && model.planned ? model.planned : model.unplanned;
console.error(`anchor of the totals: ${rules.anchor?.weight ?? 0}`);
for (const [name, champion] of Object.entries(rules.champions))
  console.error(`${name}: ${champion.forecaster} ${JSON.stringify(champion.weights)}`);
console.error(
  'card:',
  JSON.stringify({ ...model.report, features: model.report.features.slice(0, 12) }, null, values.verbose ? 1 : 0),
);

const indexOf = new Map(frame.products.map((product, series) => [product.code, series]));
const plans = new Map(
  [...plansByCode].flatMap(([code, plan]) => {
    const series = indexOf.get(code);
    return series === undefined ? [] : [[series, plan] as const];
  }),
);
const predictors = model.blocks.map(({ ensemble }) => ({
  predictRaw: async (matrix: Parameters<typeof predictRaw>[1]) => predictRaw(ensemble, matrix),
}));
const forecast = await forecastStore({
  frame,
  calendar: NO_CALENDAR,
  model,
  modelId: 'bench',
  predictors,
  horizon,
  plans,
});
console.error(`${seconds()} s  means`);

mkdirSync(out, { recursive: true });
const names = QUANTILES.map((tau) => `q${tau}`).join(',');
const daily = createWriteStream(join(out, 'forecast.csv'));
daily.write(`date,store,product,mean,${names}\n`);
const sums = createWriteStream(join(out, 'sums.csv'));
sums.write(`store,product,days,mean,${names}\n`);
const trust = createWriteStream(join(out, 'confidence.csv'));
trust.write('store,product,level,accuracy,naive,basis\n');
for (let series = 0; series < frame.count; series++) {
  const { code } = frame.products[series];
  const { level, accuracy, naiveAccuracy, basis } = forecast.confidence(series);
  trust.write(`${frame.store},${code},${level},${accuracy ?? ''},${naiveAccuracy ?? ''},${basis}\n`);
  for (let step = 1; step <= horizon; step++) {
    const band = forecast.daily(series, step);
    const cells = [forecast.mean(series, step).toFixed(6), ...QUANTILES.map((tau) => band.quantile(tau))];
    daily.write(`${isoFromDay(futureDay(frame, step))},${frame.store},${code},${cells.join(',')}\n`);
  }
  for (const days of values.sums.split(',').map(Number)) {
    const band = forecast.sum(series, 1, days);
    sums.write(
      `${frame.store},${code},${days},${[band.mean.toFixed(6), ...QUANTILES.map((tau) => band.quantile(tau))].join(',')}\n`,
    );
  }
}
await Promise.all([daily, sums, trust].map((stream) => new Promise<void>((resolve) => stream.end(() => resolve()))));
console.error(`${seconds()} s  written`);
