// What a product without any twin may sell: as much as the others of its category.
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { GroupColumns } from '#core/features/group-columns.ts';
import { windowMean } from '#core/features/running-sums.ts';
import { windowsOf } from '#core/features/windows.ts';

/** Mean units a step of a product of the series' category lately; of the store's products where that says nothing. */
export function categoryLevel(
  { spec, store, categories }: FeatureSource,
  series: number,
  origin = store.steps - 1,
): number {
  const { usual, long } = windowsOf(spec.frequency);
  for (const group of [categories, store]) {
    for (const width of [usual, long]) {
      const mean = recentMean(group, series, origin, width);
      if (!Number.isNaN(mean)) return mean;
    }
  }
  return 0;
}

function recentMean(group: GroupColumns, series: number, origin: number, width: number): number {
  const index = group.groupOf[series];
  if (index < 0) return Number.NaN;
  const start = index * group.steps;
  return windowMean(group.sums, start, start + origin, width);
}
