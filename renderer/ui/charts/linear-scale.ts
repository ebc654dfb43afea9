// A straight scale from numbers to pixels, with round ticks.

export interface LinearScale {
  (value: number): number;
  /** Round values inside the domain. */
  ticks: number[];
}

/** About `count` round values between the two, both included where they are round. */
export function roundTicks(low: number, high: number, count: number): number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((unit) => unit * power >= rough * 0.999) ?? 10) * power;
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++)
    ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}

export function linearScale(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
  tickCount = 4,
): LinearScale {
  const width = high - low || 1;
  const scale = (value: number) => from + ((value - low) / width) * (to - from);
  return Object.assign(scale, { ticks: roundTicks(low, high, tickCount) });
}
