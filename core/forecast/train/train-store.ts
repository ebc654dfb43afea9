// The whole training of one store, from columns to a model: pure maths, to be run in a worker that may be killed.
import type { TrainSettings } from '#core/contract/models.ts';
import type { FeatureMatrix } from '#core/features/feature-matrix.ts';
import { createFeatureSource, type FeatureSource } from '#core/features/feature-source.ts';
import { buildFeatureSpec, type CalendarFacts } from '#core/features/feature-spec.ts';
import { createFeatureWriter, type FeatureWriter, type WriteOptions } from '#core/features/feature-writer.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import type { KernelRuntime } from '#core/gbdt/index.ts';
import { type HorizonPlan, horizonPlanOf } from '../horizon-plan.ts';
import type { PooledAr } from '../pooled/pooled-ar.ts';
import { STORE_MODEL_FORMAT, type StoreModel } from '../store-model.ts';
import type { TotalCorrection } from '../total-correction.ts';
import { uncheckedRules } from '../untrained-model.ts';
import { anchorJudged, finalRatios, toAnchor } from './fit-anchor.ts';
import { toCorrection } from './fit-correction.ts';
import { type FitStages, fitStages } from './fit-stages.ts';
import { type RuleSet, rulesBeforeWindow, rulesForUse, withTrackRecords } from './forecast-rules.ts';
import { forecastPast, judge, judgedOrigins, shownForecasts } from './judge.ts';
import { chosenWhereScored, errorWithPlans, nothingLearnt, unchecked } from './notices.ts';
import { objectivePlan } from './objective-plan.ts';
import { forecastOrigin, pooledArOf, withTrees } from './origin-forecasts.ts';
import { dataReport, featureReport, scoreOrigin, stockOutNotice, UNSCORED, validationReport } from './report.ts';
import { firstEnd, splitTime } from './time-split.ts';
import { type TotalRatios, totalRatios } from './total-ratios.ts';
import { FULL_EFFORT, type TrainEffort } from './train-effort.ts';
import { createStageClock, type TrainHooks } from './train-hooks.ts';

export interface TrainInput {
  readonly frame: SeriesFrame;
  readonly calendar: CalendarFacts;
  readonly settings: TrainSettings;
  /** SHA-256 of the observations, for the card. */
  readonly fingerprint: string;
  /** FULL_EFFORT when left out. */
  readonly effort?: TrainEffort;
}

export interface TrainOutput {
  readonly model: StoreModel;
  /** For each block of the model rows of its training, for checking the exported model against the trees. */
  readonly samples: readonly FeatureMatrix[];
}

export const DEFAULT_TRAIN_SETTINGS: Omit<TrainSettings, 'threads'> = {
  seed: 1,
  numTrees: 120,
  learningRate: 0.06,
  numLeaves: 31,
  earlyStoppingRounds: 100,
  objective: 'auto',
};

const UNPLANNED: WriteOptions = { planKnown: false, weatherKnown: false };
const PLANNED: WriteOptions = { planKnown: true, weatherKnown: false };

/**
 * Trains, validates and refits. The same input gives the same model. The frame needs at least one step; `runtime`
 * speeds up the trees and never changes them. Throws AppError cancelled.
 */
