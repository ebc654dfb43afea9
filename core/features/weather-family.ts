// Weather of the target where it is known (recorded, or entered by the user): one 0/1 column a level.
import { columnsOf, type FeatureFamily } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';

export function weatherFamily({ spec, frame, ahead }: FeatureSource): FeatureFamily | null {
  if (spec.weatherLevels.length < 2) return null;
  const levels = spec.weatherLevels.map((name) => frame.weatherLevels.indexOf(name));
  return {
    stage: 'target',
    columns: columnsOf(
      'weather',
      spec.weatherLevels.map((name) => `weather_${name}`),
    ),
    write({ series, target, weatherKnown }, out, at) {
      const weather = weatherKnown ? ahead.weather(series, target) : -1;
      for (let i = 0; i < levels.length; i++) out[at + i] = weather < 0 ? Number.NaN : weather === levels[i] ? 1 : 0;
    },
  };
}
