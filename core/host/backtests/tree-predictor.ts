// The trees themselves as a predictor: what an exported model says, to 1e-9, without the export.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AsyncPredictor } from '#core/forecast/predictor.ts';
import type { BlockModel } from '#core/forecast/store-model.ts';
import { predictRaw } from '#core/gbdt/index.ts';

export const treePredictor = ({ ensemble }: BlockModel): AsyncPredictor => ({
  async predictRaw(matrix) {
    await nextTurn();
    return predictRaw(ensemble, matrix);
  },
});
