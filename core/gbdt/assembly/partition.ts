// Stable partition of a leaf's rows in two passes: each chunk sorts its rows by side, then every chunk's two parts
// go to their places. The result is that of one pass over all rows, whatever the threads.
import {
  ARG0, ARG1, ARG2, ARG3, ARG4, ARG5, ARG6, COLUMN_BINS_AT, COLUMN_LENGTH, LEFT_ROWS_AT, PARTITION_CHUNK,
  PARTITION_COUNTS_AT, RIGHT_ROWS_AT, ROWS, ROW_BINS_AT, ROW_INDEX_AT, STRIDE, TRANSPOSE_CHUNK, COLUMNS,
} from '../wasm/layout';

/**
 * Rows with (bin − low) below width, as unsigned numbers, go right. Both sides are written at every step, and only
 * one of them advances: no branch to mispredict. Returns the number of rows that go left.
 */
export function sortSides(index: usize, count: usize, bins: usize, low: u32, width: u32, left: usize, right: usize): usize {
  const start = left;
  const end = index + (count << 2);
  for (; index < end; index += 4) {
    const row = load<u32>(index);
    const side = <usize>((<u32>load<u8>(bins + row) - low) < width) << 2;
    store<u32>(left, row);
    store<u32>(right, row);
    right += side;
    left += 4 - side;
  }
  return (left - start) >> 2;
}

/** The same for the rows `row` … `end` − 1 of the data set, which no index has to name. */
export function sortAllRows(row: u32, end: u32, bins: usize, low: u32, width: u32, left: usize, right: usize): usize {
  const start = left;
  for (; row < end; row++) {
    const side = <usize>((<u32>load<u8>(bins + row) - low) < width) << 2;
    store<u32>(left, row);
    store<u32>(right, row);
    right += side;
    left += 4 - side;
  }
  return (left - start) >> 2;
}

/** ARG0 begin, ARG1 count, ARG2 feature, ARG3 low, ARG4 width, ARG6 1: the rows are 0, 1, 2, …, not those of the index. */
export function partitionChunk(chunk: usize): void {
  const begin = chunk * PARTITION_CHUNK;
  const count = min(<usize>PARTITION_CHUNK, load<usize>(ARG1) - begin);
  const at = (load<usize>(ARG0) + begin) << 2;
  const bins = load<usize>(COLUMN_BINS_AT) + load<usize>(ARG2) * load<usize>(COLUMN_LENGTH);
  const leftTo = load<usize>(LEFT_ROWS_AT) + at;
  const rightTo = load<usize>(RIGHT_ROWS_AT) + at;
  const left = load<u32>(ARG6)
    ? sortAllRows(<u32>begin, <u32>(begin + count), bins, load<u32>(ARG3), load<u32>(ARG4), leftTo, rightTo)
    : sortSides(load<usize>(ROW_INDEX_AT) + at, count, bins, load<u32>(ARG3), load<u32>(ARG4), leftTo, rightTo);
  store<u32>(load<usize>(PARTITION_COUNTS_AT) + (chunk << 3), <u32>left);
}

/** The second pass; ARG5: rows of the leaf that go left. Rows left of the chunk are known by now. */
export function gatherSidesChunk(chunk: usize): void {
  const begin = chunk * PARTITION_CHUNK;
  const count = min(<usize>PARTITION_CHUNK, load<usize>(ARG1) - begin);
  const counts = load<usize>(PARTITION_COUNTS_AT) + (chunk << 3);
  const left = <usize>load<u32>(counts);
  const leftBefore = <usize>load<u32>(counts, 4);
  const from = (load<usize>(ARG0) + begin) << 2;
  const leaf = load<usize>(ROW_INDEX_AT) + (load<usize>(ARG0) << 2);
  memory.copy(leaf + (leftBefore << 2), load<usize>(LEFT_ROWS_AT) + from, left << 2);
  const rightTo = leaf + ((load<usize>(ARG5) + begin - leftBefore) << 2);
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
