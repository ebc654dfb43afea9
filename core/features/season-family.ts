// What the same weekday (week, month) of the target brought before: for the product, its category and the store.
import { columnsOf, type FeatureFamily } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';
import type { GroupColumns } from './group-columns.ts';
import { windowMean } from './running-sums.ts';
import { windowsOf } from './windows.ts';

export function seasonFamily({ spec, series, store, categories }: FeatureSource): FeatureFamily {
  const windows = windowsOf(spec.frequency);
  const { season } = spec;
  const { demand, season: own } = series;
  const groups: [string, GroupColumns][] = [['store', store]];
  if (spec.category) groups.push(['category', categories]);
  // The ratio of a weekday to all days is taken over whole seasons, so that each weekday counts the same.
  const profileSeasons = windows.seasonMeans[windows.seasonMeans.length - 1];
  const recentSeasons = windows.seasonMeans[Math.min(1, windows.seasonMeans.length - 1)];
  return {
    stage: 'target',
    columns: columnsOf(spec.frequency === 'daily' ? 'weekday' : 'season', [
      ...windows.seasonLags.map((lag) => `same_season_lag_${lag}`),
      ...windows.seasonMeans.map((count) => `same_season_mean_${count}`),
      'same_season_index',
      ...groups.flatMap(([name]) => [`${name}_season_index`, `${name}_season_index_recent`]),
    ]),
    write({ series: index, origin, originCell, start, target, level }, out, at) {
      const scale = 1 / level;
      // The latest step at or before the origin with the target's place in the season.
      const back = Math.ceil((target - origin) / season) * season - (target - origin);
      const cell = originCell - back;
      let to = at;
      for (const lag of windows.seasonLags) {
        const from = cell - (lag - 1) * season;
        out[to++] = from >= start ? demand[from] * scale : Number.NaN;
      }
      for (const count of windows.seasonMeans) out[to++] = windowMean(own, start, cell, count * season) * scale;
      const whole = windowMean(series.sums, start, originCell, profileSeasons * season);
      const profile = windowMean(own, start, cell, profileSeasons * season);
      // Drawn towards 1 by half a level: a slow mover's weekday mean is mostly chance.
      out[to++] = (profile + 0.5 * level) / (whole + 0.5 * level);
      for (const [, group] of groups) {
        out[to++] = seasonIndex(group, index, origin, back, profileSeasons * season);
        out[to++] = seasonIndex(group, index, origin, back, recentSeasons * season);
      }
    },
  };
}

/** Mean of the group on the target's place in the season over its mean on all steps. */
function seasonIndex(group: GroupColumns, series: number, origin: number, back: number, width: number): number {
  const index = group.groupOf[series];
  if (index < 0) return Number.NaN;
  const start = index * group.steps;
  const cell = start + origin;
  const all = windowMean(group.sums, start, cell, width);
  return windowMean(group.season, start, cell - back, width) / (all || Number.NaN);
}
