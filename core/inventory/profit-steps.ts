// What an order earns, pack by pack: the curve along which a budget is cut.
import { orderQuantity } from './order-quantity.ts';
import { type GainInput, gainOfOrdering } from './profit.ts';

/** One point of the curve: everything up to and including it. */
export interface ProfitStep {
  /** Units ordered in all. */
  readonly units: number;
  /** What they cost, major currency units. */
  readonly cost: number;
  /** Expected profit against ordering nothing today, major currency units. */
  readonly profit: number;
}

/**
 * Points by rising units. The first is the smallest order there is (the minimum order quantity in whole packs); between
 * two later ones every whole number of packs can be ordered, and earns at least what a straight line between them says.
 */
export interface ProfitCurve {
  readonly steps: readonly ProfitStep[];
  readonly packSize: number;
}

/** A curve with more packs than this is drawn through every second, third … pack. */
export const MAX_PROFIT_STEPS = 24;

export interface ProfitCurveInput extends GainInput {
  /** Units that are proposed: the curve ends there. */
  readonly quantity: number;
}

/**
 * The curve of one product; null where its cost or price is not known, empty where nothing is proposed.
 *
 * A unit more earns its margin only if it is asked for, and P(D > x) falls with x: the curve is concave (the marginal
 * analysis of the newsvendor, Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains, 4th ed.,
 * 9.2). Straight lines between points of a concave curve lie below it, so a coarse curve never promises too much.
 */
export function profitCurve(input: ProfitCurveInput): ProfitCurve | null {
  const { terms, quantity } = input;
  const { packSize, moq, unitCost } = terms;
  if (unitCost === null || terms.price === null) return null;
  if (quantity <= 0) return { steps: [], packSize };
  const gain = gainOfOrdering(input);
  const first = Math.min(quantity, orderQuantity(1, moq, packSize).quantity);
  const packs = Math.ceil((quantity - first) / packSize);
  const points = Math.min(packs, MAX_PROFIT_STEPS - 1);
  const steps = Array.from({ length: points + 1 }, (_, point): ProfitStep => {
    const more = point === 0 ? 0 : Math.round((point * packs) / points) * packSize;
    const units = Math.min(quantity, first + more);
    return { units, cost: units * unitCost, profit: gain(units).value };
  });
  return { steps, packSize };
}
