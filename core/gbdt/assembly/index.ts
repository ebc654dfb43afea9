// What the module exports. Hot functions are exported too: an exported function is not inlined into its callers, and
// only a function that is called anew runs the optimised code (V8 never replaces a running one).
export { absoluteSums, gradientsChunk, lossChunk, poisson, quantile, quantiseChunk, squaredError, tweedie } from './gradients';
export { addSums, collectParts, combineChunk, subtractSums } from './combine';
export { accumulate8, accumulateRows, flushFeature, gatherAll, gatherPacked, gatherFurtherPart, gatherThreeParts, gatherTwoParts, histogramChunk } from './histogram';
export { gatherSidesChunk, partitionChunk, sortAllRows, sortSides, transposeChunk, transposeColumn } from './partition';
export { runAlone, runChunk, runJob, serve, stopHelpers, takeChunks, waitForJob } from './pool';
export { largest, partitionAround } from './quantile';
export { gatherResiduals, keepWithin } from './residuals';
export { addToRows, leafSumsChunk, leafValuesChunk, quantilesChunk, scoreBlock, scoreRowsChunk, sumRows } from './scores';
export { scanBounded, scanChunk, scanFeature } from './split';
