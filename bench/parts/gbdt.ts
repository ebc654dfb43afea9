// Training of gradient boosting at equal settings: WebAssembly kernels against LightGBM where it is found, otherwise
// against the TypeScript twin and the ratio of the twin to LightGBM that was recorded.
//   npm run bench -- gbdt --rows 300000 --trees 60 --objectives tweedie --threads 1 --repeat 2
import {
  type BoosterParams,
  buildDataset,
  type Dataset,
  fit,
  type KernelRuntime,
  type ObjectiveName,
  predictRaw,
  typescriptRuntime,
} from '#core/gbdt/index.ts';
import { openKernelRuntime } from '#core/jobs/kernel-threads.ts';
import { type BenchContext, type Benchmark, type BenchRow, benchRow, listOption, numberOption } from '../benchmark.ts';
import { type BenchData, generateBenchData } from '../gbdt-data.ts';
import { findLightGbm, type LightGbm, runLightGbm } from '../lightgbm.ts';

const BARS: Readonly<Record<ObjectiveName, number>> = {
  'squared-error': 0.7,
  quantile: 0.7,
  poisson: 0.8,
  tweedie: 0.8,
};
/** Validation losses may exceed LightGBM's by this share: the bar itself, whatever the standard error beside it says. */
const SAME_LOSS = 0.005;
/** Processor time of the twin over that of LightGBM, one thread, 100,000 rows x 40 trees (AMD EPYC, Node 24, LightGBM 4.1). */
const RECORDED_TWIN_TO_LIGHTGBM: Readonly<Record<ObjectiveName, number>> = {
  'squared-error': 2.81,
  quantile: 2.93,
  poisson: 2.83,
  tweedie: 2.8,
};

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number | null;
  /** Of every validation row. */
  readonly losses: Float64Array;
}

interface Task {
  readonly data: BenchData;
  readonly train: Dataset;
  readonly params: Partial<BoosterParams>;
  readonly repeat: number;
}

export const benchmark: Benchmark = {
  title: 'Training speed: 40 columns, 31 leaves, 255 bins, binning apart',
  async run(context) {
    const lightgbm = findLightGbm();
    context.note(lightgbm === null ? 'LightGBM is not here: the twin is the reference' : `LightGBM: ${lightgbm.where}`);
    const data = generateBenchData(numberOption(context, 'rows', 1_000_000));
    const train = buildDataset(data.train, data.trainLabels);
    const rows: BenchRow[] = [];
    for (const objective of listOption(context, 'objectives', Object.keys(BARS)) as ObjectiveName[]) {
      const params = {
        objective,
        numTrees: numberOption(context, 'trees', 200),
        numLeaves: numberOption(context, 'leaves', 31),
        quantileAlpha: 0.9,
      };
      const task = { data, train, params, repeat: numberOption(context, 'repeat', 1) };
      for (const threads of listOption(context, 'threads', ['1', '2']).map(Number))
        rows.push(
          lightgbm ? compareWithLightGbm(context, task, threads, lightgbm) : compareWithTwin(context, task, threads),
        );
    }
    return rows;
  },
};

