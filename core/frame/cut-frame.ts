// A frame as it was on an earlier day: what nobody could know then is not in it.
import type { SeriesFrame } from './series-frame.ts';

/** The first `steps` steps of a frame, columns on buffers of their own. Products that began later are left out. */
export function cutFrame(frame: SeriesFrame, steps: number): SeriesFrame {
  const kept = frame.products.map((_, series) => series).filter((series) => frame.firstStep[series] < steps);
  const offset = new Uint32Array(new SharedArrayBuffer(4 * (kept.length + 1)));
  kept.forEach((series, i) => {
    offset[i + 1] = offset[i] + steps - frame.firstStep[series];
  });
  const cells = offset[kept.length];
  const cut = <T extends Float64Array | Uint8Array>(column: T, empty: T): T => {
    kept.forEach((series, i) => {
      const from = frame.offset[series];
      empty.set(column.subarray(from, from + steps - frame.firstStep[series]), offset[i]);
    });
    return empty;
  };
  const doubles = (column: Float64Array) => cut(column, new Float64Array(new SharedArrayBuffer(8 * cells)));
  return {
    ...frame,
    stepDays: frame.stepDays.slice(0, steps),
    count: kept.length,
    offset,
    firstStep: Int32Array.from(kept, (series) => frame.firstStep[series]),
    units: doubles(frame.units),
    price: doubles(frame.price),
    discount: doubles(frame.discount),
    promotion: doubles(frame.promotion),
    competitorPrice: doubles(frame.competitorPrice),
    stock: doubles(frame.stock),
    closed: cut(frame.closed, new Uint8Array(new SharedArrayBuffer(cells))),
    weather: frame.weather.slice(0, steps),
    products: kept.map((series) => frame.products[series]),
  };
}
