// What the time of the year did a year before: the level around the target's date against the level at the origin's.
import { columnsOf, type FeatureFamily, logRatio } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';
import type { GroupColumns } from './group-columns.ts';
import { windowMean } from './running-sums.ts';
import { windowsOf } from './windows.ts';

/** Null when the data do not span two years. */
export function yearFamily({ spec, series, store, categories, yearPhase }: FeatureSource): FeatureFamily | null {
  if (!spec.yearly) return null;
  const { year, yearHalfWidth, usual } = windowsOf(spec.frequency);
  const groups: [string, GroupColumns][] = [['store', store]];
  if (spec.category) groups.push(['category', categories]);
  const width = 2 * yearHalfWidth + 1;
  // Where offers move sales a week that sold much was a week of offers: trees knew less with it than without.
  const phase = spec.yearPhase && !spec.promotion && !spec.discount;
  return {
    stage: 'target',
    columns: columnsOf('season', [
      'last_year',
      'last_year_change',
      ...groups.map(([name]) => `${name}_last_year_change`),
      ...(phase ? ['year_change'] : []),
    ]),
    write({ series: index, origin, originCell, start, target, level }, out, at) {
      // The window around last year's date must end by the origin; only horizons near a whole year come close.
      const ahead = Math.min(target - year + yearHalfWidth, origin) - origin;
      let to = at;
      const then = windowMean(series.sums, start, originCell + ahead, width);
      const before = windowMean(series.sums, start, originCell - year, usual);
      out[to++] = then / level;
      out[to++] = Math.log((then + 0.5 * level) / (before + 0.5 * level));
      for (const [, group] of groups) {
        const first = group.groupOf[index] * group.steps;
        out[to++] =
          first < 0
            ? Number.NaN
            : logRatio(
                windowMean(group.sums, first, first + origin + ahead, width),
                windowMean(group.sums, first, first + origin - year, usual),
              );
      }
      if (phase) out[to++] = Math.log(yearPhase.change(index, origin, target));
    },
  };
}
