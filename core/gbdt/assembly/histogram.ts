// Histograms of a leaf. Rows are gathered block by block into group-major order (eight features, eight bytes), a
// kernel adds packed integers (gradient << 32) + hessian, and after 16,384 rows at most the packed sums go to exact doubles.
import {
  ARG0, ARG1, ARG2, ARG3, BIN_OFFSET_AT, BLOCK_ROWS, COLUMNS, FEATURES_AT, FEATURE_ACCUMULATOR, FEATURE_COUNT, FLUSH_ROWS, HISTOGRAMS_AT,
  PACKED_AT, PROGRESS_AT, PROGRESS_BYTES, ROWS, ROW_BINS_AT, ROW_INDEX_AT, SELECT_MASKS_AT, SELECT_PARTS, SELECT_RANGES_AT, SLOT_BINS, STRIDE, THREADS_AT, THREAD_BLOCK,
  THREAD_BLOCK_PACKED, THREAD_BYTES, THREAD_HISTOGRAM,
} from '../wasm/layout';

/**
 * The hot loop: adds packed[i] to the bin of each of eight features, for `count` rows. `bins` of row i are at
 * bins + i · stride. Two features at a time and two rows in a step: some percent faster than one by one.
 */
export function accumulate8(bins: usize, stride: usize, packed: usize, count: usize, accumulator: usize): void {
  const end = packed + (count << 3);
  while (packed + 8 < end) {
    addRow(bins, load<i64>(packed), accumulator);
    addRow(bins + stride, load<i64>(packed, 8), accumulator);
    packed += 16;
    bins += stride << 1;
  }
  if (packed < end) addRow(bins, load<i64>(packed), accumulator);
}

// @ts-ignore: decorator
@inline
function addRow(bins: usize, value: i64, accumulator: usize): void {
  const at0 = accumulator + (<usize>load<u8>(bins) << 3);
  const at1 = accumulator + (<usize>load<u8>(bins, 1) << 3);
  const sum0 = load<i64>(at0) + value;
  const sum1 = load<i64>(at1, 2048) + value;
  store<i64>(at0, sum0);
  store<i64>(at1, sum1, 2048);
  const at2 = accumulator + (<usize>load<u8>(bins, 2) << 3);
  const at3 = accumulator + (<usize>load<u8>(bins, 3) << 3);
  const sum2 = load<i64>(at2, 4096) + value;
  const sum3 = load<i64>(at3, 6144) + value;
  store<i64>(at2, sum2, 4096);
  store<i64>(at3, sum3, 6144);
  const at4 = accumulator + (<usize>load<u8>(bins, 4) << 3);
  const at5 = accumulator + (<usize>load<u8>(bins, 5) << 3);
  const sum4 = load<i64>(at4, 8192) + value;
  const sum5 = load<i64>(at5, 10240) + value;
  store<i64>(at4, sum4, 8192);
  store<i64>(at5, sum5, 10240);
  const at6 = accumulator + (<usize>load<u8>(bins, 6) << 3);
  const at7 = accumulator + (<usize>load<u8>(bins, 7) << 3);
  const sum6 = load<i64>(at6, 12288) + value;
  const sum7 = load<i64>(at7, 14336) + value;
  store<i64>(at6, sum6, 12288);
  store<i64>(at7, sum7, 14336);
}

/** Copies the packed integers of `count` rows. */
export function gatherPacked(index: usize, count: usize, to: usize): void {
  const packed = load<usize>(PACKED_AT);
  for (const end = index + (count << 2); index < end; index += 4, to += 8) {
    store<i64>(to, load<i64>(packed + (<usize>load<u32>(index) << 3)));
  }
}

/** Copies all bins of `count` rows into group-major order: group g of row i at block + (g · 1024 + i) · 8. */
export function gatherAll(index: usize, count: usize, block: usize): void {
  const bins = load<usize>(ROW_BINS_AT);
  const stride = load<usize>(STRIDE);
  const pairs = stride & ~15;
  for (const end = index + (count << 2); index < end; index += 4, block += 8) {
    let from = bins + <usize>load<u32>(index) * stride;
    let to = block;
    for (const last = from + pairs; from < last; from += 16, to += 2 * BLOCK_ROWS * 8) storeGroups(to, v128.load(from));
    if (stride & 8) store<i64>(to, load<i64>(from));
  }
}

