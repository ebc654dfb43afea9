// Average over the last `window` days that have a value; null until there is half a window.

export function movingAverage(values: (number | null)[], window: number): (number | null)[] {
  let sum = 0;
  let count = 0;
  return values.map((value, i) => {
    const leaving = i >= window ? values[i - window] : null;
    if (leaving !== null) {
      sum -= leaving;
      count -= 1;
    }
    if (value !== null) {
      sum += value;
      count += 1;
    }
    return count >= window / 2 ? sum / count : null;
  });
}
