// How much each feature did in an ensemble.
import type { TreeEnsemble } from './tree-ensemble.ts';

/** Sum of split gains per feature (loss reduction on the training rows). Length: featureNames. */
export function gainImportance(ensemble: TreeEnsemble): Float64Array {
  const totals = new Float64Array(ensemble.featureNames.length);
  ensemble.feature.forEach((feature, node) => {
    if (feature >= 0) totals[feature] += ensemble.gain[node];
  });
  return totals;
}

/** Number of splits per feature. Length: featureNames. */
export function splitImportance(ensemble: TreeEnsemble): Float64Array {
  const totals = new Float64Array(ensemble.featureNames.length);
  for (const feature of ensemble.feature) if (feature >= 0) totals[feature]++;
  return totals;
}