/** Two groups of eight features of one row. */
// @ts-ignore: decorator
@inline
function storeGroups(to: usize, groups: v128): void {
  v128.store64_lane(to, groups, 0);
  v128.store64_lane(to + BLOCK_ROWS * 8, groups, 1);
}

/** The bytes of a part that a mask asks for, 0 where it says 128: one instruction, unlike i8x16.swizzle. */
// @ts-ignore: decorator
@inline
function choose(part: usize, mask: v128): v128 {
  return i8x16.relaxed_swizzle(v128.load(part), mask);
}

/**
 * The same for sixteen features, two groups, that come from two or three adjacent 16-byte parts of a row, from
 * `bins` on.
 */
export function gatherTwoParts(index: usize, count: usize, bins: usize, stride: usize, masks: usize, to: usize): void {
  const mask0 = v128.load(masks);
  const mask1 = v128.load(masks, 16);
  for (const end = index + (count << 2); index < end; index += 4, to += 8) {
    const from = bins + <usize>load<u32>(index) * stride;
    storeGroups(to, v128.or(choose(from, mask0), choose(from + 16, mask1)));
  }
}

export function gatherThreeParts(index: usize, count: usize, bins: usize, stride: usize, masks: usize, to: usize): void {
  const mask0 = v128.load(masks);
  const mask1 = v128.load(masks, 16);
  const mask2 = v128.load(masks, 32);
  for (const end = index + (count << 2); index < end; index += 4, to += 8) {
    const from = bins + <usize>load<u32>(index) * stride;
    storeGroups(to, v128.or(v128.or(choose(from, mask0), choose(from + 16, mask1)), choose(from + 32, mask2)));
  }
}

/** Adds the features that come from one further part. */
export function gatherFurtherPart(index: usize, count: usize, bins: usize, stride: usize, masks: usize, to: usize): void {
  const mask = v128.load(masks);
  for (const end = index + (count << 2); index < end; index += 4, to += 8) {
    const before = v128.load64_lane(to + BLOCK_ROWS * 8, v128.load64_zero(to), 1);
    storeGroups(to, v128.or(before, choose(bins + <usize>load<u32>(index) * stride, mask)));
  }
}

/** Copies the bins of the tree's features into group-major order, sixteen of them at a time. */
function gatherFeatures(index: usize, count: usize, block: usize): void {
  const features = load<usize>(FEATURE_COUNT);
  if (features == load<usize>(COLUMNS)) return gatherAll(index, count, block);
  const stride = load<usize>(STRIDE);
  const parts = load<usize>(SELECT_PARTS);
  for (let output: usize = 0; output < (features + 15) >> 4; output++) {
    const range = load<usize>(SELECT_RANGES_AT) + (output << 3);
    const first = <usize>load<u32>(range);
    const last = <usize>load<u32>(range, 4);
    const masks = load<usize>(SELECT_MASKS_AT) + ((output * parts + first) << 4);
    const bins = load<usize>(ROW_BINS_AT) + (first << 4);
    const to = block + output * 2 * BLOCK_ROWS * 8;
    if (last - first < 2) gatherTwoParts(index, count, bins, stride, masks, to);
    else gatherThreeParts(index, count, bins, stride, masks, to);
    for (let part = first + 3; part <= last; part++) {
      const offset = (part - first) << 4;
      gatherFurtherPart(index, count, bins + offset, stride, masks + offset, to);
    }
  }
}

/**
 * Packed sums of one feature to doubles, two bins at a time, clearing them. `bins` is rounded up to even: histograms
 * have room for it.
 */
export function flushFeature(accumulator: usize, bins: usize, sums: usize, adds: bool): void {
  const end = accumulator + (bins << 3);
  for (; accumulator < end; accumulator += 16, sums += 32) {
    const packed = v128.load(accumulator);
    v128.store(accumulator, i64x2(0, 0));
    // [hessian, gradient] of two bins as 32-bit lanes.
    const hessians = f64x2.convert_low_i32x4_u(v128.shuffle<i32>(packed, packed, 0, 2, 0, 2));
    const gradients = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(packed, packed, 1, 3, 1, 3));
    let first = v128.shuffle<f64>(gradients, hessians, 0, 2);
    let second = v128.shuffle<f64>(gradients, hessians, 1, 3);
    if (adds) {
      first = f64x2.add(first, v128.load(sums));
      second = f64x2.add(second, v128.load(sums, 16));
    }
    v128.store(sums, first);
    v128.store(sums, second, 16);
  }
}

