// Lives the last months through again: on every order day each product is decided on from a forecast that knew nothing later.
import type { ReplayOutcomes } from '#core/contract/replays.ts';
import { forecastStore } from '#core/forecast/predict/forecast-store.ts';
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import { type CutBuffers, cutFrame } from '#core/frame/cut-frame.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { decide, MAX_DEMAND_DAYS, type OrderTerms, openShop, type SimulatedShop } from '#core/inventory/index.ts';
import { isoFromDay } from '#core/math/day.ts';
import { nextOrderDay, orderDays } from './order-days.ts';
import { addOutcomes, atEqualStock, type RuleOutcome, toOutcome } from './outcomes.ts';
import { recordedOutcome } from './recorded-shop.ts';
import { RETRAIN_STEPS, type ReplayHooks, type ReplayPlan, type TrainedForReplay } from './replay-plan.ts';
import { clairvoyantOrder, minMaxOrder, RULE_DAYS, RULE_FACTORS, SHOWN_FACTOR } from './rivals.ts';

export interface ReplayResult {
  readonly products: readonly { readonly series: number; readonly outcomes: ReplayOutcomes }[];
  readonly outcomes: ReplayOutcomes;
  readonly minMaxAtEqualStock: ReturnType<typeof atEqualStock>;
  readonly trainings: number;
  readonly orderDays: number;
  /** Products whose stock at the start was not recorded. */
  readonly withoutStartingStock: number;
}

/** One product under every policy. */
interface ReplayedProduct {
  readonly series: number;
  readonly terms: OrderTerms;
  readonly leadTimeDays: number;
  /** By steps from the first counted one − 1 on: whether an order can be placed at the close of the day. */
  readonly canOrder: Uint8Array;
  /** What was asked for from the first counted step on. */
  readonly demand: Float64Array;
  readonly price: number;
  /** Stock on its first counted morning; NaN: the level that is ordered up to then. */
  readonly startingStock: number;
  shops: { ours: SimulatedShop; seer: SimulatedShop; rules: SimulatedShop[] } | null;
  /** For each setting of the rule: units sold on each of the last RULE_DAYS days. */
  readonly sold: Float64Array[];
}

/** Throws cancelled and what trainings throw. */
export async function replay(plan: ReplayPlan, hooks: ReplayHooks): Promise<ReplayResult> {
  const { frame, startStep } = plan;
  const products = plan.terms.flatMap((terms, series) => (terms ? [openProduct(plan, series, terms)] : []));
  const buffers: CutBuffers = new Map();
  const lastStep = frame.stepDays.length - 1;
  let trained: (TrainedForReplay & { readonly step: number }) | undefined;
  let [trainings, decisionDays] = [0, 0];

  for (let step = startStep - 1; step < lastStep; step++) {
    const at = step - (startStep - 1);
    const detail = isoFromDay(frame.stepDays[step]);
    const report = (stage: string, part: number) =>
      hooks.report(stage, (at + part) / (lastStep - startStep + 1), detail);
    hooks.throwIfCancelled();
    if (at > 0) for (const product of products) live(product, at - 1);
    // A product's shops open at the close of its first day, or of the day before the first counted one.
    const due = products.filter(
      ({ canOrder, series, shops }) => frame.firstStep[series] <= step && (canOrder[at] === 1 || !shops),
    );
    if (due.length === 0) continue;
    decisionDays++;
    const past = cutFrame(frame, step + 1, buffers);
    if (!trained || step - trained.step >= RETRAIN_STEPS) {
      trained = { ...(await hooks.train(past, (stage, done) => report(stage, done))), step };
      trainings++;
    }
    report('predict', 0);
    const forecast = await forecastFor(plan, past, trained, due, hooks);
    for (const product of due) openOrOrder(product, forecast, past, at, plan);
  }
  for (const product of products) live(product, lastStep - startStep);
  return { ...resultOf(plan, products), trainings, orderDays: decisionDays };
}

