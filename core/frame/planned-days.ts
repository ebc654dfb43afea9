// What a shop plans, day by day, and what becomes of it: changes put on top of it, and the future values of each series.
import { type Day, partsOf } from '../math/day.ts';
import type { FuturePlan, SeriesFrame } from './series-frame.ts';

/** Whom a plan is for. `name`: code of the product, name of the category, '' for the store. */
export interface PlanScope {
  readonly scope: 'product' | 'category' | 'store';
  readonly name: string;
}

/** null: nothing is planned. Price in major currency units, discount as share, flags 1 or 0. */
export interface PlannedValues {
  readonly price: number | null;
  readonly discount: number | null;
  readonly promotion: 0 | 1 | null;
  readonly closed: 0 | 1 | null;
}

export interface PlannedDay extends PlanScope, PlannedValues {
  readonly day: Day;
}

/** A change of a planned day: what is undefined stays, null takes back. */
export interface PlanPatch extends PlanScope, Partial<PlannedValues> {
  readonly day: Day;
}

export const NOTHING_PLANNED: PlannedValues = { price: null, discount: null, promotion: null, closed: null };
const VALUES = ['price', 'discount', 'promotion', 'closed'] as const satisfies readonly (keyof PlannedValues)[];

export const isNothingPlanned = (values: PlannedValues): boolean => VALUES.every((name) => values[name] === null);

export const arePlannedAlike = (a: PlannedValues, b: PlannedValues): boolean =>
  VALUES.every((name) => a[name] === b[name]);

/** The values of a day after a change. */
export function patchedValues(before: PlannedValues, patch: Partial<PlannedValues>): PlannedValues {
  return {
    price: patch.price === undefined ? before.price : patch.price,
    discount: patch.discount === undefined ? before.discount : patch.discount,
    promotion: patch.promotion === undefined ? before.promotion : patch.promotion,
    closed: patch.closed === undefined ? before.closed : patch.closed,
  };
}

/** One planned day of one scope, as a text to look it up by. */
export const planKey = ({ scope, name, day }: PlanScope & { day: Day }): string => `${scope}\n${name}\n${day}`;

/** The plan with changes put on top of it; nothing is stored anywhere. */
export function patchPlan(plan: readonly PlannedDay[], patches: readonly PlanPatch[]): PlannedDay[] {
  if (patches.length === 0) return [...plan];
  const days = new Map(plan.map((day) => [planKey(day), day]));
  for (const patch of patches) {
    const key = planKey(patch);
    const { scope, name, day } = patch;
    days.set(key, { scope, name, day, ...patchedValues(days.get(key) ?? NOTHING_PLANNED, patch) });
  }
  return [...days.values()].filter((day) => !isNothingPlanned(day));
}

/** What a forecast made of a plan, in planned days. */
export interface PlanUse {
  readonly used: number;
  /** On or before the origin. */
  readonly past: number;
  /** After the last step forecast. */
  readonly beyond: number;
  /** Of products and categories that the frame does not have. */
  readonly unknown: number;
}

export const NO_PLAN_USE: PlanUse = { used: 0, past: 0, beyond: 0, unknown: 0 };

/**
 * The plan of each series that it concerns, for the steps 1 … horizon after the frame's last one. Weekly and monthly
 * stores: a day belongs to the step that contains it; of several days in one step the latest price and discount count,
 * one promoted day makes it a promotion, and it is closed when a day is and none is planned open.
 *
 * Where anything is planned about a product's price, discount or promotion, its other days up to the last planned one
 * are without promotion (and, where discounts are planned, without discount): who writes down the promotions of a
 * month means that there are no others. Days after it stay unknown.
 */
export function futurePlans(
  frame: SeriesFrame,
  horizon: number,
  plan: readonly PlannedDay[],
): { plans: Map<number, FuturePlan>; use: PlanUse } {
  const seriesOf = new Map(frame.products.map(({ code }, series) => [code, series]));
  const categoryOf = new Map(frame.categories.map((name, category) => [name, category]));
  const stepOf = stepAhead(frame);
  const use = { used: 0, past: 0, beyond: 0, unknown: 0 };
  const scopes = { product: new Map(), category: new Map(), store: new Map() } as Record<
    PlanScope['scope'],
    Map<number, StepPlan>
  >;
  for (const planned of [...plan].sort((a, b) => a.day - b.day)) {
    const index =
      planned.scope === 'product'
        ? seriesOf.get(planned.name)
        : planned.scope === 'category'
          ? categoryOf.get(planned.name)
          : 0;
    const step = stepOf(planned.day);
    if (index === undefined) use.unknown++;
    else if (step < 1) use.past++;
    else if (step > horizon) use.beyond++;
    else {
      use.used++;
      const ofScope = scopes[planned.scope];
      const steps = ofScope.get(index) ?? newStepPlan(horizon);
      ofScope.set(index, steps);
      addDay(steps, step - 1, planned);
    }
  }
  const plans = new Map<number, FuturePlan>();
  for (const [series, { category }] of frame.products.entries()) {
    const layers = [scopes.store.get(0), scopes.category.get(category), scopes.product.get(series)];
    const own = layers.filter((layer) => layer !== undefined);
    if (own.length > 0) plans.set(series, toFuturePlan(own, horizon));
  }
  return { plans, use };
}

