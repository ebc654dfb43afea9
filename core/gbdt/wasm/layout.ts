// Addresses that the kernels and the TypeScript around them agree on. Plain integers: read as TypeScript and as AssemblyScript.

// Thread pool: each word that several threads write has a cache line of its own.
export const TICKET = 1024;
export const DONE = 1088;
export const EPOCH = 1152;
export const SLEEPERS = 1216;
export const STOP = 1280;
/** 1 while the first thread sleeps until a helper reports a chunk. */
export const OWNER_SLEEPS = 1408;
export const JOB_KIND = 1344;
export const JOB_CHUNKS = 1348;

// Kinds of jobs.
export const JOB_TRANSPOSE = 0;
export const JOB_GRADIENTS = 1;
export const JOB_QUANTISE = 2;
export const JOB_HISTOGRAM = 3;
export const JOB_COMBINE = 4;
export const JOB_SCAN = 5;
export const JOB_PARTITION = 6;
export const JOB_GATHER_SIDES = 7;
export const JOB_LEAF_SUMS = 8;
export const JOB_LEAF_VALUES = 9;
export const JOB_SCORE_ROWS = 10;
export const JOB_LOSS = 11;
export const JOB_QUANTILES = 12;

// The training at hand: unsigned 32-bit words, written once by TypeScript. "…At": address of an array.
export const ROWS = 2048;
export const COLUMNS = 2052;
export const STRIDE = 2056;
export const OBJECTIVE = 2060;
/** u8[rows][stride]: bins by row. */
export const ROW_BINS_AT = 2064;
/** u8[columns][rows padded]: bins by column, for partitions. */
export const COLUMN_BINS_AT = 2068;
export const COLUMN_LENGTH = 2072;
export const LABELS_AT = 2076;
/** f64[rows], 0 when there are none. */
export const WEIGHTS_AT = 2080;
export const SCORES_AT = 2084;
/** f32[rows], then i32[rows] in the same bytes: gradients, then wide integers. */
export const GRADIENTS_AT = 2088;
/** The same for hessians; 0 when they are constant. */
export const HESSIANS_AT = 2092;
/** i64[rows]: (gradient << 32) + hessian in histogram units. */
export const PACKED_AT = 2096;
export const ROW_INDEX_AT = 2100;
/** u32[rows] each, one after the other: sides of a partition, or f64[rows] of residuals. */
export const LEFT_ROWS_AT = 2104;
export const RIGHT_ROWS_AT = 2108;
/** i32[columns + 1]: first histogram entry of a feature. */
export const BIN_OFFSET_AT = 2112;
/** i32[columns]: value bins of a feature. */
export const VALUE_BINS_AT = 2116;
/** f64[slots][2 · SLOT_BINS]: exact sums [gradient, hessian] by slot, feature, bin. */
export const HISTOGRAMS_AT = 2120;
export const SLOT_BINS = 2124;
/** f64[chunks][4] of a gradient or loss job: sum and largest |gradient|, sum and largest hessian. */
export const CHUNK_SUMS_AT = 2128;
/** f64[chunks]: losses. */
export const CHUNK_LOSS_AT = 2132;
/** Private memory of thread t: THREADS_AT + t · THREAD_BYTES, with the parts below at these offsets. */
export const THREADS_AT = 2136;
export const THREAD_BYTES = 2140;
export const THREAD_BLOCK = 2144;
export const THREAD_BLOCK_PACKED = 2148;
export const THREAD_HISTOGRAM = 2152;
export const THREAD_LEAF_SUMS = 2156;
/** What each thread has of the histogram job at hand, see progressOf in ../assembly/histogram.ts. */
export const PROGRESS_AT = 2160;
/** Threads that may work on this training, the first one included. */
export const THREADS = 2164;
/** u32[FEATURE_COUNT]: features of this tree, ascending. Accumulators and splits are numbered by place in this list. */
export const FEATURES_AT = 2168;
export const SPLITS_AT = 2172;
/** u32[leaves][2]: begin and count of the leaves of a job, by begin; f64[leaves]: their values. */
export const LEAF_RANGES_AT = 2176;
export const LEAF_VALUES_AT = 2180;
export const LEAF_COUNT = 2184;
export const LEAF_ORDER_AT = 2188;
/** u32[chunks][2]: rows that go left in a partition chunk, and before it. */
export const PARTITION_COUNTS_AT = 2192;
/** Nodes of one tree, NODE_BYTES each (see scores.ts), and f64 values. */
export const TREE_NODES_AT = 2196;
export const TREE_VALUES_AT = 2200;

