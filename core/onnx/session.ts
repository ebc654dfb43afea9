// Predictions through onnxruntime: the only place that touches onnxruntime-node.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { AppError } from '../contract/errors.ts';
import type { AsyncPredictor, FeatureMatrix } from '../forecast/predictor.ts';
import { ONNX_INPUT, ONNX_OUTPUT } from './export.ts';
import { readOnnxMetadata } from './metadata.ts';

export interface OnnxPredictor extends AsyncPredictor {
  readonly featureNames: readonly string[];
  /** Frees the native session; later predictions are refused. Waits for a running one. May be called twice. */
  close(): Promise<void>;
}

/**
 * `InferenceSession.run` blocks its thread until it is done. One thread walks 25 to 40 million trees × rows a second
 * (measured, 31 to 100 nodes a tree); 1.25 million keep a run below 50 ms, so that the engine goes on answering.
 */
const TREE_ROWS_PER_RUN = 1_250_000;
const MAX_ROWS_PER_RUN = 32_768;

/**
 * Opens an ONNX model made by `exportOnnx`. Throws model/unusable when onnxruntime does not run on this machine, or when
 * the model is damaged or not one of ours.
 */
export async function loadPredictor(bytes: Uint8Array): Promise<OnnxPredictor> {
  const metadata = readOnnxMetadata(bytes);
  const featureNames = parseFeatureNames(metadata.features);
  const runtime = await importRuntime();
  const session = await openSession(runtime, bytes);
  const trees = Math.max(1, Number(metadata.trees) || 1);
  const rowsPerRun = Math.max(1, Math.min(MAX_ROWS_PER_RUN, Math.floor(TREE_ROWS_PER_RUN / trees)));

  let running: Promise<unknown> = Promise.resolve();
  let closed = false;
  return {
    featureNames,
    predictRaw(matrix) {
      if (closed) throw unusable('A prediction was asked of a model that is closed.', 'a closed model', undefined);
      const result = predictInRuns(runtime.Tensor, session, matrix, featureNames.length, rowsPerRun);
      running = Promise.allSettled([running, result]);
      return result;
    },
    async close() {
      if (closed) return;
      closed = true;
      await running;
      await session.release();
    },
  };
}

async function predictInRuns(
  TensorClass: typeof Tensor,
  session: InferenceSession,
  matrix: FeatureMatrix,
  columns: number,
  rowsPerRun: number,
): Promise<Float64Array> {
  if (matrix.columns !== columns) {
    throw unusable(
      `The model takes ${columns} features, the data has ${matrix.columns}. Train the store again.`,
      `${matrix.columns} features`,
      `${columns} features`,
    );
  }
  const scores = new Float64Array(matrix.rows);
  for (let from = 0; from < matrix.rows; from += rowsPerRun) {
    if (from > 0) await nextTurn();
    const rows = Math.min(rowsPerRun, matrix.rows - from);
    const cells = matrix.values.subarray(from * columns, (from + rows) * columns);
    const output = await session.run({ [ONNX_INPUT]: new TensorClass('float32', privateCopy(cells), [rows, columns]) });
    scores.set(output[ONNX_OUTPUT].data as Float64Array, from);
  }
  return scores;
}

/** onnxruntime refuses views of a SharedArrayBuffer; a plain view goes through without a copy. */
function privateCopy(cells: Float32Array): Float32Array {
  return cells.buffer instanceof SharedArrayBuffer ? new Float32Array(cells) : cells;
}

async function importRuntime(): Promise<typeof import('onnxruntime-node')> {
  try {
    return await import('onnxruntime-node');
  } catch (cause) {
    throw new AppError(
      'model/unusable',
      `Trained models cannot be used on this machine: onnxruntime has no build for ${process.platform}-${process.arch}. ` +
        'Everything else works; open the workspace on a supported machine to predict.',
      {
        got: `${process.platform}-${process.arch}`,
        expected: 'linux-x64, linux-arm64, win32-x64, win32-arm64 or darwin-arm64',
        advice: 'Open the workspace on a supported machine.',
      },
      { cause },
    );
  }
}

async function openSession(runtime: typeof import('onnxruntime-node'), bytes: Uint8Array): Promise<InferenceSession> {
  try {
    return await runtime.InferenceSession.create(bytes, {
      executionProviders: ['cpu'],
      // More threads were slower on trees, and the engine's other core trains.
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      logSeverityLevel: 4,
    });
  } catch (cause) {
    throw unusable(
      'onnxruntime cannot open this model. Train the store again to make a new one.',
      cause instanceof Error ? cause.message.slice(0, 300) : String(cause),
      'a model made by Shelfcast',
      cause,
    );
  }
}

function parseFeatureNames(json: string | undefined): string[] {
  try {
    const names: unknown = JSON.parse(json ?? 'null');
    if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  } catch {
    // Not JSON: told below, like every other file that is not ours.
  }
  throw unusable(
    'This ONNX model does not name its features: it was not made by Shelfcast.',
    'no feature names',
    'a model made by Shelfcast',
  );
}

function unusable(message: string, got: string, expected: string | undefined, cause?: unknown): AppError {
  return new AppError('model/unusable', message, { got, expected, advice: 'Train the store again.' }, { cause });
}
