// A frame as it was on an earlier day: what nobody could know then is not in it.
import type { SeriesFrame } from './series-frame.ts';

type DoubleColumn = 'units' | 'price' | 'discount' | 'promotion' | 'competitorPrice' | 'stock';

/** Memory that cuts of one frame, made one after the other, may use again: a cut ends the one before it. */
export type CutBuffers = Map<string, SharedArrayBuffer>;

/**
 * The first `steps` steps of a frame, columns on buffers of their own. Products that began later are left out. Shared
 * memory does not press a garbage collector to work, so whoever cuts again and again hands in `buffers`.
 */
export function cutFrame(frame: SeriesFrame, steps: number, buffers: CutBuffers = new Map()): SeriesFrame {
  const kept = frame.products.map((_, series) => series).filter((series) => frame.firstStep[series] < steps);
  const offset = new Uint32Array(new SharedArrayBuffer(4 * (kept.length + 1)));
  kept.forEach((series, i) => {
    offset[i + 1] = offset[i] + steps - frame.firstStep[series];
  });
  const cells = offset[kept.length];
  const bufferOf = (name: string, { byteLength }: ArrayBufferView): SharedArrayBuffer => {
    const known = buffers.get(name);
    const buffer = known && known.byteLength >= byteLength ? known : new SharedArrayBuffer(byteLength);
    buffers.set(name, buffer);
    return buffer;
  };
  const cut = <T extends Float64Array | Uint8Array>(column: T, empty: T): T => {
    kept.forEach((series, i) => {
      const from = frame.offset[series];
      empty.set(column.subarray(from, from + steps - frame.firstStep[series]), offset[i]);
    });
    return empty;
  };
  const doubles = (name: DoubleColumn) => cut(frame[name], new Float64Array(bufferOf(name, frame[name]), 0, cells));
  return {
    ...frame,
    stepDays: frame.stepDays.slice(0, steps),
    count: kept.length,
    offset,
    firstStep: Int32Array.from(kept, (series) => frame.firstStep[series]),
    units: doubles('units'),
    price: doubles('price'),
    discount: doubles('discount'),
    promotion: doubles('promotion'),
    competitorPrice: doubles('competitorPrice'),
    stock: doubles('stock'),
    closed: cut(frame.closed, new Uint8Array(bufferOf('closed', frame.closed), 0, cells)),
    weather: frame.weather.slice(0, steps),
    products: kept.map((series) => frame.products[series]),
  };
}