const sizeOf = ({ train, params }: Task): string => `${Math.round(train.rows / 1000)}k rows, ${params.numTrees} trees`;
const nameOf = ({ params }: Task, threads: number): string =>
  `${params.objective}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;

function compareWithLightGbm(context: BenchContext, task: Task, threads: number, lightgbm: LightGbm): BenchRow {
  const { data, params } = task;
  const ours: Run[] = [];
  const theirs: Run[] = [];
  // One after the other, so that a slow spell of the machine meets both.
  for (let round = 0; round < task.repeat; round++) {
    context.note(`${nameOf(task, threads)}: round ${round + 1}`);
    ours.push(trainOurs(task, threads));
    const result = runLightGbm(lightgbm, {
      train: data.train,
      labels: data.trainLabels,
      test: data.validation,
      params,
      threads,
    });
    theirs.push({ ...result, losses: rowLosses(task, result.rawPredictions) });
  }
  const [our, their] = [fastest(ours), fastest(theirs)];
  const loss = compareLosses(our.losses, their.losses);
  const cpu =
    our.cpuSeconds && their.cpuSeconds ? `; processor time ${(our.cpuSeconds / their.cpuSeconds).toFixed(3)}` : '';
  return benchRow({
    name: nameOf(task, threads),
    value: our.seconds,
    unit: 's',
    reference: 'LightGBM',
    referenceValue: their.seconds,
    bar: BARS[params.objective!],
    barOn: 'ratio',
    also: loss.difference <= SAME_LOSS,
    note: `${sizeOf(task)}; loss ${percent(loss.difference)} ± ${(200 * loss.standardError).toFixed(2)} %${cpu}`,
  });
}

function compareWithTwin(context: BenchContext, task: Task, threads: number): BenchRow {
  context.note(nameOf(task, threads));
  const our = trainOurs(task, threads);
  const twin = trainOn(task, typescriptRuntime);
  const estimate = (our.seconds / twin.seconds) * RECORDED_TWIN_TO_LIGHTGBM[task.params.objective!];
  return benchRow({
    name: nameOf(task, threads),
    value: our.seconds,
    unit: 's',
    reference: 'TypeScript twin, 1 thread',
    referenceValue: twin.seconds,
    note:
      `${sizeOf(task)}; LightGBM not measured` +
      (threads === 1 ? `, by the recorded ratio about ${estimate.toFixed(2)} of its time` : ''),
  });
}

const percent = (share: number): string => `${share >= 0 ? '+' : ''}${(100 * share).toFixed(2)} %`;

/** Mean difference of two trainers' losses on the same rows, as a share of the second's, and its standard error. */
function compareLosses(ours: Float64Array, theirs: Float64Array): { difference: number; standardError: number } {
  const rows = ours.length;
  const scale = Math.abs(theirs.reduce((sum, loss) => sum + loss, 0) / rows);
  const mean = ours.reduce((sum, loss, r) => sum + loss - theirs[r], 0) / rows;
  const squares = ours.reduce((sum, loss, r) => sum + (loss - theirs[r] - mean) ** 2, 0);
  return { difference: mean / scale, standardError: Math.sqrt(squares / (rows - 1) / rows) / scale };
}

const fastest = (runs: readonly Run[]): Run => runs.reduce((best, run) => (run.seconds < best.seconds ? run : best));

function trainOurs(task: Task, threads: number): Run {
  const runtime = openKernelRuntime({ threads });
  try {
    return trainOn(task, runtime);
  } finally {
    runtime.close();
  }
}

function trainOn(task: Task, runtime: KernelRuntime): Run {
  const began = performance.now();
  const before = process.cpuUsage();
  const { ensemble } = fit(task.train, null, task.params, { runtime });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    losses: rowLosses(task, predictRaw(ensemble, task.data.validation)),
  };
}

/** The objective's loss on each of the later rows, written out once more so that both trainers are judged by the same code. */
function rowLosses({ data, params }: Task, scores: Float64Array): Float64Array {
  const power = params.tweedieVariancePower ?? 1.5;
  const alpha = params.quantileAlpha ?? 0.5;
  const lossOf = {
    'squared-error': (s: number, y: number) => (s - y) ** 2,
    poisson: (s: number, y: number) => Math.exp(s) - y * s,
    tweedie: (s: number, y: number) =>
      (-y * Math.exp((1 - power) * s)) / (1 - power) + Math.exp((2 - power) * s) / (2 - power),
    quantile: (s: number, y: number) => (y >= s ? alpha * (y - s) : (1 - alpha) * (s - y)),
  }[params.objective ?? 'squared-error'];
  return scores.map((score, r) => lossOf(score, data.validationLabels[r]));
}
