// What of a planned day a product's forecast depends on: what its trees were trained with, if it has a part of them.
import { CONTEXT_INPUTS, type ContextInput } from '#core/contract/predictions.ts';
import { RETURNS } from '../returning/returning-products.ts';
import { championOf, type StoreModel } from '../store-model.ts';
import { TREES } from '../train/origin-forecasts.ts';
import type { SeriesRules } from './series-rules.ts';

export function heededInputs(model: StoreModel, rules: SeriesRules, series: number, code: string): ContextInput[] {
  const { features } = model;
  const known: Record<ContextInput, boolean> = {
    price: features.price,
    discount: features.discount,
    promotion: features.promotion,
    holiday: features.holidays,
    weather: features.weatherLevels.length >= 2,
    competitorPrice: features.competitorPrice,
  };
  if (!rules.hasHistory(series)) return [];
  // A plan for price, discount or promotion is judged by rules of its own; the others follow the present ones.
  const ofPlan = (
    rules.winner(series) === RETURNS
      ? RETURNS
      : championOf(model.planned ?? model.unplanned, rules.demandClass(series), code)
  ).weights;
  const present = rules.champion(series).weights;
  return CONTEXT_INPUTS.filter((input) => {
    const planned = input === 'price' || input === 'discount' || input === 'promotion';
    return known[input] && TREES in (planned ? ofPlan : present);
  });
}
