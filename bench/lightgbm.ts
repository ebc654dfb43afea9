// LightGBM as a reference: runs its shared library (named by LIGHTGBM_LIB) through lightgbm-driver.py.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
}

export interface LightGbmResult {
  readonly seconds: number;
  /** Of all threads. */
  readonly cpuSeconds: number;
  readonly binningSeconds: number;
  readonly rawPredictions: Float64Array;
}

/** Trains and predicts, or null where LIGHTGBM_LIB is not set. Throws with the driver's output when it fails. */
export function runLightGbm(task: LightGbmTask): LightGbmResult | null {
  const library = process.env.LIGHTGBM_LIB;
  if (!library) return null;
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
      parameters: lightGbmParameters(task.params, task.threads),
      trees: resolveParams(task.params).numTrees,
      predictions: path('raw.f64'),
    };
    writeFileSync(path('job.json'), JSON.stringify(job));
    const driver = fileURLToPath(new URL('./lightgbm-driver.py', import.meta.url));
    const run = spawnSync('python3', [driver, path('job.json')], { encoding: 'utf8' });
    if (run.status !== 0)
      throw new Error(`The LightGBM driver failed: ${run.error?.message ?? ''}${run.stderr}${run.stdout}`);
    const times = JSON.parse(run.stdout.trim().split('\n').at(-1)!) as Omit<LightGbmResult, 'rawPredictions'>;
    const raw = readFileSync(path('raw.f64'));
    return {
      ...times,
      rawPredictions: new Float64Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Our settings in LightGBM's words, straight from the parameter table; every column is taken as a number. */
function lightGbmParameters(settings: Partial<BoosterParams>, threads: number): string {
  const params = resolveParams(settings);
  const lines = Object.entries(PARAMS).flatMap(([name, spec]) => {
    if (spec.lightgbm === null || spec.type === 'signs' || name === 'threads' || name === 'earlyStoppingRounds')
      return [];
    const value = params[name as keyof BoosterParams];
    return `${spec.lightgbm}=${name === 'objective' ? OBJECTIVE_NAMES[params.objective] : String(value)}`;
  });
  return [...lines, `num_threads=${threads}`, 'verbosity=-1', 'enable_bundle=false', 'deterministic=true'].join(' ');
}

const bytesOf = (values: Float32Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
