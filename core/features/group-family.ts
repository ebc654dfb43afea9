// How store, category and supplier do as of the origin, and how the product stands among its own kind.
import { columnsOf, type FeatureFamily, logRatio } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';
import type { GroupColumns } from './group-columns.ts';
import { windowMean } from './running-sums.ts';
import { windowsOf } from './windows.ts';

export function groupFamily({ spec, store, categories, suppliers }: FeatureSource): FeatureFamily {
  const windows = windowsOf(spec.frequency);
  const trends: [string, GroupColumns][] = [['store', store]];
  if (spec.category) trends.push(['category', categories]);
  const standing: [string, GroupColumns][] = [['store', store]];
  if (spec.category) standing.push(['category', categories]);
  if (spec.supplier) standing.push(['supplier', suppliers]);
  return {
    stage: 'origin',
    columns: [
      ...columnsOf(
        'trend',
        trends.flatMap(([name]) => [`${name}_trend_short`, `${name}_trend_long`]),
      ),
      ...columnsOf(
        'product',
        standing.map(([name]) => `level_in_${name}`),
      ),
    ],
    write({ series, origin, level }, out, at) {
      let to = at;
      for (const [, group] of trends) {
        const usual = groupMean(group, series, origin, windows.usual);
        out[to++] = logRatio(groupMean(group, series, origin, windows.short), usual);
        out[to++] = logRatio(usual, groupMean(group, series, origin, windows.long));
      }
      for (const [, group] of standing) out[to++] = logRatio(level, groupMean(group, series, origin, windows.long));
    },
  };
}

/** Mean demand of a product of the series' group over the last `width` steps; NaN: no group, or nothing sold. */
function groupMean(group: GroupColumns, series: number, origin: number, width: number): number {
  const index = group.groupOf[series];
  if (index < 0) return Number.NaN;
  const start = index * group.steps;
  return windowMean(group.sums, start, start + origin, width);
}
