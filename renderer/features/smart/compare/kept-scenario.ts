// What of a scenario can be kept: the product's own terms, and plans for its price and promotion.
import type { PlanEntry } from '#core/contract/plans.ts';
import type { Prediction, PredictionContext } from '#core/contract/predictions.ts';
import type { TermsPatch } from '#core/contract/terms.ts';

export interface KeptScenario {
  /** null: the scenario changes no term. */
  terms: TermsPatch | null;
  plans: PlanEntry[];
  /** Inputs that only describe a day or a moment: nothing to keep. */
  left: (keyof PredictionContext)[];
}

const TERMS = ['supplier', 'leadTimeDays', 'serviceLevel'] as const;
/** Asked for from the day on. */
const LASTING = ['price', 'discount'] as const;

export interface Keepable {
  context: PredictionContext;
  date: string;
  /** The scenario's answer, and the one without anything set. */
  prediction: Prediction;
  usual: Prediction;
}

/** Last day of price and discount: `until`; a promotion is of its day alone, as in the question. */
export function keptScenario({ context, date, prediction, usual }: Keepable, until: string): KeptScenario {
  const { store, product } = prediction;
  const patch: TermsPatch = { product };
  if (context.supplier !== undefined) patch.supplier = context.supplier;
  if (context.serviceLevel !== undefined) patch.serviceLevel = context.serviceLevel;
  const leadTimeDays = context.leadTimeDays ?? leadTimeOf(context, prediction, usual);
  if (leadTimeDays !== undefined) patch.leadTimeDays = leadTimeDays;

  const plans: PlanEntry[] = [];
  const lasting = Object.fromEntries(
    LASTING.filter((name) => context[name] !== undefined).map((name) => [name, context[name]]),
  );
  if (Object.keys(lasting).length > 0) plans.push({ store, product, from: date, to: until, ...lasting });
  if (context.promotion !== undefined) plans.push({ store, product, from: date, promotion: context.promotion });

  const kept = new Set<string>([...TERMS, ...LASTING, 'promotion']);
  const set = Object.keys(context) as (keyof PredictionContext)[];
  return {
    terms: Object.keys(patch).length > 1 ? patch : null,
    plans,
    left: set.filter((name) => context[name] !== undefined && !kept.has(name)),
  };
}

/**
 * A lead time of the product's own goes before its supplier's. It is about the usual supplier: with another one kept,
 * that one's (the mean, in whole days) has to take its place, or the scenario would not be what was kept.
 */
function leadTimeOf({ supplier }: PredictionContext, prediction: Prediction, usual: Prediction): number | undefined {
  const own = usual.decision.sources.leadTimeDays;
  const isOwn = own === 'set' || own === 'file';
  const isTheirs = prediction.decision.sources.leadTimeDays === 'supplier';
  return supplier !== undefined && isOwn && isTheirs ? Math.round(prediction.decision.leadTimeDays) : undefined;
}

export const keepsAnything = ({ terms, plans }: KeptScenario): boolean => terms !== null || plans.length > 0;
