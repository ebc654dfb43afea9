// The only way forecasting sees a tree model: our own ensemble and an ONNX session both are one.

/** Row-major matrix of float32-exact feature values; NaN is missing. */
export interface FeatureMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

export interface Predictor {
  /** Raw score of every row, before the inverse link. Length: matrix.rows. */
  predictRaw(matrix: FeatureMatrix): Float64Array;
}

/** ONNX runs behind a promise; same meaning as Predictor. */
export interface AsyncPredictor {
  predictRaw(matrix: FeatureMatrix): Promise<Float64Array>;
}
