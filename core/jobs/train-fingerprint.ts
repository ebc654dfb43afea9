// A name for the data a model was trained on, so that two models can be told to have seen the same.
import { createHash } from 'node:crypto';
import type { SeriesFrame } from '../frame/series-frame.ts';

/**
 * SHA-256 over the observations in canonical order: series by product code, each with its first day and its columns.
 * Does not depend on the order in which files were imported.
 */
export function fingerprintOf(frame: SeriesFrame): string {
  const hash = createHash('sha256');
  const order = frame.products
    .map((_, series) => series)
    .sort((a, b) => (codeOf(frame, a) < codeOf(frame, b) ? -1 : 1));
  for (const series of order) {
    const { category, supplier } = frame.products[series];
    const head = [
      codeOf(frame, series),
      frame.categories[category] ?? null,
      frame.suppliers[supplier] ?? null,
      frame.stepDays[frame.firstStep[series]] ?? null,
    ];
    hash.update(`${JSON.stringify(head)}\n`);
    const columns = [frame.units, frame.price, frame.discount, frame.promotion, frame.competitorPrice, frame.stock];
    for (const column of [...columns, frame.closed]) {
      const cells = column.subarray(frame.offset[series], frame.offset[series + 1]);
      hash.update(new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength));
    }
  }
  const weather = Array.from(frame.weather, (level) => frame.weatherLevels[level] ?? null);
  hash.update(JSON.stringify([frame.frequency, weather]));
  return hash.digest('hex');
}

const codeOf = (frame: SeriesFrame, series: number): string => frame.products[series].code;
