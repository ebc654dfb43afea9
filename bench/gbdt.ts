// How fast the trainer is: WebAssembly against its TypeScript twin, and against LightGBM where LIGHTGBM_LIB names it.
// Usage: node bench/gbdt.ts [--rows 100000] [--trees 200] [--leaves 31] [--objective squared-error] [--threads 1,2]
//        [--repeat 1] [--no-twin] [--write]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  type BoosterParams,
  buildDataset,
  fit,
  type KernelRuntime,
  type ObjectiveName,
  predictRaw,
  typescriptRuntime,
} from '#core/gbdt/index.ts';
import { openKernelRuntime } from '#core/jobs/kernel-threads.ts';
import { generateBenchData } from './gbdt-data.ts';
import { runLightGbm } from './lightgbm.ts';

interface Measurement {
  readonly name: string;
  readonly threads: number;
  readonly seconds: number;
  /** Of all threads: what the wall clock would say on an idle machine with one thread. */
  readonly cpuSeconds: number;
  readonly validationLoss: number;
}

const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    trees: { type: 'string', default: '200' },
    leaves: { type: 'string', default: '31' },
    objective: { type: 'string', default: 'squared-error' },
    threads: { type: 'string', default: '1,2' },
    repeat: { type: 'string', default: '1' },
    'no-twin': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const threadCounts = flags.threads.split(',').map(Number);
const params: Partial<BoosterParams> = {
  objective: flags.objective as ObjectiveName,
  numTrees: Number(flags.trees),
  numLeaves: Number(flags.leaves),
  quantileAlpha: 0.9,
};

const data = generateBenchData(Number(flags.rows));
const started = performance.now();
const train = buildDataset(data.train, data.trainLabels);
const binningSeconds = (performance.now() - started) / 1000;
console.log(
  `${train.rows} x ${train.columns} rows, binned in ${binningSeconds.toFixed(2)} s; ${JSON.stringify(params)}`,
);

const measurements: Measurement[] = [];
for (let round = 0; round < Number(flags.repeat); round++) {
  for (const threads of threadCounts) {
    const runtime = openKernelRuntime({ threads });
    measurements.push(measure(runtime));
    runtime.close();
    const reference = runLightGbm({
      train: data.train,
      labels: data.trainLabels,
      test: data.validation,
      params,
      threads,
    });
    if (reference) {
      const loss = meanLoss(reference.rawPredictions);
      const { seconds, cpuSeconds } = reference;
      measurements.push({ name: 'lightgbm', threads, seconds, cpuSeconds, validationLoss: loss });
    }
  }
  if (!flags['no-twin']) measurements.push(measure(typescriptRuntime));
}
const rows = summarise(measurements);
console.table(rows);
if (!process.env.LIGHTGBM_LIB) console.log('LightGBM: not measured (LIGHTGBM_LIB is not set).');
if (flags.write) writeResults(rows);

function measure(runtime: KernelRuntime): Measurement {
  const begin = performance.now();
  const cpuBegin = process.cpuUsage();
  const { ensemble } = fit(train, null, params, { runtime });
  const seconds = (performance.now() - begin) / 1000;
  const cpu = process.cpuUsage(cpuBegin);
  return {
    name: runtime.kind,
    threads: runtime.threads,
    seconds,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    validationLoss: meanLoss(predictRaw(ensemble, data.validation)),
  };
}

/** The objective's loss on the later rows, written out once more so that both trainers are judged by the same code. */
function meanLoss(scores: Float64Array): number {
  const power = params.tweedieVariancePower ?? 1.5;
  const alpha = params.quantileAlpha ?? 0.5;
  const lossOf = {
    'squared-error': (s: number, y: number) => (s - y) ** 2,
    poisson: (s: number, y: number) => Math.exp(s) - y * s,
    tweedie: (s: number, y: number) =>
      (-y * Math.exp((1 - power) * s)) / (1 - power) + Math.exp((2 - power) * s) / (2 - power),
    quantile: (s: number, y: number) => (y >= s ? alpha * (y - s) : (1 - alpha) * (s - y)),
  }[params.objective ?? 'squared-error'];
  return scores.reduce((sum, score, r) => sum + lossOf(score, data.validationLabels[r]), 0) / scores.length;
}

/** Median seconds by trainer and threads, and ratios to the references with the same threads (the twin has one). */
function summarise(all: readonly Measurement[]) {
  const median = (name: string, threads: number, of: 'seconds' | 'cpuSeconds' = 'seconds'): number => {
    const seconds = all.filter((m) => m.name === name && m.threads === threads).map((m) => m[of]);
    return seconds.sort((a, b) => a - b)[Math.floor(seconds.length / 2)] ?? Number.NaN;
  };
  const kinds = new Map(all.map((m) => [`${m.name} ${m.threads}`, m]));
  const round = (value: number, digits: number): number | null =>
    Number.isNaN(value) ? null : Number(value.toFixed(digits));
  return [...kinds.values()].map(({ name, threads, validationLoss }) => ({
    trainer: name,
    threads,
    seconds: round(median(name, threads), 2),
    cpu: round(median(name, threads, 'cpuSeconds'), 2),
    'to LightGBM': round(median(name, threads) / median('lightgbm', threads), 3),
    'cpu to LightGBM': round(median(name, threads, 'cpuSeconds') / median('lightgbm', threads, 'cpuSeconds'), 3),
    'to TypeScript': round(median(name, threads) / median('typescript', 1), 3),
    'validation loss': round(validationLoss, 5),
  }));
}

/** Adds this run to bench/results.json under its own name, with the machine. */
function writeResults(rows: ReturnType<typeof summarise>): void {
  const path = fileURLToPath(new URL('./results.json', import.meta.url));
  const results = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : {};
  const name = `gbdt ${flags.objective} ${train.rows} x ${train.columns}, ${flags.trees} trees, ${flags.leaves} leaves`;
  results[name] = {
    machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`,
    command: `node bench/gbdt.ts ${process.argv.slice(2).join(' ')}`,
    binningSeconds: Number(binningSeconds.toFixed(2)),
    rows,
  };
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
}
