// Exact order statistics by quickselect, as in quantileOf in ../objective.ts.

// @ts-ignore: decorator
@inline
function at(values: usize, i: isize): f64 {
  return load<f64>(values + (<usize>i << 3));
}

/** Hoare's partition of values[low … high] around a pivot; returns where the right part begins, `out` the left's end. */
export function partitionAround(values: usize, low: isize, high: isize, pivot: f64): u64 {
  let i = low;
  let j = high;
  while (i <= j) {
    while (at(values, i) < pivot) i++;
    while (at(values, j) > pivot) j--;
    if (i > j) break;
    const swap = at(values, i);
    store<f64>(values + (<usize>i << 3), at(values, j));
    store<f64>(values + (<usize>j << 3), swap);
    i++;
    j--;
  }
  return (<u64>(<u32>i) << 32) | <u64>(<u32>j);
}

/** values[place] as if sorted; smaller ones before, larger ones after it. */
export function select(values: usize, count: isize, place: isize): f64 {
  let low: isize = 0;
  let high = count - 1;
  while (low < high) {
    const a = at(values, low);
    const b = at(values, (low + high) >> 1);
    const c = at(values, high);
    const pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
    const ends = partitionAround(values, low, high, pivot);
    const i = <isize>(<i32>(ends >> 32));
    const j = <isize>(<i32>ends);
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return at(values, place);
}

export function largest(values: usize, count: isize): f64 {
  let best = -f64.MAX_VALUE;
  for (let i: isize = 0; i < count; i++) best = max(best, at(values, i));
  return best;
}

/** The order statistic `place` (0: smallest), and the share `part` of the way from it to the next smaller one. */
export function between(values: usize, count: isize, place: isize, part: f64): f64 {
  const upper = select(values, count, place);
  if (place == 0) return upper;
  return upper - (upper - largest(values, place)) * part;
}
