// How sales of a product develop after its launch, told from the store's earlier launches.
import type { FeatureSource } from '#core/features/feature-source.ts';
import { windowMean, windowSum } from '#core/features/running-sums.ts';
import { daysPerStep } from '../demand-class.ts';

/** Last day of age of each part of the curve; later ages count as 1, the level of a product that is established. */
const PARTS = [1, 3, 7, 14, 28, 56];
/** Ages (days) over which the established level is measured. */
const ESTABLISHED_TO = 112;
/** A product that began this soon after the store's records did was probably there before. */
const LAUNCH_AFTER = 28;
/** Known steps of the established age that a launch needs to teach anything. */
const MIN_ESTABLISHED = 10;
/** "As an established product" counts like this many launches; the store's curve like as many of the category's. */
const PRIOR_LAUNCHES = 3;

export interface LaunchCurve {
  /** Sales on the step of this age (1 = the first) as a multiple of the established level. */
  at(category: number, age: number): number;
}

/** From launches whose first 112 days had passed at the origin, at least in part; nothing later is read. */
export function launchCurve(source: FeatureSource, origin: number): LaunchCurve {
  const { frame, spec, series: columns } = source;
  const days = daysPerStep(spec.frequency);
  const ends = PARTS.map((end) => Math.ceil(end / days));
  const established = Math.ceil(ESTABLISHED_TO / days);
  const groups = frame.categories.length + 1;
  const parts = ends.length;
  const sold = new Float64Array(groups * parts);
  const usual = new Float64Array(groups * parts);
  for (let series = 0; series < frame.count; series++) {
    const start = frame.offset[series];
    if (frame.firstStep[series] < Math.ceil(LAUNCH_AFTER / days)) continue;
    const end = Math.min(start + origin - frame.firstStep[series], start + established - 1);
    const width = end - start + 1 - ends[parts - 1];
    if (width <= 0 || windowSum(columns.sums.count, start, end, width) < MIN_ESTABLISHED / days) continue;
    const level = windowMean(columns.sums, start, end, width);
    if (!(level > 0)) continue;
    // A launch that sells much tells more, but none more than a few of the slow ones.
    const weight = 1 / (1 + level);
    for (let part = 0, from = 0; part < parts; from = ends[part++]) {
      const length = ends[part] - from;
      if (length <= 0) continue;
      const cell = start + ends[part] - 1;
      const known = windowSum(columns.sums.count, start, cell, length);
      for (const group of [0, frame.products[series].category + 1]) {
        sold[group * parts + part] += weight * windowSum(columns.sums.sum, start, cell, length);
        usual[group * parts + part] += weight * level * known;
        if (frame.products[series].category < 0) break;
      }
    }
  }
  const curve = new Float64Array(groups * parts);
  for (let group = 0; group < groups; group++) {
    for (let part = 0; part < parts; part++) {
      const length = ends[part] - (part === 0 ? 0 : ends[part - 1]);
      const prior = PRIOR_LAUNCHES * 0.5 * Math.max(1, length);
      const towards = group === 0 ? 1 : curve[part];
      curve[group * parts + part] =
        (sold[group * parts + part] + prior * towards) / (usual[group * parts + part] + prior);
    }
  }
  return {
    at(category, age) {
      const part = ends.findIndex((end) => age <= end);
      return part < 0 ? 1 : curve[(category + 1) * parts + part];
    },
  };
}
