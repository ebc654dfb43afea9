// The one door of gradient boosting: data sets, training, prediction, explanation.
export type { BinMapper } from './bin-mapper.ts';
export { buildDataset, buildDatasetLike, type Dataset, type DatasetOptions, type Matrix } from './dataset.ts';
export { type FitEnvironment, type FitResult, fit, type IterationInfo } from './fit.ts';
export { gainImportance, splitImportance } from './importance.ts';
export type { KernelRuntime } from './kernels.ts';
export { meanEnsemble } from './mean-ensemble.ts';
export { inverseLink } from './objective.ts';
export { type BoosterParams, describeRange, PARAMS, type ParamSpec, resolveParams } from './params.ts';
export { predictRaw } from './predict.ts';
export { type TargetStatistics, type TargetStatisticsOptions, targetStatistics } from './target-statistics.ts';
export { type ObjectiveName, type TreeEnsemble, treeCount } from './tree-ensemble.ts';
export { createTreeShap, type ShapResult, treeShap } from './tree-shap.ts';
export { typescriptRuntime } from './twin/twin-kernels.ts';
export { type HelperStart, runKernelHelper } from './wasm/helper.ts';
export { createKernelRuntime, type KernelRuntimeOptions } from './wasm/runtime.ts';
