// LightGBM as a reference: its shared library (LIGHTGBM_LIB, or the Python package's) through lightgbm-driver.py, or its command.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BoosterParams, type Matrix, PARAMS, resolveParams } from '#core/gbdt/index.ts';

const OBJECTIVE_NAMES = { 'squared-error': 'regression', poisson: 'poisson', tweedie: 'tweedie', quantile: 'quantile' };

export interface LightGbmTask {
  readonly train: Matrix;
  readonly labels: Float64Array;
  readonly test: Matrix;
  readonly params: Partial<BoosterParams>;
  readonly threads: number;
  /** Columns that are split into sets of levels; the others are numbers. */
  readonly levelSets?: readonly number[];
  /** Test rows whose TreeSHAP values are wanted, with importances; only the library gives them. */
  readonly contributionRows?: number;
}

export interface LightGbmResult {
  readonly seconds: number;
  /** Of all threads; null where the program does not tell. */
  readonly cpuSeconds: number | null;
  readonly binningSeconds: number;
  readonly rawPredictions: Float64Array;
  readonly contributions: Contributions | null;
}

export interface Contributions {
  /** By row: one value a column, then the expected score. */
  readonly shap: number[][];
  readonly splits: number[];
  readonly gains: number[];
}

export interface LightGbm {
  readonly kind: 'library' | 'command';
  readonly where: string;
}

/** What there is of LightGBM: LIGHTGBM_LIB, then the Python package, then the command lightgbm; null: nothing. */
export function findLightGbm(): LightGbm | null {
  const named = process.env.LIGHTGBM_LIB;
  if (named) {
    if (!existsSync(named)) throw new Error(`LIGHTGBM_LIB names ${named}, which does not exist.`);
    return { kind: 'library', where: named };
  }
  const packaged = spawnSync('python3', ['-c', FIND_PACKAGED_LIBRARY], { encoding: 'utf8' });
  if (packaged.status === 0 && packaged.stdout.trim() !== '') return { kind: 'library', where: packaged.stdout.trim() };
  const command = spawnSync('lightgbm', ['task=none'], { encoding: 'utf8' });
  return command.error ? null : { kind: 'command', where: 'lightgbm' };
}

/** Found without importing the package: that would need NumPy and SciPy. */
const FIND_PACKAGED_LIBRARY = `
import glob, importlib.util, os
spec = importlib.util.find_spec('lightgbm')
folder = os.path.dirname(spec.origin) if spec else ''
found = [f for f in glob.glob(os.path.join(folder, '**', '*lightgbm.*'), recursive=True) if f.endswith(('.so', '.dll', '.dylib'))] if spec else []
print(found[0] if found else '')
`;

/** Trains and predicts. Throws with the program's output when it fails. */
export function runLightGbm(lightgbm: LightGbm, task: LightGbmTask): LightGbmResult {
  return lightgbm.kind === 'library' ? runLibrary(lightgbm.where, task) : runCommand(lightgbm.where, task);
}

