// Why a forecast is what it is: tree contributions in units, grouped for people, adding up to the shown number.
import type { Explanation } from '#core/contract/predictions.ts';
import type { FeatureColumn } from '#core/features/feature-spec.ts';
import { treeShap } from '#core/gbdt/index.ts';
import type { TreeEnsemble } from '#core/gbdt/tree-ensemble.ts';
import { unitsOf } from '../train/objective-plan.ts';

export interface ExplainedRow {
  readonly ensemble: TreeEnsemble;
  readonly columns: readonly FeatureColumn[];
  readonly values: Float32Array;
  /** Units that this product is measured by, and that a typical product of the store is. */
  readonly level: number;
  /** How the target's place in the season (weekday; week or month of the year) compares with all steps of the product. */
  readonly seasonIndex: number;
  readonly season: 'weekday' | 'season';
  readonly typicalLevel: number;
}

interface Line {
  group: string;
  units: number;
  features: { name: string; value: number | null; rawScore: number }[];
}

/**
 * Explanation of `mean` = share × trees + rest, `rest` being what the other members add.
 *
 * The trees' raw score is additive (TreeSHAP, exact). With a log link, units = level × index × exp(raw): the log of the level
 * against a typical product's is one more contribution, named usual_level, and the log of the weekday's index another,
 * named usual_weekday or usual_season. Contributions on the log scale become
 * units by the logarithmic mean L(a, b) = (a − b) / (ln a − ln b) of forecast a and baseline b: units_i = c_i × L,
 * which adds up exactly and treats all contributions alike (Ang 2004, "LMDI", Energy Policy 32). With an identity
 * link, contributions are multiplied by level and index.
 */
export function explainTrees(row: ExplainedRow, mean: number, share: number, forecaster: string): Explanation {
  const { ensemble, columns, values, level, seasonIndex, typicalLevel } = row;
  const baselineUnits = level * seasonIndex;
  const { baseValue, contributions } = treeShap(ensemble, values);
  const rawScore = contributions.reduce((sum, value) => sum + value, baseValue);
  const ofTrees = unitsOf(rawScore, baselineUnits, ensemble.objective);
  const isLog = ensemble.objective !== 'squared-error';
  const baseline = unitsOf(baseValue, typicalLevel, ensemble.objective);
  const levelScore = isLog ? Math.log(level / typicalLevel) : 0;
  const seasonScore = isLog ? Math.log(seasonIndex) : 0;
  const perScore = isLog ? logarithmicMean(ofTrees, baseline) : baselineUnits;

  const lines = new Map<string, Line>();
  const add = (group: string, units: number, feature?: Line['features'][number]) => {
    const line = lines.get(group) ?? { group, units: 0, features: [] };
    lines.set(group, line);
    line.units += units;
    if (feature) line.features.push(feature);
  };
  const levelUnits = isLog ? levelScore * perScore : (level - typicalLevel) * baseValue;
  add('product', share * levelUnits, { name: 'usual_level', value: level, rawScore: levelScore });
  if (seasonIndex !== 1) {
    const seasonUnits = isLog ? seasonScore * perScore : level * (seasonIndex - 1) * baseValue;
    add(row.season, share * seasonUnits, { name: `usual_${row.season}`, value: seasonIndex, rawScore: seasonScore });
  }
  columns.forEach(({ name, group }, i) => {
    if (contributions[i] === 0) return;
    const value = Number.isNaN(values[i]) ? null : values[i];
    add(group, share * contributions[i] * perScore, { name, value, rawScore: contributions[i] });
  });
  const explained = [...lines.values()].reduce((sum, line) => sum + line.units, share * baseline);
  // Other members of a blend; for squared error also what keeping the forecast at or above zero took away.
  const rest = mean - explained;
  if (share < 1 || Math.abs(rest) > 1e-9 * Math.max(1, mean)) add(share < 1 ? 'simple-method' : 'other', rest);
  return finish([...lines.values()], share * baseline, mean, rawScore, forecaster);
}

/** A forecast that no tree had a part in is one line. */
export function explainSimple(mean: number, forecaster: string, group = 'simple-method'): Explanation {
  return finish([{ group, units: mean, features: [] }], 0, mean, null, forecaster);
}

function finish(
  lines: Line[],
  baseline: number,
  mean: number,
  rawScore: number | null,
  forecaster: string,
): Explanation {
  for (const line of lines) line.features.sort((a, b) => Math.abs(b.rawScore) - Math.abs(a.rawScore));
  lines.sort((a, b) => Math.abs(b.units) - Math.abs(a.units));
  return { baseline, contributions: lines, mean, rawScore, forecaster };
}

/** (a − b) / (ln a − ln b); a where both are equal. Both above 0. */
export function logarithmicMean(a: number, b: number): number {
  const logs = Math.log(a / b);
  // Near equality the quotient loses its digits; the series around it is exact to the square.
  return Math.abs(logs) < 1e-6 ? (a + b) / 2 : (a - b) / logs;
}