// @ts-ignore: decorator
@inline
export function evenBins(binOffset: usize, feature: usize): usize {
  return <usize>(load<i32>(binOffset + (feature << 2), 4) - load<i32>(binOffset + (feature << 2)));
}

function flush(accumulators: usize, sums: usize, adds: bool): void {
  const binOffset = load<usize>(BIN_OFFSET_AT);
  const features = load<usize>(FEATURES_AT);
  const count = load<usize>(FEATURE_COUNT);
  for (let place: usize = 0; place < count; place++) {
    const feature = <usize>load<u32>(features + (place << 2));
    const offset = <usize>load<i32>(binOffset + (feature << 2));
    flushFeature(accumulators + place * FEATURE_ACCUMULATOR, evenBins(binOffset, feature), sums + (offset << 4), adds);
  }
}

/**
 * Adds rows to a thread's packed accumulators. Where a leaf is the whole data set and all features count, rows are
 * read in place.
 */
export function accumulateRows(begin: usize, count: usize, isRoot: bool, own: usize): void {
  const stride = load<usize>(STRIDE);
  const inPlace = isRoot && load<usize>(FEATURE_COUNT) == load<usize>(COLUMNS);
  const groups = (load<usize>(FEATURE_COUNT) + 7) >> 3;
  const block = own + load<usize>(THREAD_BLOCK);
  const blockPacked = own + load<usize>(THREAD_BLOCK_PACKED);
  for (let at = begin; at < begin + count; at += BLOCK_ROWS) {
    const rows = min(<usize>BLOCK_ROWS, begin + count - at);
    const index = load<usize>(ROW_INDEX_AT) + (at << 2);
    if (!inPlace) {
      gatherPacked(index, rows, blockPacked);
      gatherFeatures(index, rows, block);
    }
    for (let g: usize = 0; g < groups; g++) {
      const accumulator = own + g * 8 * FEATURE_ACCUMULATOR;
      if (inPlace) {
        const bins = load<usize>(ROW_BINS_AT) + at * stride + (g << 3);
        accumulate8(bins, stride, load<usize>(PACKED_AT) + (at << 3), rows, accumulator);
      } else accumulate8(block + g * BLOCK_ROWS * 8, 8, blockPacked, rows, accumulator);
    }
  }
}

/**
 * One chunk of a histogram: ARG0 begin, ARG1 count, ARG2 slot, ARG3 rows of a chunk. A thread keeps packed sums over its
 * chunks for as long as they hold them, then adds them to the slot itself if it is the first thread, or else to a
 * histogram of its own. JOB_COMBINE collects all parts.
 */
export function histogramChunk(chunk: usize, thread: usize): void {
  const chunkRows = load<usize>(ARG3);
  const begin = load<usize>(ARG0) + chunk * chunkRows;
  const count = min(chunkRows, load<usize>(ARG0) + load<usize>(ARG1) - begin);
  const own = load<usize>(THREADS_AT) + thread * load<usize>(THREAD_BYTES);
  const progress = progressOf(thread);
  let packedRows = load<u32>(progress, 4);
  if (packedRows + <u32>count > <u32>FLUSH_ROWS) {
    flush(own, histogramOf(thread, load<usize>(ARG2)), load<u32>(progress) != 0);
    store<u32>(progress, 1);
    packedRows = 0;
  }
  accumulateRows(begin, count, load<usize>(ARG1) == load<usize>(ROWS), own);
  store<u32>(progress, packedRows + <u32>count, 4);
}

/** How far a thread is with a histogram job: u32 1 where it has sums in doubles, u32 rows in its packed sums. */
export function progressOf(thread: usize): usize {
  return load<usize>(PROGRESS_AT) + thread * PROGRESS_BYTES;
}

export function histogramOf(thread: usize, slot: usize): usize {
  if (thread == 0) return load<usize>(HISTOGRAMS_AT) + slot * (load<usize>(SLOT_BINS) << 4);
  return load<usize>(THREADS_AT) + thread * load<usize>(THREAD_BYTES) + load<usize>(THREAD_HISTOGRAM);
}