export const FEATURE_COUNT = 2204;
/**
 * How bins of chosen features are gathered, 16 at a time: u32[outputs][2] first and last 16-byte part of a row that
 * an output takes bins from, and v128[outputs][SELECT_PARTS] which bytes of the part go where.
 */
export const SELECT_RANGES_AT = 2208;
export const SELECT_MASKS_AT = 2212;
export const SELECT_PARTS = 2216;
/** i32[columns]: 1 rising, −1 falling, 0 free; 0 where no feature is constrained. */
export const MONOTONE_AT = 2220;

// Numbers of the objective and of the iteration: f64.
export const ALPHA = 2304;
export const VARIANCE_POWER = 2312;
export const GRADIENT_CAP = 2320;
export const GRADIENT_FACTOR = 2328;
export const HESSIAN_CAP = 2336;
export const HESSIAN_FACTOR = 2344;
export const WIDE_GRADIENT_FACTOR = 2352;
export const WIDE_HESSIAN_FACTOR = 2360;

// Arguments of the job at hand: 32-bit words.
export const ARG0 = 2560;
export const ARG1 = 2564;
export const ARG2 = 2568;
export const ARG3 = 2572;
export const ARG4 = 2576;
export const ARG5 = 2580;

/**
 * Leaves of a scan job, at most two: f64 gradient sum, hessian sum, slot, lowest, highest, lambdaL1, lambdaL2 and
 * quality unit of each (ScanLimits); then, for monotone constraints, lowest and highest output, units of gradient and
 * hessian, and both lambdas in those of the loss.
 */
export const SCAN_LEAVES = 2688;
export const SCAN_LEAF_BYTES = 112;

/** v128[14]: constants of exp, each twice, as ../exp.ts lists them. */
export const EXP_CONSTANTS = 3072;

/** u8[256]: 4 where a bin goes right in the partition at hand, otherwise 0. */
export const SIDES = 3584;

/** First byte that arrays may use. */
export const ARENA_START = 4096;

// Sizes that both sides compute with.
export const OBJECTIVE_SQUARED_ERROR = 0;
export const OBJECTIVE_POISSON = 1;
export const OBJECTIVE_TWEEDIE = 2;
export const OBJECTIVE_QUANTILE = 3;
/** Rows of a gradient chunk: fixes the order of sums. Even. */
export const GRADIENT_CHUNK = 8192;
/** Rows of one packed accumulation: sums of 18-bit integers stay within 32 bits. */
export const FLUSH_ROWS = 16384;
/** Rows gathered into group-major order at a time: bins and gradients of a block stay in the first-level cache. */
export const BLOCK_ROWS = 1024;
export const PARTITION_CHUNK = 4096;
export const SCORE_CHUNK = 16384;
/** A cache line of its own for each thread. */
export const PROGRESS_BYTES = 64;
/** Rows of one transposition tile. */
export const TRANSPOSE_CHUNK = 1024;
/** Bytes of one feature's packed accumulators: 256 bins of 8 bytes. */
export const FEATURE_ACCUMULATOR = 2048;
export const SPLIT_RECORD = 40;
/** A node's cache line: u32 column, u16 left child, u16 right child, then 256 bits of the bins that go right. */
export const NODE_BYTES = 64;
export const NODE_RIGHT_BINS = 32;