function runLibrary(library: string, task: LightGbmTask): LightGbmResult {
  const folder = mkdtempSync(join(tmpdir(), 'lightgbm-'));
  const path = (name: string): string => join(folder, name);
  try {
    writeFileSync(path('train.f32'), bytesOf(task.train.values));
    writeFileSync(path('labels.f32'), bytesOf(Float32Array.from(task.labels)));
    writeFileSync(path('test.f32'), bytesOf(task.test.values));
    const job = {
      library,
      columns: task.train.columns,
      trainRows: task.train.rows,
      trainValues: path('train.f32'),
      trainLabels: path('labels.f32'),
      testRows: task.test.rows,
      testValues: path('test.f32'),
      parameters: lightGbmParameters(task),
      trees: resolveParams(task.params).numTrees,
      predictions: path('raw.f64'),
      ...(task.contributionRows && { contributionRows: task.contributionRows, contributions: path('shap.f64') }),
    };
    writeFileSync(path('job.json'), JSON.stringify(job));
    const driver = fileURLToPath(new URL('./lightgbm-driver.py', import.meta.url));
    const run = spawnSync('python3', [driver, path('job.json')], { encoding: 'utf8' });
    if (run.status !== 0)
      throw new Error(`The LightGBM driver failed: ${run.error?.message ?? ''}${run.stderr}${run.stdout}`);
    const times = JSON.parse(run.stdout.trim().split('\n').at(-1)!) as Omit<
      LightGbmResult,
      'rawPredictions' | 'contributions'
    >;
    return {
      ...times,
      rawPredictions: readDoubles(path('raw.f64')),
      contributions: task.contributionRows ? readContributions(path('shap.f64'), task.train.columns) : null,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readDoubles(file: string): Float64Array {
  const bytes = readFileSync(file);
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

function readContributions(file: string, columns: number): Contributions {
  const values = [...readDoubles(file)];
  const gains = values.splice(-columns);
  const splits = values.splice(-columns);
  const rows = values.length / (columns + 1);
  const shap = Array.from({ length: rows }, (_, r) => values.slice(r * (columns + 1), (r + 1) * (columns + 1)));
  return { shap, splits, gains };
}

/** The command reads text files; it tells the seconds of its training loop after every tree. */
function runCommand(command: string, task: LightGbmTask): LightGbmResult {
  const folder = mkdtempSync(join(tmpdir(), 'lightgbm-'));
  const path = (name: string): string => join(folder, name);
  const run = (...settings: string[]): string => {
    const { status, stdout, stderr, error } = spawnSync(command, settings, { encoding: 'utf8', maxBuffer: 2 ** 26 });
    if (status !== 0) throw new Error(`lightgbm failed: ${error?.message ?? ''}${stderr}${stdout}`);
    return stdout;
  };
  try {
    writeTable(path('train.tsv'), task.train, task.labels);
    writeTable(path('test.tsv'), task.test, new Float64Array(task.test.rows));
    const settings = lightGbmParameters(task).replace('verbosity=-1', 'verbosity=1').split(' ');
    const log = run('task=train', `data=${path('train.tsv')}`, `output_model=${path('model.txt')}`, ...settings);
    const seconds = [...log.matchAll(/([\d.]+) seconds elapsed, finished iteration/g)].at(-1)?.[1];
    if (seconds === undefined) throw new Error(`lightgbm did not tell its seconds: ${log}`);
    const files = [`data=${path('test.tsv')}`, `input_model=${path('model.txt')}`, `output_result=${path('raw.txt')}`];
    run('task=predict', ...files, 'predict_raw_score=true');
    const rawPredictions = Float64Array.from(readFileSync(path('raw.txt'), 'utf8').trim().split('\n'), Number);
    return {
      seconds: Number(seconds),
      cpuSeconds: null,
      binningSeconds: Number.NaN,
      rawPredictions,
      contributions: null,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Label first, tabs between, nothing for missing. Written in parts: the whole text may be too long for a string. */
function writeTable(file: string, { rows, columns, values }: Matrix, labels: Float64Array): void {
  writeFileSync(file, '');
  for (let from = 0; from < rows; from += 10_000) {
    const lines: string[] = [];
    for (let row = from; row < Math.min(rows, from + 10_000); row++) {
      const cells = Array.from(values.subarray(row * columns, (row + 1) * columns), (v) =>
        Number.isNaN(v) ? 'nan' : v,
      );
      lines.push(`${labels[row]}\t${cells.join('\t')}\n`);
    }
    appendFileSync(file, lines.join(''));
  }
}

/** Our settings in LightGBM's words, straight from the parameter table. Rules for sets of levels that we lack are off. */
function lightGbmParameters({ params: settings, threads, levelSets = [] }: LightGbmTask): string {
  const params = resolveParams(settings);
  const sets =
    levelSets.length > 0 ? [`categorical_feature=${levelSets}`, 'min_data_per_group=1', 'max_cat_to_onehot=1'] : [];
  const lines = Object.entries(PARAMS).flatMap(([name, spec]) => {
    const value = params[name as keyof BoosterParams];
    if (spec.lightgbm === null || name === 'threads' || name === 'earlyStoppingRounds') return [];
    // An empty list is no list.
    if (Array.isArray(value) && value.length === 0) return [];
    return `${spec.lightgbm}=${name === 'objective' ? OBJECTIVE_NAMES[params.objective] : String(value)}`;
  });
  return [
    ...lines,
    ...sets,
    `num_threads=${threads}`,
    'verbosity=-1',
    'enable_bundle=false',
    'deterministic=true',
  ].join(' ');
}

const bytesOf = (values: Float32Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
