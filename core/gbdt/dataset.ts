// A binned data set: what the trainer works on instead of feature values.
import { AppError } from '../contract/errors.ts';
import { createBinLookup, lookupBins } from './bin-lookup.ts';
import { type BinMapper, findBins, findLevels } from './bin-mapper.ts';
import { drawRows } from './draw-rows.ts';

/** Row-major float32 feature values; NaN is missing. The same shape as forecast's FeatureMatrix. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

export interface Dataset {
  readonly rows: number;
  readonly columns: number;
  /** Bytes from one row's bins to the next: columns rounded up to a multiple of eight. */
  readonly stride: number;
  /** Bin of row r, column c at r · stride + c; padding columns hold 0. */
  readonly bins: Uint8Array;
  readonly mappers: readonly BinMapper[];
  readonly labels: Float64Array;
  /** Non-negative, one a row; null: all 1. */
  readonly weights: Float64Array | null;
}

export interface DatasetOptions {
  weights?: Float64Array;
  /** Columns with level codes: every level keeps its own bin, however rare, where they fit. */
  categorical?: readonly number[];
  /**
   * Columns with level codes that trees split into sets of levels, not at thresholds. The most frequent levels of the
   * sample that fit are kept; others count as missing, and so do levels that training never saw.
   */
  levelSets?: readonly number[];
  /** Most bins of a feature, the one for missing values included; 2 to 255. */
  maxBins?: number;
  /** Rows looked at to place the bins; all when fewer. */
  binSampleRows?: number;
  seed?: number;
}

const MIN_DATA_IN_BIN = 3;

const invalid = (message: string): AppError<'input/invalid'> => new AppError('input/invalid', message, {});

/**
 * Bins a matrix. Values must be finite or NaN, labels finite, weights finite and not negative.
 * @throws AppError input/invalid otherwise, or when lengths do not fit.
 */
export function buildDataset(matrix: Matrix, labels: Float64Array, options: DatasetOptions = {}): Dataset {
  const maxBins = options.maxBins ?? 255;
  if (!Number.isInteger(maxBins) || maxBins < 2 || maxBins > 255)
    throw invalid(`maxBins must be 2 to 255, not ${maxBins}.`);
  checkShape(matrix, labels, options.weights);
  const hasMissing = findMissing(matrix);
  const sample = drawRows(
    matrix.rows,
    Math.min(matrix.rows, options.binSampleRows ?? 200_000),
    options.seed ?? 1,
  ).chosen;
  const categorical = new Set(options.categorical ?? []);
  const levelSets = new Set(options.levelSets ?? []);
  const mappers: BinMapper[] = [];
  const column = new Float32Array(sample.length);
  for (let c = 0; c < matrix.columns; c++) {
    let known = 0;
    for (let i = 0; i < sample.length; i++) {
      const value = matrix.values[sample[i] * matrix.columns + c];
      if (!Number.isNaN(value)) column[known++] = value;
    }
    const sorted = column.slice(0, known).sort();
    if (levelSets.has(c)) {
      mappers.push(levelMapper(sorted, maxBins, hasMissing[c] || sample.length < matrix.rows));
      continue;
    }
    const upper = findBins(sorted, maxBins - (hasMissing[c] ? 1 : 0), categorical.has(c) ? 1 : MIN_DATA_IN_BIN);
    mappers.push({ upper, hasMissing: hasMissing[c] });
  }
  return binned(matrix, labels, options.weights ?? null, mappers);
}

function levelMapper(sorted: Float32Array, maxBins: number, mayMiss: boolean): BinMapper {
  const upper = findLevels(sorted, maxBins - 1);
  const isComplete = findLevels(sorted, maxBins).length === upper.length;
  return { upper, hasMissing: mayMiss || !isComplete, hasLevels: true };
}

/** Bins further rows (validation) with the bins of the training data. Same checks as buildDataset. */
export function buildDatasetLike(
  train: Dataset,
  matrix: Matrix,
  labels: Float64Array,
  weights?: Float64Array,
): Dataset {
  if (matrix.columns !== train.columns)
    throw invalid(`Validation rows have ${matrix.columns} columns; the training data has ${train.columns}.`);
  checkShape(matrix, labels, weights);
  findMissing(matrix);
  return binned(matrix, labels, weights ?? null, train.mappers);
}

/** Rows binned column by column before the next rows: they stay in cache. */
const ROW_BLOCK = 512;

function binned(
  matrix: Matrix,
  labels: Float64Array,
  weights: Float64Array | null,
  mappers: readonly BinMapper[],
): Dataset {
  const { rows, columns, values } = matrix;
  const stride = Math.ceil(columns / 8) * 8;
  const bins = new Uint8Array(rows * stride);
  const lookups = mappers.map(createBinLookup);
  for (let begin = 0; begin < rows; begin += ROW_BLOCK) {
    const count = Math.min(ROW_BLOCK, rows - begin);
    for (let c = 0; c < columns; c++) {
      lookupBins(lookups[c], values, begin * columns + c, columns, count, bins, begin * stride + c, stride);
    }
  }
  return { rows, columns, stride, bins, mappers, labels, weights };
}

function checkShape(matrix: Matrix, labels: Float64Array, weights: Float64Array | undefined): void {
  const { rows, columns, values } = matrix;
  if (rows < 1 || columns < 1) throw invalid('A training matrix needs at least one row and one column.');
  if (values.length < rows * columns)
    throw invalid(`The matrix has ${values.length} values; ${rows} x ${columns} need ${rows * columns}.`);
  if (labels.length !== rows) throw invalid(`There are ${labels.length} labels for ${rows} rows.`);
  if (weights && weights.length !== rows) throw invalid(`There are ${weights.length} weights for ${rows} rows.`);
  for (let r = 0; r < rows; r++) {
    if (!Number.isFinite(labels[r])) throw invalid(`The label of row ${r} is ${labels[r]}; labels must be finite.`);
    if (weights && !(weights[r] >= 0 && weights[r] < Infinity))
      throw invalid(`The weight of row ${r} is ${weights[r]}; weights must be finite and not negative.`);
  }
}

/** Which columns have NaN. Throws where a value is infinite. */
function findMissing(matrix: Matrix): boolean[] {
  const { rows, columns, values } = matrix;
  const hasMissing = new Array<boolean>(columns).fill(false);
  let at = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++, at++) {
      if (Number.isFinite(values[at])) continue;
      if (!Number.isNaN(values[at]))
        throw invalid(`Row ${r}, column ${c} of the training matrix is infinite; use NaN for missing.`);
      hasMissing[c] = true;
    }
  }
  return hasMissing;
}