/** One cell a step; NaN: nothing planned. */
type StepPlan = Record<keyof PlannedValues, Float64Array>;

const newColumn = (horizon: number): Float64Array => new Float64Array(horizon).fill(Number.NaN);
const newStepPlan = (horizon: number): StepPlan => ({
  price: newColumn(horizon),
  discount: newColumn(horizon),
  promotion: newColumn(horizon),
  closed: newColumn(horizon),
});

/** Days come in ascending order. */
function addDay(steps: StepPlan, at: number, planned: PlannedValues): void {
  if (planned.price !== null) steps.price[at] = planned.price;
  if (planned.discount !== null) steps.discount[at] = planned.discount;
  if (planned.promotion !== null && !(steps.promotion[at] > planned.promotion)) steps.promotion[at] = planned.promotion;
  if (planned.closed !== null && !(steps.closed[at] < planned.closed)) steps.closed[at] = planned.closed;
}

/** `layers`: the store's, the category's, the product's, each on top of the one before. */
function toFuturePlan(layers: readonly StepPlan[], horizon: number): FuturePlan {
  const merged = newStepPlan(horizon);
  for (const layer of layers) {
    for (const name of VALUES) {
      for (let at = 0; at < horizon; at++) {
        const value = layer[name][at];
        const staysClosed = name === 'closed' && layer !== layers[0] && merged.closed[at] === 1;
        if (!Number.isNaN(value) && !staysClosed) merged[name][at] = value;
      }
    }
  }
  const { price, discount, promotion, closed } = merged;
  const lastPlanned = Math.max(lastKnown(price), lastKnown(discount), lastKnown(promotion));
  fillUnknown(promotion, lastPlanned);
  if (lastKnown(discount) >= 0) fillUnknown(discount, lastPlanned);
  return {
    ...(lastPlanned >= 0 && { price, discount, promotion }),
    ...(lastKnown(closed) >= 0 && {
      closed: Int8Array.from(closed, (value) => (Number.isNaN(value) ? -1 : value)),
    }),
  };
}

function lastKnown(column: Float64Array): number {
  let at = column.length - 1;
  while (at >= 0 && Number.isNaN(column[at])) at--;
  return at;
}

function fillUnknown(column: Float64Array, last: number): void {
  for (let at = 0; at <= last; at++) if (Number.isNaN(column[at])) column[at] = 0;
}

/** Step after the frame's last one that contains a day; below 1: known already (the inverse of futureDay). */
export function stepAhead({ stepDays, frequency }: Pick<SeriesFrame, 'stepDays' | 'frequency'>): (day: Day) => number {
  const last = stepDays[stepDays.length - 1];
  if (frequency === 'daily') return (day) => day - last;
  if (frequency === 'weekly') return (day) => Math.ceil((day - last) / 7);
  const monthOf = (day: Day): number => {
    const { year, month } = partsOf(day);
    return year * 12 + month;
  };
  const lastMonth = monthOf(last);
  return (day) => monthOf(day) - lastMonth;
}

/** Steps that a plan has cells for. */
export const planSteps = (plan: FuturePlan): number =>
  Math.max(0, ...Object.values(plan).map((column: ArrayLike<number> | undefined) => column?.length ?? 0));

/** `over` where it says something, else `under`: what a user sets for one prediction goes before what is saved. */
export function overlayPlan(under: FuturePlan | undefined, over: FuturePlan): FuturePlan {
  if (under === undefined) return over;
  const pick = (a: Float64Array | undefined, b: Float64Array | undefined) =>
    a && b ? b.map((value, at) => (Number.isNaN(value) ? a[at] : value)) : (b ?? a);
  const pickWhole = <T extends Int8Array | Int16Array>(a: T | undefined, b: T | undefined): T | undefined =>
    a && b ? (b.map((value, at) => (value < 0 ? (a[at] ?? -1) : value)) as T) : (b ?? a);
  return {
    holiday: pickWhole(under.holiday, over.holiday),
    price: pick(under.price, over.price),
    discount: pick(under.discount, over.discount),
    promotion: pick(under.promotion, over.promotion),
    competitorPrice: pick(under.competitorPrice, over.competitorPrice),
    closed: pickWhole(under.closed, over.closed),
    weather: pickWhole(under.weather, over.weather),
  };
}
