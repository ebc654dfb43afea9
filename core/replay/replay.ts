// Lives the last months through again: on every order day each product is decided on from a forecast that knew nothing later.
import { REPLAY_POLICIES, type ReplayOutcomes, type ReplayPolicy } from '#core/contract/replays.ts';
import { forecastStore } from '#core/forecast/predict/forecast-store.ts';
import { type CutBuffers, cutFrame } from '#core/frame/cut-frame.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { MAX_DEMAND_DAYS } from '#core/inventory/index.ts';
import { isoFromDay } from '#core/math/day.ts';
import { addOutcomes, atEqualStock, type RuleOutcome } from './outcomes.ts';
import { RETRAIN_STEPS, type ReplayHooks, type ReplayPlan, type TrainedForReplay } from './replay-plan.ts';
import {
  type EveningForecast,
  liveDay,
  openProduct,
  orderAtClose,
  outcomeOf,
  type ProductOutcome,
  type ReplayedProduct,
} from './replayed-product.ts';
import { RULE_FACTORS } from './rivals.ts';

export interface ReplayResult {
  readonly products: readonly { readonly series: number; readonly outcomes: ReplayOutcomes }[];
  readonly outcomes: ReplayOutcomes;
  readonly minMaxAtEqualStock: ReturnType<typeof atEqualStock>;
  readonly trainings: number;
  readonly orderDays: number;
  /** Products whose stock at the start was not recorded. */
  readonly withoutStartingStock: number;
}

/** What a training takes, in days of forecasting: for the progress. */
const TRAINING_DAYS = 60;

/** Throws cancelled and what trainings throw. */
export async function replay(plan: ReplayPlan, hooks: ReplayHooks): Promise<ReplayResult> {
  const { frame, startStep, shortages } = plan;
  const products = plan.terms.flatMap((terms, series) => (terms ? [openProduct(plan, series, terms)] : []));
  const lookAhead = Math.max(0, ...products.map(({ reachDays }) => reachDays));
  const buffers: CutBuffers = new Map();
  const days = frame.stepDays.length - startStep;
  const work = days + 1 + TRAINING_DAYS * Math.ceil((days + 1) / RETRAIN_STEPS);
  let trained: (TrainedForReplay & { readonly at: number }) | undefined;
  let [trainings, decisionDays] = [0, 0];

  // Day `at` of the counted ones follows the evening on which orders are decided.
  for (let at = 0; at < days; at++) {
    const step = startStep + at - 1;
    hooks.throwIfCancelled();
    if (at > 0) for (const product of products) liveDay(product, at - 1);
    // A product's shops open at the close of its first day, or of the day before the first counted one.
    const due = products.filter(
      ({ canOrder, series, shops }) => frame.firstStep[series] <= step && (canOrder[at] === 1 || !shops),
    );
    if (due.length === 0) continue;
    decisionDays++;
    const detail = isoFromDay(frame.stepDays[step]);
    const done = at + TRAINING_DAYS * trainings;
    const past = cutFrame(frame, step + 1, buffers);
    if (!trained || at - trained.at >= RETRAIN_STEPS) {
      const report = (stage: string, part: number) =>
        hooks.report(`train:${stage}`, (done + TRAINING_DAYS * part) / work, detail);
      trained = { ...hooks.train(past, lookAhead, report), at };
      trainings++;
    }
    hooks.report('predict', (at + TRAINING_DAYS * trainings) / work, detail);
    const forecastOf = await forecastsFor(plan, past, trained, due, hooks);
    for (const product of due) orderAtClose(product, at, forecastOf(product.series), shortages);
  }
  if (days > 0) for (const product of products) liveDay(product, days - 1);
  return {
    ...resultOf(products.flatMap((product) => outcomeOf(plan, product) ?? [])),
    trainings,
    orderDays: decisionDays,
  };
}

/** Forecasts of the products that are due, from the evening that `past` ends on. */
async function forecastsFor(
  { frame, calendar }: ReplayPlan,
  past: SeriesFrame,
  { model, predictors }: TrainedForReplay,
  due: readonly ReplayedProduct[],
  hooks: ReplayHooks,
): Promise<(series: number) => EveningForecast> {
  const seriesByCode = new Map(past.products.map(({ code }, series) => [code, series]));
  const inPast = (series: number): number => seriesByCode.get(frame.products[series].code) as number;
  const forecast = await forecastStore({
    frame: past,
    calendar,
    model,
    modelId: 'replay',
    predictors,
    horizon: Math.min(MAX_DEMAND_DAYS, Math.max(7, ...due.map(({ reachDays }) => reachDays))),
    series: due.map(({ series }) => inPast(series)),
    progress: () => hooks.throwIfCancelled(),
  });
  const originDay = past.stepDays[past.stepDays.length - 1];
  return (series) => ({
    originDay,
    demandOver: (days, after = 0) => forecast.sum(inPast(series), 1 + after, Math.max(1, days)),
  });
}

function resultOf(products: readonly ProductOutcome[]) {
  const total = (policy: ReplayPolicy) => {
    const known = products.flatMap(({ outcomes }) => outcomes[policy] ?? []);
    // A sum over some of the products could not be compared with the others.
    return known.length === products.length && known.length > 0 ? addOutcomes(known) : undefined;
  };
  const outcomes: ReplayOutcomes = Object.fromEntries(
    REPLAY_POLICIES.flatMap((policy) => {
      const sum = total(policy);
      return sum ? [[policy, sum] as const] : [];
    }),
  );
  const rules = RULE_FACTORS.map(
    (factor, i): RuleOutcome => ({ factor, total: addOutcomes(products.map((one) => one.rules[i])) }),
  );
  const ours = outcomes.shelfcast;
  return {
    products: products.map(({ series, outcomes: own }) => ({ series, outcomes: own })),
    outcomes,
    minMaxAtEqualStock: ours ? atEqualStock(rules, ours.averageStockValue) : null,
    withoutStartingStock: products.filter(({ isStartRecorded }) => !isStartRecorded).length,
  };
}
