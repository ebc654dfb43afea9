// Stable partition of a leaf's rows in two passes: each chunk sorts its rows by side, then every chunk's two parts
// go to their places. The result is that of one pass over all rows, whatever the threads.
import {
  ARG0, ARG1, ARG2, ARG3, ARG4, COLUMN_BINS_AT, COLUMN_LENGTH, LEFT_ROWS_AT, PARTITION_CHUNK,
  PARTITION_COUNTS_AT, RIGHT_ROWS_AT, ROWS, ROW_BINS_AT, ROW_INDEX_AT, SIDES, STRIDE, TRANSPOSE_CHUNK, COLUMNS,
} from '../wasm/layout';

/**
 * SIDES says where a row's bin goes. Both sides are written at every step, and only one of them advances: no branch to
 * mispredict. Returns the number of rows that go left.
 */
export function sortSides(index: usize, count: usize, bins: usize, left: usize, right: usize): usize {
  const start = left;
  const end = index + (count << 2);
  for (; index < end; index += 4) {
    const row = load<u32>(index);
    const side = <usize>load<u8>(<usize>load<u8>(bins + row), SIDES);
    store<u32>(left, row);
    store<u32>(right, row);
    right += side;
    left += 4 - side;
  }
  return (left - start) >> 2;
}

/** The same for the rows `row` … `end` − 1 of the data set, which no index has to name. */
export function sortAllRows(row: u32, end: u32, bins: usize, left: usize, right: usize): usize {
  const start = left;
  for (; row < end; row++) {
    const side = <usize>load<u8>(<usize>load<u8>(bins + row), SIDES);
    store<u32>(left, row);
    store<u32>(right, row);
    right += side;
    left += 4 - side;
  }
  return (left - start) >> 2;
}

/** ARG0 begin, ARG1 count, ARG2 feature, ARG3 1: the rows are 0, 1, 2, …, not those of the index. */
export function partitionChunk(chunk: usize): void {
  const begin = chunk * PARTITION_CHUNK;
  const count = min(<usize>PARTITION_CHUNK, load<usize>(ARG1) - begin);
  const at = (load<usize>(ARG0) + begin) << 2;
  const bins = load<usize>(COLUMN_BINS_AT) + load<usize>(ARG2) * load<usize>(COLUMN_LENGTH);
  const leftTo = load<usize>(LEFT_ROWS_AT) + at;
  const rightTo = load<usize>(RIGHT_ROWS_AT) + at;
  const left = load<u32>(ARG3)
    ? sortAllRows(<u32>begin, <u32>(begin + count), bins, leftTo, rightTo)
    : sortSides(load<usize>(ROW_INDEX_AT) + at, count, bins, leftTo, rightTo);
  store<u32>(load<usize>(PARTITION_COUNTS_AT) + (chunk << 3), <u32>left);
}

/** The second pass; ARG4: rows of the leaf that go left. Rows left of the chunk are known by now. */
export function gatherSidesChunk(chunk: usize): void {
  const begin = chunk * PARTITION_CHUNK;
  const count = min(<usize>PARTITION_CHUNK, load<usize>(ARG1) - begin);
  const counts = load<usize>(PARTITION_COUNTS_AT) + (chunk << 3);
  const left = <usize>load<u32>(counts);
  const leftBefore = <usize>load<u32>(counts, 4);
  const from = (load<usize>(ARG0) + begin) << 2;
  const leaf = load<usize>(ROW_INDEX_AT) + (load<usize>(ARG0) << 2);
  memory.copy(leaf + (leftBefore << 2), load<usize>(LEFT_ROWS_AT) + from, left << 2);
  const rightTo = leaf + ((load<usize>(ARG4) + begin - leftBefore) << 2);
  memory.copy(rightTo, load<usize>(RIGHT_ROWS_AT) + from, (count - left) << 2);
}

/** Bins by row to bins by column, a tile of rows at a time. */
export function transposeChunk(chunk: usize): void {
  const begin = chunk * TRANSPOSE_CHUNK;
  const end = min(begin + TRANSPOSE_CHUNK, load<usize>(ROWS));
  const stride = load<usize>(STRIDE);
  const length = load<usize>(COLUMN_LENGTH);
  for (let c: usize = 0; c < load<usize>(COLUMNS); c++) {
    transposeColumn(load<usize>(ROW_BINS_AT) + begin * stride + c, stride, load<usize>(COLUMN_BINS_AT) + c * length + begin, end - begin);
  }
}

export function transposeColumn(from: usize, stride: usize, to: usize, count: usize): void {
  for (const end = to + count; to < end; to++, from += stride) store<u8>(to, load<u8>(from));
}
