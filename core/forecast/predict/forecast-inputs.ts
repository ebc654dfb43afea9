// Means of every series asked for: the trees through their predictors, slice by slice, and the simple methods beside.
import { buildMatrix } from '#core/features/feature-matrix.ts';
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FeatureWriter, WriteOptions } from '#core/features/feature-writer.ts';
import type { RowList } from '#core/features/training-rows.ts';
import { futureDay } from '#core/frame/series-frame.ts';
import type { Day } from '#core/math/day.ts';
import { createDemandHistories } from '../demand-history.ts';
import { horizonPlanOf, standInStep } from '../horizon-plan.ts';
import { type Newcomer, TWINS } from '../newcomers/newcomers.ts';
import type { AsyncPredictor } from '../predictor.ts';
import { RETURNING, type SeasonalReturn } from '../returning/seasonal-return.ts';
import type { MemberWeights, StoreModel } from '../store-model.ts';
import { unitsOf } from '../train/objective-plan.ts';
import { speaksForAll, TREES } from '../train/origin-forecasts.ts';

/** Plans hold only what somebody said, so everything in them may be used. */
export const KNOWN_AHEAD: WriteOptions = { planKnown: true, weatherKnown: true };

/** Rows whose features are computed in one go: a few milliseconds, so that the engine goes on answering. */
const SLICE_ROWS = 4096;

export interface MeanRequest {
  readonly source: FeatureSource;
  readonly writer: FeatureWriter;
  readonly model: StoreModel;
  /** One a block of the model. */
  readonly predictors: readonly AsyncPredictor[];
  readonly horizon: number;
  /** Series to forecast; those that have not begun by the origin have twins alone. */
  readonly series: readonly number[];
  readonly weightsOf: (series: number) => MemberWeights;
  /** What new products borrow; null for all others. */
  readonly newcomerOf: (series: number) => Newcomer | null;
  /** What products that come back every year sold in earlier ones; null for all others. */
  readonly returningOf: (series: number) => SeasonalReturn | null;
  /** Factor on the trees' units on a target day. */
  readonly anchorOf: (series: number, day: Day) => number;
  /** Throws to stop; told the share that is done. */
  readonly progress: (share: number) => void;
}

/** Forecasts of each member, at series × horizon + step − 1; NaN where a member has no share. */
export async function memberMeans(request: MeanRequest): Promise<Map<string, Float64Array>> {
  const members = new Map<string, Float64Array>();
  const cells = request.source.frame.count * request.horizon;
  const valuesOf = (name: string): Float64Array => {
    const values = members.get(name) ?? new Float64Array(cells).fill(Number.NaN);
    members.set(name, values);
    return values;
  };
  fillSimple(request, valuesOf);
  const withTrees = request.series.filter((series) => TREES in request.weightsOf(series));
  if (withTrees.length > 0) await fillTrees(request, withTrees, valuesOf(TREES));
  return members;
}

function fillSimple(
  { source, model, series: wanted, horizon, weightsOf, newcomerOf, returningOf }: MeanRequest,
  valuesOf: (name: string) => Float64Array,
): void {
  const histories = createDemandHistories(source, model.pooled);
  const origin = source.frame.stepDays.length - 1;
  for (const series of wanted) {
    for (const [name, own] of [
      [TWINS, newcomerOf(series)],
      [RETURNING, returningOf(series)],
    ] as const) {
      if (!own) continue;
      const out = valuesOf(name);
      for (let step = 1; step <= horizon; step++) out[series * horizon + step - 1] = own.forecast(step);
    }
    const names = Object.keys(weightsOf(series)).filter((name) => name !== TREES && speaksForAll(name));
    if (names.length === 0) continue;
    for (const name of names) {
      const out = valuesOf(name).subarray(series * horizon, (series + 1) * horizon);
      histories.forecast(name, series, origin, out);
    }
  }
}

async function fillTrees(request: MeanRequest, series: readonly number[], values: Float64Array): Promise<void> {
  const { source, writer, model, predictors, horizon, progress } = request;
  const origin = source.frame.stepDays.length - 1;
  const total = series.length * horizon;
  let done = 0;
  for (const [index, block] of model.blocks.entries()) {
    const rows = rowsAhead(series, origin, block.fromStep, Math.min(block.toStep, horizon));
    for (let from = 0; from < rows.count; from += SLICE_ROWS) {
      progress(done / total);
      const to = Math.min(rows.count, from + SLICE_ROWS);
      const raw = await predictors[index].predictRaw(buildMatrix(writer, rows, KNOWN_AHEAD, from, to));
      for (let row = from; row < to; row++) {
        const baseline = writer.baseline(rows.series[row], origin, rows.target[row]);
        const at = rows.series[row] * horizon + rows.target[row] - origin - 1;
        const day = futureDay(source.frame, rows.target[row] - origin);
        const factor = request.anchorOf(rows.series[row], day);
        values[at] = factor * unitsOf(raw[row - from], baseline, block.ensemble.objective);
      }
      done += to - from;
    }
  }
  repeatBeyond(model, series, horizon, values);
}

/** Steps after the last block stand in for each other (see horizon-plan.ts). */
function repeatBeyond(model: StoreModel, series: readonly number[], horizon: number, values: Float64Array): void {
  const last = model.blocks[model.blocks.length - 1].toStep;
  const { repeatSteps } = horizonPlanOf(model.frequency);
  for (const index of series)
    for (let step = last + 1; step <= horizon; step++)
      values[index * horizon + step - 1] = values[index * horizon + standInStep(step, last, repeatSteps) - 1];
}

function rowsAhead(series: readonly number[], origin: number, fromStep: number, toStep: number): RowList {
  const width = Math.max(0, toStep - fromStep + 1);
  const count = series.length * width;
  const list = { count, series: new Int32Array(count), origin: new Int32Array(count), target: new Int32Array(count) };
  let row = 0;
  for (const index of series) {
    for (let step = fromStep; step <= toStep; step++) {
      list.series[row] = index;
      list.origin[row] = origin;
      list.target[row++] = origin + step;
    }
  }
  return list;
}