export function trainStore(input: TrainInput, hooks: TrainHooks, runtime?: KernelRuntime): TrainOutput {
  const { frame, calendar, settings, effort = FULL_EFFORT } = input;
  const clock = createStageClock(hooks);
  const plan = horizonPlanOf(frame.frequency);

  clock.enter('clean');
  const split = splitTime(frame, plan, effort.lastStep);
  const spec = buildFeatureSpec(frame, calendar, firstEnd(split));
  clock.enter('encode');
  const source = createFeatureSource(frame, spec, calendar);
  clock.enter('features');
  const writer = createFeatureWriter(source);
  clock.enter('split');

  clock.enter('boost');
  const objective = objectivePlan(settings.objective);
  const fitter = {
    source,
    writer,
    settings,
    objective,
    effort,
    runtime,
    isCancelled: () => hooks.isCancelled(),
    onCurve: (points: Parameters<TrainHooks['curve']>[0]) => hooks.curve(points),
  };
  const stages = split.blocks.length > 0 ? fitStages(fitter, split, clock) : null;

  clock.enter('validate');
  const past = split.window > 0 ? forecastPast(source, plan, split) : null;
  const pooled = past && pooledArOf(source, split.last, plan.blocks[plan.blocks.length - 1].toStep);
  // Only days have a baseline with a calendar in it; and without early origins there is nothing to weigh it by.
  const anchors = frame.frequency === 'daily' && stages?.selection != null;
  let ratios: TotalRatios[] | null = null;
  let ahead: TotalRatios | null = null;
  const rulesUnder = (known: WriteOptions) => {
    if (past === null) return { rules: uncheckedRules('mean-28', frame.isCount, plan), score: UNSCORED };
    // The total knows of no promotions that are planned.
    const corrects = known === UNPLANNED;
    const plain = judge(source, writer, split, past, stages, known);
    ratios ??= anchors ? judgedOrigins(plain).map(({ forecasts }) => totalRatios(source, writer, forecasts)) : null;
    const { choice, judged } = ratios ? anchorJudged(source, split, plain, ratios) : { choice: null, judged: plain };
    clock.within(0.4);
    const score = scoreOrigin(source, judged.scored, rulesBeforeWindow(source, plan, split, judged, corrects));
    clock.within(0.7);
    ahead ??= choice && choice.weight > 0 && stages ? finalRatios(source, writer, stages.final, UNPLANNED) : null;
    const anchor = ahead && choice && toAnchor(source, ahead, choice);
    const inUse = rulesForUse(source, plan, judged, corrects);
    const correction = correctionOf({ source, writer, plan, stages, pooled }, inUse);
    return { rules: withTrackRecords(source, split, judged, inUse, { anchor, correction }), score };
  };
  const unplanned = rulesUnder(UNPLANNED);
  const hasPlans = spec.price || spec.discount || spec.promotion || spec.competitorPrice;
  const planned = hasPlans && past !== null ? rulesUnder(PLANNED) : null;

  const final = stages?.final ?? [];
  const plannedError = planned?.score.accuracy.wape ?? null;
  const notices = [
    split.noTreesBecause ?? (stages === null ? nothingLearnt : null),
    split.window === 0 ? unchecked : split.hasSelection ? null : chosenWhereScored,
    plannedError === null ? null : errorWithPlans(plannedError),
    stockOutNotice(source),
  ].filter((notice) => notice !== null);
  const model: StoreModel = {
    format: STORE_MODEL_FORMAT,
    store: frame.store,
    frequency: frame.frequency,
    originDay: frame.stepDays[split.last],
    isCount: frame.isCount,
    settings,
    features: spec,
    blocks: final.map(({ fromStep, toStep, ensemble, rows }) => ({ fromStep, toStep, ensemble, rows })),
    pooled,
    unplanned: unplanned.rules,
    planned: planned?.rules ?? null,
    report: {
      ...unplanned.score,
      data: dataReport(
        source,
        final.reduce((sum, block) => sum + block.rows, 0),
        input.fingerprint,
      ),
      features: final.length > 0 ? featureReport(writer.columns, final) : [],
      validation: validationReport(source, split),
      notes: notices.map(({ text }) => text),
      notices: notices.map(({ code, values }) => ({ code, values })),
    },
    curve: stages?.curve ?? [],
  };
  clock.within(1);
  return { model, samples: final.map((block) => block.sample) };
}

/** What the model that is to be used forecasts with. */
interface ForUse {
  readonly source: FeatureSource;
  readonly writer: FeatureWriter;
  readonly plan: HorizonPlan;
  readonly stages: FitStages | null;
  readonly pooled: PooledAr | null;
}

/** What the store's total says of the forecasts of the model in use; null where it has no say. */
function correctionOf({ source, writer, plan, stages, pooled }: ForUse, rules: RuleSet): TotalCorrection | null {
  const weight = rules.correctionWeight ?? 0;
  if (weight === 0) return null;
  const blocks = stages?.final ?? plan.blocks;
  const last = source.frame.stepDays.length - 1;
  const plain = forecastOrigin(source, last, blocks[blocks.length - 1].toStep, pooled);
  const forecasts = stages ? withTrees(plain, source, writer, stages.final, UNPLANNED) : plain;
  return toCorrection(source, shownForecasts(source, forecasts, rules), weight);
}