function openProduct(plan: ReplayPlan, series: number, terms: OrderTerms): ReplayedProduct {
  const { frame, startStep, demand } = plan;
  const days = frame.stepDays.length - startStep;
  const cellOf = (step: number): number => frame.offset[series] + step - frame.firstStep[series];
  const asked = Float64Array.from({ length: days }, (_, i) =>
    startStep + i < frame.firstStep[series] ? 0 : demand[cellOf(startStep + i)],
  );
  const lately = Float64Array.from({ length: RULE_DAYS }, (_, i) => {
    const step = startStep - RULE_DAYS + i;
    return step < frame.firstStep[series] ? 0 : frame.units[cellOf(step)];
  });
  const opens = Math.max(startStep, frame.firstStep[series] + 1);
  const stock = opens < frame.stepDays.length ? frame.stock[cellOf(opens)] : Number.NaN;
  return {
    series,
    terms,
    leadTimeDays: Math.round(terms.leadTimeDays),
    canOrder: orderDays(terms, frame.stepDays[startStep - 1], days + 1),
    demand: asked,
    price: averagePrice(plan, series, terms),
    startingStock: stock,
    shops: null,
    sold: RULE_FACTORS.map(() => lately.slice()),
  };
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

function openShops(product: ReplayedProduct, plan: ReplayPlan, onHand: number): NonNullable<ReplayedProduct['shops']> {
  const { terms, price, leadTimeDays } = product;
  const simulated = {
    leadTimeDays,
    shortages: plan.shortages,
    packSize: terms.packSize,
    moq: terms.moq,
    shelfLifeDays: terms.shelfLifeDays,
    unitCost: terms.unitCost ?? 0,
    price,
    holdingRate: terms.holdingRate,
    goodwillShare: terms.goodwillShare,
    orderingCost: terms.orderingCost,
  };
  const open = () => openShop(simulated, onHand);
  return { ours: open(), seer: open(), rules: RULE_FACTORS.map(open) };
}

/** Day `at` of the counted ones, for a product that is on sale by then. */
function live({ shops, demand, sold }: ReplayedProduct, at: number): void {
  if (!shops) return;
  shops.ours.live(demand[at]);
  shops.seer.live(demand[at]);
  shops.rules.forEach((shop, i) => {
    sold[i][at % RULE_DAYS] = shop.live(demand[at]).soldFromShelf;
  });
}

async function forecastFor(
  { frame, calendar }: ReplayPlan,
  past: SeriesFrame,
  { model, predictors }: TrainedForReplay,
  due: readonly ReplayedProduct[],
  hooks: ReplayHooks,
): Promise<{ of: (series: number) => number; forecast: StoreForecast }> {
  const seriesByCode = new Map(past.products.map(({ code }, series) => [code, series]));
  const of = (series: number): number => seriesByCode.get(frame.products[series].code) as number;
  const reach = Math.max(...due.map(({ terms, leadTimeDays }) => leadTimeDays + 2 * terms.reviewPeriodDays + 7));
  const forecast = await forecastStore({
    frame: past,
    calendar,
    model,
    modelId: 'replay',
    predictors,
    horizon: Math.min(MAX_DEMAND_DAYS, Math.max(14, reach)),
    series: due.map(({ series }) => of(series)),
    progress: () => hooks.throwIfCancelled(),
  });
  return { of, forecast };
}

/** Every policy orders at the close of the day before day `at` of the counted ones. */
function openOrOrder(
  product: ReplayedProduct,
  { of, forecast }: Awaited<ReturnType<typeof forecastFor>>,
  past: SeriesFrame,
  at: number,
  plan: ReplayPlan,
): void {
  const { terms, leadTimeDays, demand, canOrder } = product;
  const series = of(product.series);
  const decideAt = (onHand: number, onOrder: number, committed: number) =>
    decide({
      demandOver: (days, after = 0) => forecast.sum(series, 1 + after, Math.max(1, days)),
      originDay: past.stepDays[past.stepDays.length - 1],
      daysUntilOrder: 0,
      checkDays: 1,
      stock: { onHand, onOrder, committed, onOrderKnown: true },
      terms,
    });
  if (!product.shops) {
    const recorded = product.startingStock;
    product.shops = openShops(product, plan, Number.isNaN(recorded) ? decideAt(0, 0, 0).orderUpToLevel : recorded);
  }
  if (canOrder[at] === 0) return;
  const { ours, seer, rules } = product.shops;
  const { onHand, onOrder, backordered } = ours.state();
  ours.order(decideAt(onHand, onOrder, backordered).orderQuantity);

  const positionOf = (shop: SimulatedShop): number => {
    const state = shop.state();
    return state.onHand + state.onOrder - state.backordered;
  };
  const next = nextOrderDay(canOrder, at);
  const nextDeliveryDays = next - at + leadTimeDays;
  seer.order(clairvoyantOrder(positionOf(seer), demand.subarray(at), { leadTimeDays, nextDeliveryDays }));
  const reviewDays = next - at;
  rules.forEach((shop, i) => {
    const average = product.sold[i].reduce((sum, units) => sum + units, 0) / RULE_DAYS;
    shop.order(minMaxOrder(positionOf(shop), average, { leadTimeDays, reviewDays, factor: RULE_FACTORS[i] }));
  });
}

function resultOf(plan: ReplayPlan, all: readonly ReplayedProduct[]) {
  const products = all.flatMap(({ series, shops, terms, price, startingStock }) => {
    if (!shops) return [];
    const unitCost = terms.unitCost ?? 0;
    const outcome = (shop: SimulatedShop) => toOutcome(shop.result(), unitCost, price);
    const rules = shops.rules.map(outcome);
    const shop = recordedOutcome(plan, series, terms, price);
    const outcomes: ReplayOutcomes = {
      shelfcast: outcome(shops.ours),
      'min-max': rules[RULE_FACTORS.indexOf(SHOWN_FACTOR)],
      ...(shop && { shop }),
      clairvoyant: outcome(shops.seer),
    };
    return [{ series, outcomes, rules, startingStock }];
  });
  const total = (policy: keyof ReplayOutcomes) => {
    const known = products.flatMap(({ outcomes }) => outcomes[policy] ?? []);
    // A sum over some of the products could not be compared with the others.
    return known.length === products.length && known.length > 0 ? addOutcomes(known) : undefined;
  };
  const rules = RULE_FACTORS.map(
    (factor, i): RuleOutcome => ({ factor, total: addOutcomes(products.map((one) => one.rules[i])) }),
  );
  const [ours, minMax, shop, seer] = [total('shelfcast'), total('min-max'), total('shop'), total('clairvoyant')];
  return {
    products: products.map(({ series, outcomes }) => ({ series, outcomes })),
    outcomes: {
      ...(ours && { shelfcast: ours }),
      ...(minMax && { 'min-max': minMax }),
      ...(shop && { shop }),
      ...(seer && { clairvoyant: seer }),
    } satisfies ReplayOutcomes,
    minMaxAtEqualStock: ours ? atEqualStock(rules, ours.averageStockValue) : null,
    withoutStartingStock: products.filter(({ startingStock }) => Number.isNaN(startingStock)).length,
  };
}
