// One product in a replay: its shops, one for each policy, from the evening before its first counted day on.
import type { ReplayOutcomes } from '#core/contract/replays.ts';
import { decide, type OrderTerms, openShop, type SimulatedShop } from '#core/inventory/index.ts';
import type { Day } from '#core/math/day.ts';
import type { DemandDistribution } from '#core/math/distribution.ts';
import { nextOrderDay, orderDays } from './order-days.ts';
import { toOutcome } from './outcomes.ts';
import { type RecordedStart, recordedOutcome, recordedStart } from './recorded-shop.ts';
import type { ReplayPlan } from './replay-plan.ts';
import { clairvoyantOrder, minMaxOrder, RULE_DAYS, RULE_FACTORS, SHOWN_FACTOR } from './rivals.ts';

export interface ReplayedProduct {
  readonly series: number;
  readonly terms: OrderTerms;
  readonly leadTimeDays: number;
  /** By steps from the first counted one − 1 on: whether an order can be placed at the close of the day. */
  readonly canOrder: Uint8Array;
  /** Days that the longest wait for the delivery after the next one takes. */
  readonly reachDays: number;
  /** What was asked for from the first counted step on. */
  readonly demand: Float64Array;
  /** What a unit brought in. */
  readonly price: number;
  readonly start: RecordedStart;
  shops: {
    readonly ours: SimulatedShop;
    readonly seer: SimulatedShop;
    readonly rules: readonly SimulatedShop[];
  } | null;
  /** For each setting of the rule: units sold on each of the last RULE_DAYS days. */
  readonly sold: readonly Float64Array[];
}

/** Demand from an evening on, as it was forecast that evening. */
export interface EveningForecast {
  readonly originDay: Day;
  readonly demandOver: (days: number, after?: number) => DemandDistribution;
}

export function openProduct(plan: ReplayPlan, series: number, terms: OrderTerms): ReplayedProduct {
  const { frame, startStep, demand } = plan;
  const firstStep = frame.firstStep[series];
  const days = frame.stepDays.length - startStep;
  const cellOf = (step: number): number => frame.offset[series] + step - firstStep;
  const lately = Float64Array.from({ length: RULE_DAYS }, (_, i) => {
    const step = startStep - RULE_DAYS + i;
    return step < firstStep ? 0 : frame.units[cellOf(step)];
  });
  const leadTimeDays = Math.round(terms.leadTimeDays);
  const canOrder = orderDays(terms, frame.stepDays[startStep - 1], days + 1);
  return {
    series,
    terms,
    leadTimeDays,
    canOrder,
    reachDays: leadTimeDays + longestGap(canOrder),
    demand: Float64Array.from({ length: days }, (_, i) =>
      startStep + i < firstStep ? 0 : demand[cellOf(startStep + i)],
    ),
    price: averagePrice(plan, series, terms),
    start: recordedStart(frame, series, Math.max(startStep, firstStep + 1), leadTimeDays),
    shops: null,
    sold: RULE_FACTORS.map(() => lately.slice()),
  };
}

function longestGap(canOrder: Uint8Array): number {
  let longest = 1;
  for (let day = nextOrderDay(canOrder, -1); day < canOrder.length; day = nextOrderDay(canOrder, day))
    longest = Math.max(longest, nextOrderDay(canOrder, day) - day);
  return longest;
}

/** What a unit brought in over the replayed days; the price of the terms where nothing was sold. */
function averagePrice({ frame, startStep }: ReplayPlan, series: number, terms: OrderTerms): number {
  let [units, money] = [0, 0];
  for (let step = Math.max(startStep, frame.firstStep[series]); step < frame.stepDays.length; step++) {
    const cell = frame.offset[series] + step - frame.firstStep[series];
    const price = frame.price[cell] * (1 - (frame.discount[cell] || 0));
    if (!(frame.units[cell] > 0) || Number.isNaN(price)) continue;
    units += frame.units[cell];
    money += frame.units[cell] * price;
  }
  return units > 0 ? money / units : (terms.price ?? 0);
}

