// What happens once a tree is grown: sums and quantiles of its leaves, new scores of rows in and out of the leaves.
import {
  ALPHA, ARG0, ARG1, ARG2, ARG3, ARG4, GRADIENTS_AT, HESSIANS_AT, LEAF_COUNT, LEAF_RANGES_AT, LEAF_ORDER_AT,
  LEAF_VALUES_AT, LEFT_ROWS_AT, NODE_BYTES, NODE_RIGHT_BINS, ROW_INDEX_AT, SCORES_AT, SCORE_CHUNK, STRIDE, THREADS_AT, THREAD_BYTES,
  THREAD_LEAF_SUMS, TREE_NODES_AT, TREE_VALUES_AT,
} from '../wasm/layout';
import { residualQuantile } from './residuals';

/** Sum of 32-bit integers over the rows of an index. */
export function sumRows(index: usize, count: usize, values: usize): i64 {
  let sum: i64 = 0;
  for (const end = index + (count << 2); index < end; index += 4) sum += load<i32>(values + (<usize>load<u32>(index) << 2));
  return sum;
}

export function addToRows(index: usize, count: usize, scores: usize, value: f64): void {
  for (const end = index + (count << 2); index < end; index += 4) {
    const at = scores + (<usize>load<u32>(index) << 3);
    store<f64>(at, load<f64>(at) + value);
  }
}

/** First leaf (by begin) that ends after `position`. */
function leafAt(position: usize): usize {
  const ranges = load<usize>(LEAF_RANGES_AT);
  let low: usize = 0;
  let high = load<usize>(LEAF_COUNT);
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = ranges + (middle << 3);
    if (<usize>load<u32>(at) + <usize>load<u32>(at, 4) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A chunk of positions of the row index crosses leaves: their parts are handled one by one. */
function eachPart(chunk: usize, thread: usize, adds: bool): void {
  const ranges = load<usize>(LEAF_RANGES_AT);
  const leaves = load<usize>(LEAF_COUNT);
  const last = ranges + ((leaves - 1) << 3);
  const rows = <usize>load<u32>(last) + <usize>load<u32>(last, 4);
  const begin = chunk * SCORE_CHUNK;
  const end = min(begin + SCORE_CHUNK, rows);
  for (let leaf = leafAt(begin), at = begin; at < end; leaf++) {
    const leafEnd = <usize>load<u32>(ranges + (leaf << 3)) + <usize>load<u32>(ranges + (leaf << 3), 4);
    const count = min(leafEnd, end) - at;
    const index = load<usize>(ROW_INDEX_AT) + (at << 2);
    if (adds) addToRows(index, count, load<usize>(SCORES_AT), load<f64>(load<usize>(LEAF_VALUES_AT) + (leaf << 3)));
    else {
      const sums = load<usize>(THREADS_AT) + thread * load<usize>(THREAD_BYTES) + load<usize>(THREAD_LEAF_SUMS) + (leaf << 4);
      store<i64>(sums, load<i64>(sums) + sumRows(index, count, load<usize>(GRADIENTS_AT)));
      const hessians = load<usize>(HESSIANS_AT);
      store<i64>(sums, load<i64>(sums, 8) + (hessians ? sumRows(index, count, hessians) : count), 8);
    }
    at += count;
  }
}

export function leafSumsChunk(chunk: usize, thread: usize): void {
  eachPart(chunk, thread, false);
}

export function leafValuesChunk(chunk: usize): void {
  eachPart(chunk, 0, true);
}

/**
 * Adds a tree's value to the scores of rows given by their bins. A node says which bins go right (NODE_BYTES); a leaf
 * leads to itself, so that every walk takes as many steps as the tree is deep: no branch to mispredict.
 * ARG0 bins, ARG1 scores, ARG2 index of the rows or 0 for all, ARG3 rows, ARG4 depth.
 */
export function scoreRowsChunk(chunk: usize): void {
  const begin = chunk * SCORE_CHUNK;
  const end = min(begin + SCORE_CHUNK, load<usize>(ARG3));
  for (let block = begin; block < end; block += 1024) scoreBlock(block, min(block + 1024, end));
}

// @ts-ignore: decorator
@inline
function step(nodes: usize, node: usize, bins: usize): usize {
  const at = nodes + node * NODE_BYTES;
  const bin = <u32>load<u8>(bins + load<u32>(at));
  const goesRight = (load<u32>(at + ((bin >> 5) << 2), NODE_RIGHT_BINS) >> (bin & 31)) & 1;
  return load<u16>(at + (goesRight << 1), 4);
}

// @ts-ignore: decorator
@inline
function addValue(scores: usize, row: usize, values: usize, node: usize): void {
  const to = scores + (row << 3);
  store<f64>(to, load<f64>(to) + load<f64>(values + (node << 3)));
}

/** Four rows at a time: their walks do not wait for each other. */
export function scoreBlock(begin: usize, end: usize): void {
  const bins = load<usize>(ARG0);
  const scores = load<usize>(ARG1);
  const index = load<usize>(ARG2);
  const depth = load<usize>(ARG4);
  const stride = load<usize>(STRIDE);
  const nodes = load<usize>(TREE_NODES_AT);
  const values = load<usize>(TREE_VALUES_AT);
  let i = begin;
  for (; i + 3 < end; i += 4) {
    const rows = index + (i << 2);
    const row0 = index ? <usize>load<u32>(rows) : i;
    const row1 = index ? <usize>load<u32>(rows, 4) : i + 1;
    const row2 = index ? <usize>load<u32>(rows, 8) : i + 2;
    const row3 = index ? <usize>load<u32>(rows, 12) : i + 3;
    const bins0 = bins + row0 * stride;
    const bins1 = bins + row1 * stride;
    const bins2 = bins + row2 * stride;
    const bins3 = bins + row3 * stride;
    let node0: usize = 0;
    let node1: usize = 0;
    let node2: usize = 0;
    let node3: usize = 0;
    for (let d: usize = 0; d < depth; d++) {
      node0 = step(nodes, node0, bins0);
      node1 = step(nodes, node1, bins1);
      node2 = step(nodes, node2, bins2);
      node3 = step(nodes, node3, bins3);
    }
    addValue(scores, row0, values, node0);
    addValue(scores, row1, values, node1);
    addValue(scores, row2, values, node2);
    addValue(scores, row3, values, node3);
  }
  for (; i < end; i++) {
    const row = index ? <usize>load<u32>(index + (i << 2)) : i;
    let node: usize = 0;
    for (let d: usize = 0; d < depth; d++) node = step(nodes, node, bins + row * stride);
    addValue(scores, row, values, node);
  }
}

/** Residual quantile of the chunk-th leaf in the job's order (largest first), without weights. */
export function quantilesChunk(chunk: usize): void {
  const leaf = <usize>load<u32>(load<usize>(LEAF_ORDER_AT) + (chunk << 2));
  const range = load<usize>(LEAF_RANGES_AT) + (leaf << 3);
  const begin = <usize>load<u32>(range);
  const count = <usize>load<u32>(range, 4);
  const residuals = load<usize>(LEFT_ROWS_AT) + (begin << 3);
  const index = load<usize>(ROW_INDEX_AT) + (begin << 2);
  store<f64>(load<usize>(LEAF_VALUES_AT) + (leaf << 3), residualQuantile(index, count, load<f64>(ALPHA), residuals));
}
