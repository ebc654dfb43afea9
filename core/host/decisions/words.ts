// What a decision says in plain English: one sentence with the figures, and what the reader should know about them.
import type { Decision } from '#core/contract/predictions.ts';
import type { StoreSettings } from '#core/contract/stores.ts';
import type { Banded } from '#core/contract/units.ts';
import { MAX_DEMAND_DAYS } from '#core/inventory/index.ts';
import { type Day, dayFromIso, isoFromDay } from '#core/math/day.ts';

export const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
export const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

/** Units as one says them: a decimal only where it matters. */
export const sayUnits = (units: number): string => (Math.abs(units) < 10 ? tenths : whole).format(units);

export const sayMoney = (amount: number, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' })
    .format(amount)
    .replace('\u00a0', ' ');

const saidDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
export const sayDay = (day: Day): string => saidDay.format(new Date(day * 86_400_000)).replace(',', '');

export const sayDays = (days: number): string => (days === 1 ? '1 day' : `${whole.format(days)} days`);
export const count = (number: number, one: string, many: string): string =>
  `${whole.format(number)} ${number === 1 ? one : many}`;

export interface SentenceInput {
  readonly name: string;
  /** "on Friday 20 November 2026" or "over 30 days from …" */
  readonly when: string;
  readonly demand: Banded;
  readonly decision: Decision;
  readonly currency: string;
}

/** The whole answer in one sentence: demand with its band, stock, and what to order at what cost. */
export function summarySentence({ name, when, demand, decision, currency }: SentenceInput): string {
  const band = `${sayUnits(demand.low)} to ${sayUnits(demand.high)} in 8 of 10 cases`;
  return `${name} should sell about ${sayUnits(demand.mean)} ${when} (${band}); ${orderClause(decision, currency)}.`;
}

function orderClause(decision: Decision, currency: string): string {
  const { orderQuantity, orderCost, onHand, onOrder, daysOfCover, protectionDays } = decision;
  const cost = orderCost === null ? '' : ` for ${sayMoney(orderCost, currency)}`;
  const coming = onOrder > 0 ? ` and ${sayUnits(onOrder)} on order` : '';
  if (onHand === null) {
    if (orderQuantity === 0)
      return 'no stock is recorded, and hardly anything is sold between two orders: order nothing';
    return `no stock is recorded, so order ${sayUnits(orderQuantity)}${cost}, what is sold between two orders`;
  }
  const stock = `with ${sayUnits(onHand)} on hand${coming}`;
  if (!decision.orderDue) {
    const who = decision.supplier ?? 'the supplier';
    return `${stock}, nothing can be ordered today: ${who} takes the next order on ${sayDay(dayFromIso(decision.orderDay))}`;
  }
  if (orderQuantity === 0) {
    const cover =
      daysOfCover === MAX_DEMAND_DAYS ? `${MAX_DEMAND_DAYS} days or more` : `about ${sayDays(daysOfCover ?? 0)}`;
    return `${stock}, which lasts ${cover}, nothing needs to be ordered`;
  }
  return `${stock}, order ${sayUnits(orderQuantity)}${cost} to last the ${sayDays(protectionDays)} until the next order can arrive`;
}

/** Which numbers are the store's defaults, with their values; null: none. */
export function assumedWarning(decision: Decision, settings: StoreSettings): string | null {
  const money = (amount: number | null): string => (amount === null ? 'none' : sayMoney(amount, settings.currency));
  const words: Record<Decision['assumed'][number], string> = {
    leadTimeDays: `lead time ${sayDays(decision.leadTimeDays)}`,
    reviewPeriodDays: `review period ${sayDays(decision.reviewPeriodDays)}`,
    serviceLevel: `service level ${percent.format(decision.serviceLevel)}`,
    holdingRate: `holding cost ${percent.format(settings.holdingRate)} a year`,
    unitCost: `unit cost ${money(decision.unitCost)} (${percent.format(settings.unitCostShare)} of the price)`,
    price: `price ${money(decision.price)} (from the unit cost)`,
    packSize: `pack size ${sayUnits(decision.packSize)}`,
    moq: `minimum order ${sayUnits(decision.moq)}`,
    onOrder: `${sayUnits(decision.onOrder)} on order`,
  };
  if (decision.assumed.length === 0) return null;
  return `Assumed, because the product has no value of its own: ${decision.assumed.map((name) => words[name]).join(', ')}.`;
}

export const noStockWarning = (): string =>
  'No stock is recorded for this product: the order replaces what is sold between two orders, and the risk is not known.';

export const oldStockWarning = (daysAgo: number): string =>
  `Stock was last recorded ${sayDays(daysAgo)} before the last known day; sales since then were taken off.`;

export const longIntervalWarning = (): string =>
  `Lead time and review period reach beyond ${MAX_DEMAND_DAYS} days; demand is summed over ${MAX_DEMAND_DAYS}.`;

export const daysUntilOrderWarning = (originDay: Day, days: number): string =>
  `Stock is known on ${isoFromDay(originDay)}: the order also covers the ${sayDays(days)} until the date.`;

export const orderForTodayWarning = (orderDay: Day): string =>
  `The date lies beyond the next order: the order shown is the one for ${isoFromDay(orderDay)}.`;

export const trainedForOriginWarning = (originDay: Day): string =>
  `A model was trained for ${isoFromDay(originDay)}, because the active one has seen later sales.`;

export const firstModelWarning = (): string => 'The store had no model yet: one was trained for this answer and kept.';

export const olderModelWarning = (modelOrigin: Day, originDay: Day): string =>
  `The model learned from sales up to ${isoFromDay(modelOrigin)}; the ${sayDays(originDay - modelOrigin)} since then count as recent sales, but it has not learned from them.`;

/** `twins`: names of the products borrowed from, most important first. */
export const noHistoryWarning = (twins: readonly string[]): string =>
  twins.length === 0
    ? 'Not sold yet: the forecast takes the level of its category.'
    : `Not sold yet: the forecast is borrowed from similar products (${sayTwins(twins)}).`;

/** `borrowed`: share of the forecast that is borrowed, 0 to 1. */
export const shortHistoryWarning = (days: number, twins: readonly string[], borrowed: number): string =>
  twins.length === 0
    ? `Only ${sayDays(days)} of history: the forecast is less sure than others.`
    : `Only ${sayDays(days)} of history: ${Math.round(100 * borrowed)} % of the level is borrowed from similar products (${sayTwins(twins)}).`;

const NAMED_TWINS = 3;

const sayTwins = (twins: readonly string[]): string =>
  twins.slice(0, NAMED_TWINS).join(', ') +
  (twins.length > NAMED_TWINS ? ` and ${twins.length - NAMED_TWINS} more` : '');

export function priceWarning(price: number, low: number, high: number, currency: string): string {
  const range = low === high ? sayMoney(low, currency) : `${sayMoney(low, currency)} to ${sayMoney(high, currency)}`;
  return `${sayMoney(price, currency)} lies outside the prices seen so far (${range}): how demand answers to it is a guess.`;
}

export function weatherWarning(weather: string, known: readonly string[]): string {
  const seen = known.length === 0 ? 'no weather is recorded' : `recorded so far: ${known.join(', ')}`;
  return `"${weather}" was left out: it is not among the weather of this store (${seen}).`;
}

export const changedBasisWarning = (): string =>
  'Sales, products or the model have changed since this list was made; these details are computed from what is there now. Make a new list.';