/** Day `at` of the counted ones, for a product that is on sale by then. */
export function liveDay({ shops, demand, sold }: ReplayedProduct, at: number): void {
  if (!shops) return;
  shops.ours.live(demand[at]);
  shops.seer.live(demand[at]);
  shops.rules.forEach((shop, i) => {
    sold[i][at % RULE_DAYS] = shop.live(demand[at]).soldFromShelf;
  });
}

/** The evening before day `at` of the counted ones: opens the shops where it is their first, and orders where that can be. */
export function orderAtClose(
  product: ReplayedProduct,
  at: number,
  { originDay, demandOver }: EveningForecast,
  shortages: ReplayPlan['shortages'],
): void {
  const { terms, leadTimeDays, demand, canOrder, start } = product;
  const decideAt = (onHand: number, onOrder: number, committed: number) =>
    decide({
      demandOver,
      originDay,
      daysUntilOrder: 0,
      checkDays: 1,
      stock: { onHand, onOrder, committed, onOrderKnown: true },
      terms,
    });
  product.shops ??= openShops(
    product,
    Number.isNaN(start.stock) ? decideAt(0, 0, 0).orderUpToLevel : start.stock,
    shortages,
  );
  if (canOrder[at] === 0) return;
  const { ours, seer, rules } = product.shops;
  const { onHand, onOrder, backordered } = ours.state();
  ours.order(decideAt(onHand, onOrder, backordered).orderQuantity);

  const reviewDays = nextOrderDay(canOrder, at) - at;
  const nextDeliveryDays = reviewDays + leadTimeDays;
  seer.order(clairvoyantOrder(seer.state(), demand.subarray(at), { leadTimeDays, nextDeliveryDays }));
  rules.forEach((shop, i) => {
    const average = product.sold[i].reduce((sum, units) => sum + units, 0) / RULE_DAYS;
    const state = shop.state();
    const position = state.onHand + state.onOrder - state.backordered;
    shop.order(minMaxOrder(position, average, { leadTimeDays, reviewDays, factor: RULE_FACTORS[i] }));
  });
}

function openShops(
  { terms, price, leadTimeDays, start }: ReplayedProduct,
  onHand: number,
  shortages: ReplayPlan['shortages'],
): NonNullable<ReplayedProduct['shops']> {
  const simulated = {
    leadTimeDays,
    shortages,
    packSize: terms.packSize,
    moq: terms.moq,
    shelfLifeDays: terms.shelfLifeDays,
    unitCost: terms.unitCost ?? 0,
    price,
    holdingRate: terms.holdingRate,
    goodwillShare: terms.goodwillShare,
    orderingCost: terms.orderingCost,
  };
  const open = () => openShop(simulated, onHand, start.underWay);
  return { ours: open(), seer: open(), rules: RULE_FACTORS.map(open) };
}

export interface ProductOutcome {
  readonly series: number;
  readonly outcomes: ReplayOutcomes;
  /** One a setting of the simple rule. */
  readonly rules: readonly NonNullable<ReplayOutcomes['min-max']>[];
  readonly isStartRecorded: boolean;
}

/** null: the product's shops never opened. */
export function outcomeOf(plan: ReplayPlan, product: ReplayedProduct): ProductOutcome | null {
  const { series, shops, terms, price, start } = product;
  if (!shops) return null;
  const outcome = (shop: SimulatedShop) => toOutcome(shop.result(), terms.unitCost ?? 0, price);
  const rules = shops.rules.map(outcome);
  const shop = recordedOutcome(plan, series, terms, price);
  const outcomes: ReplayOutcomes = {
    shelfcast: outcome(shops.ours),
    'min-max': rules[RULE_FACTORS.indexOf(SHOWN_FACTOR)],
    ...(shop && { shop }),
    clairvoyant: outcome(shops.seer),
  };
  return { series, outcomes, rules, isStartRecorded: !Number.isNaN(start.stock) };
}
