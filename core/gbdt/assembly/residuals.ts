// Exact residual quantile of a leaf, without writing and ordering the residuals of all its rows: a sample says between which
// two values the quantile must lie, one pass over the rows keeps what is there and counts what is below.
import { LABELS_AT, SCORES_AT } from '../wasm/layout';
import { between, select } from './quantile';

/** Fewer rows than this are ordered at once. */
const FEW_ROWS: isize = 2048;
/** One row of so many is in the sample, 1024 at most. */
const SAMPLE_EVERY: isize = 16;
const MOST_SAMPLED: isize = 1024;
/** Standard errors of the sample's rank that the bounds are apart from the quantile: 1 leaf in 400 is ordered whole after all. */
const BOUND_ERRORS: f64 = 3;

// @ts-ignore: decorator
@inline
function residualAt(index: usize, i: isize): f64 {
  const at = <usize>load<u32>(index + (<usize>i << 2)) << 3;
  return load<f64>(load<usize>(LABELS_AT) + at) - load<f64>(load<usize>(SCORES_AT) + at);
}

/** Every `stride`-th of the rows' residuals, label − score. */
export function gatherResiduals(index: usize, count: isize, stride: isize, to: usize): void {
  for (let i: isize = 0; i < count; i++) store<f64>(to + (<usize>i << 3), residualAt(index, i * stride));
}

/** Writes the residuals within [low, high], in the order of the rows; returns how many in the high word, below low in the low one. */
export function keepWithin(index: usize, count: usize, low: f64, high: f64, to: usize): u64 {
  const labels = load<usize>(LABELS_AT);
  const scores = load<usize>(SCORES_AT);
  let below: u32 = 0;
  let at = to;
  for (const end = index + (count << 2); index < end; index += 4) {
    const row = <usize>load<u32>(index) << 3;
    const residual = load<f64>(labels + row) - load<f64>(scores + row);
    // No branch to mispredict: every residual is written, and the next one overwrites what is not kept.
    store<f64>(at, residual);
    below += u32(residual < low);
    at += usize(u32(residual >= low) & u32(residual <= high)) << 3;
  }
  return (<u64>((at - to) >> 3) << 32) | <u64>below;
}

/** Values of the sample between which the order statistic at `share` of all rows lies, almost surely; out of bounds: ±∞. */
function boundOf(sample: usize, sampled: isize, share: f64, errors: f64): f64 {
  const error = sqrt(share * (1 - share) * <f64>sampled) + 1;
  const rank = <isize>nearest(share * <f64>(sampled - 1) + errors * error);
  if (rank < 0) return -Infinity;
  if (rank >= sampled) return Infinity;
  return select(sample, sampled, rank);
}

/** As quantileOf in ../objective.ts of the rows' residuals; `scratch` has room for all of them. */
export function residualQuantile(index: usize, rows: usize, alpha: f64, scratch: usize): f64 {
  const count = <isize>rows;
  if (count == 0) return 0;
  const position = <f64>(count - 1) * (1 - alpha);
  const whole = <isize>floor(position);
  const place = count - 1 - whole;
  const part = position - <f64>whole;
  if (count >= FEW_ROWS) {
    const sampled = min(count / SAMPLE_EVERY, MOST_SAMPLED);
    gatherResiduals(index, sampled, count / sampled, scratch);
    const share = <f64>place / <f64>(count - 1);
    const low = boundOf(scratch, sampled, share, -BOUND_ERRORS);
    const high = boundOf(scratch, sampled, share, BOUND_ERRORS);
    const found = keepWithin(index, rows, low, high, scratch);
    const kept = <isize>(found >> 32);
    const rank = place - <isize>(<u32>found);
    // The next smaller one is needed too, where there is one.
    if (rank < kept && (rank > 0 || (rank == 0 && place == 0))) return between(scratch, kept, rank, part);
  }
  gatherResiduals(index, count, 1, scratch);
  return between(scratch, count, place, part);
}
