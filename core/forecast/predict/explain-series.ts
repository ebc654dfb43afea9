// Explanations of a store forecast: finds the row of features behind a shown mean and has the trees explain it.
import type { Explanation } from '#core/contract/predictions.ts';
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FeatureWriter } from '#core/features/feature-writer.ts';
import { horizonPlanOf, standInStep } from '../horizon-plan.ts';
import type { StoreModel } from '../store-model.ts';
import { TREES } from '../train/origin-forecasts.ts';
import { explainSimple, explainTrees } from './explain.ts';
import { KNOWN_AHEAD } from './forecast-inputs.ts';
import type { SeriesRules } from './series-rules.ts';
import type { ShownMeans } from './shown-means.ts';

export function explainSeries(
  source: FeatureSource,
  writer: FeatureWriter,
  model: StoreModel,
  rules: SeriesRules,
  means: ShownMeans,
): (series: number, step: number) => Explanation {
  const origin = source.frame.stepDays.length - 1;
  const { repeatSteps } = horizonPlanOf(model.frequency);
  let typicalLevel: number | undefined;
  return (series, step) => {
    const shown = means.mean(series, step);
    const forecaster = rules.forecaster(series);
    const at = means.standIn(step);
    if (source.ahead.closed(series, origin + at) === 1) return explainSimple(0, forecaster, 'holiday');
    const share = rules.hasHistory(series) ? (rules.champion(series).weights[TREES] ?? 0) : 0;
    if (share === 0) return explainSimple(shown, forecaster);
    const reach = standInStep(at, model.blocks[model.blocks.length - 1].toStep, repeatSteps);
    const block = model.blocks.find(({ fromStep, toStep }) => reach >= fromStep && reach <= toStep) ?? model.blocks[0];
    const values = new Float32Array(writer.columns.length);
    writer.write(series, origin, origin + reach, KNOWN_AHEAD, values, 0);
    typicalLevel ??= typicalLevelOf(source);
    const row = {
      ensemble: block.ensemble,
      columns: writer.columns,
      values,
      level: writer.level(series, origin),
      season: source.spec.frequency === 'daily' ? ('weekday' as const) : ('season' as const),
      seasonIndex: writer.seasonIndex(series, origin, origin + reach),
      typicalLevel,
    };
    return explainTrees(row, shown, share, forecaster);
  };
}

/** Geometric mean of the levels of the store's products. */
function typicalLevelOf({ frame, series }: FeatureSource): number {
  let logs = 0;
  let count = 0;
  for (let index = 0; index < frame.count; index++) {
    if (frame.offset[index + 1] === frame.offset[index]) continue;
    logs += Math.log(series.level[frame.offset[index + 1] - 1]);
    count++;
  }
  return count > 0 ? Math.exp(logs / count) : 1;
}
