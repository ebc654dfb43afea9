// What the series itself sold lately: lags, means, spread, zeros, memory of all speeds, age.
import { columnsOf, type FeatureFamily } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';
import { windowMean, windowSum } from './running-sums.ts';
import { windowsOf } from './windows.ts';

/** Values in units are divided by the row's level, so that one tree model serves products of every size. */
export function salesFamily({ spec, frame, series }: FeatureSource): FeatureFamily {
  const windows = windowsOf(spec.frequency);
  const { demand, sums, ewm, sinceSale } = series;
  return {
    stage: 'origin',
    columns: [
      ...columnsOf('product', ['level', 'age', 'mean_all']),
      ...columnsOf('recent-sales', [
        ...windows.lags.map((lag) => `lag_${lag}`),
        ...windows.means.map((width) => `mean_${width}`),
        ...windows.spreads.flatMap((width) => [`std_${width}`, `zero_share_${width}`, `size_${width}`]),
        ...windows.ewm.map((weight) => `ewm_${weight}`),
        'since_sale',
        'since_sale_per_gap',
      ]),
      ...columnsOf('trend', ['trend_short', 'trend_long']),
    ],
    write({ series: index, origin, originCell: cell, start, level }, out, at) {
      const scale = 1 / level;
      let to = at;
      out[to++] = Math.log(level);
      // Beyond the long window age is only the date in disguise, by which trees would learn days by heart.
      out[to++] = Math.min(origin - frame.firstStep[index] + 1, windows.long);
      out[to++] = (sums.sum[cell] / (sums.count[cell] || Number.NaN)) * scale;
      for (const lag of windows.lags) {
        const from = cell - lag + 1;
        out[to++] = from >= start ? demand[from] * scale : Number.NaN;
      }
      for (const width of windows.means) out[to++] = windowMean(sums, start, cell, width) * scale;
      for (const width of windows.spreads) {
        const n = windowSum(sums.count, start, cell, width) || Number.NaN;
        const mean = windowSum(sums.sum, start, cell, width) / n;
        const positive = windowSum(sums.positive, start, cell, width);
        const variance = windowSum(sums.squares, start, cell, width) / n - mean * mean;
        out[to++] = Math.sqrt(Math.max(0, variance)) * scale;
        out[to++] = 1 - positive / n;
        out[to++] = ((mean * n) / (positive || Number.NaN)) * scale;
      }
      for (const column of ewm) out[to++] = column[cell] * scale;
      const since = sinceSale[cell];
      out[to++] = since;
      out[to++] = (since * sums.positive[cell]) / (sums.count[cell] || Number.NaN);
      const short = windowMean(sums, start, cell, windows.short);
      const usual = windowMean(sums, start, cell, windows.usual);
      const long = windowMean(sums, start, cell, windows.long);
      out[to++] = ratio(short, usual, level);
      out[to++] = ratio(usual, long, level);
    },
  };
}

/** Log ratio of two means, both drawn towards the level so that a quiet week is a small number, not minus infinity. */
const ratio = (a: number, b: number, level: number): number => Math.log((a + 0.5 * level) / (b + 0.5 * level));
