// Places of days and units in a chart over time, and the units that get a grid line.

export interface Plot {
  /** Outer size, and the frame around the plot. */
  width: number;
  height: number;
  margin: { top: number; right: number; bottom: number; left: number };
}

export interface Scales {
  x: (day: number) => number;
  y: (units: number) => number;
  /** Ascending from 0; the last one is at or above the largest value. */
  ticks: number[];
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Index of the day nearest to a place. */
  nearest: (x: number) => number;
}

const STEPS = [1, 2, 2.5, 5, 10];

/** Round numbers from 0 to at least `largest`: `count` of them or one or two more, whichever leaves least space above. */
export function roundTicks(largest: number, count: number): number[] {
  const top = Math.max(largest, 1e-9);
  const lastOf = (step: number) => Math.max(1, Math.ceil(top / step - 1e-9));
  const power = 10 ** Math.floor(Math.log10(top / (count + 2)));
  // Half units between whole ones say nothing.
  const isPlain = (step: number) => step < 1 || Number.isInteger(step);
  const enough = STEPS.map((factor) => factor * power).filter((step) => isPlain(step) && lastOf(step) <= count + 2);
  const step = enough.slice(0, 2).reduce((best, next) => (lastOf(next) * next < lastOf(best) * best ? next : best));
  const last = lastOf(step);
  return Array.from({ length: last + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** `days` ascending, at least one. */
export function createScales(days: readonly number[], largest: number, { width, height, margin }: Plot): Scales {
  const [left, right] = [margin.left, Math.max(margin.left + 1, width - margin.right)];
  const [top, bottom] = [margin.top, Math.max(margin.top + 1, height - margin.bottom)];
  const [first, last] = [days[0], days[days.length - 1]];
  const ticks = roundTicks(largest, 4);
  const most = ticks[ticks.length - 1];
  const x = (day: number) =>
    last === first ? (left + right) / 2 : left + ((day - first) / (last - first)) * (right - left);
  return {
    x,
    y: (units) => bottom - (units / most) * (bottom - top),
    ticks,
    left,
    right,
    top,
    bottom,
    nearest(place) {
      const day = last === first ? first : first + ((place - left) / (right - left)) * (last - first);
      let [low, high] = [0, days.length - 1];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (days[middle] <= day) low = middle;
        else high = middle;
      }
      return day - days[low] <= days[high] - day ? low : high;
    },
  };
}
