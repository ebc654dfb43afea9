// Plans as people and programs write them (ranges of days) and as the store keeps them (single days), both ways.
import { AppError } from '#core/contract/errors.ts';
import { MAX_PLAN_SPAN_DAYS, type PlanEntry, type PlanRow } from '#core/contract/plans.ts';
import { arePlannedAlike, type PlannedDay, type PlanPatch, type PlanScope } from '#core/frame/planned-days.ts';
import { type Day, dayFromIso, isoFromDay } from '#core/math/day.ts';

/** Days that one change may touch: every product of a large store for a quarter. */
const MAX_PATCHES = 1_000_000;

/**
 * The single days of entries, in their order. Throws input/invalid for a range that ends before it begins or is too
 * long, for a product and a category in one, for a price without a product, for an entry that plans nothing.
 */
export function patchesOf(entries: readonly PlanEntry[]): PlanPatch[] {
  const patches: PlanPatch[] = [];
  for (const entry of entries) {
    const { from, last } = rangeOf(entry);
    const scope = scopeOf(entry);
    const values = valuesOf(entry);
    if (patches.length + last - from >= MAX_PATCHES) {
      throw new AppError('limit/rows', `One change may touch ${MAX_PATCHES.toLocaleString('en')} planned days.`, {
        limit: MAX_PATCHES,
        advice: 'Plan a shorter time at once, or plan for a category or the whole store.',
      });
    }
    for (let day = from; day <= last; day++) patches.push({ ...scope, day, ...values });
  }
  return patches;
}

function rangeOf({ from, to = from }: PlanEntry): { from: Day; last: Day } {
  const first = dayFromIso(from);
  const last = dayFromIso(to);
  if (last < first) {
    throw new AppError('input/invalid', `A plan ends on ${to}, before it begins on ${from}.`, {
      field: 'to',
      got: to,
      expected: `${from} or later`,
    });
  }
  if (last - first >= MAX_PLAN_SPAN_DAYS) {
    throw new AppError('input/invalid', `A plan may span ${MAX_PLAN_SPAN_DAYS} days; this one ends on ${to}.`, {
      field: 'to',
      got: to,
      expected: `at most ${MAX_PLAN_SPAN_DAYS} days after ${from}`,
    });
  }
  return { from: first, last };
}

export function scopeOf({ product, category }: Pick<PlanEntry, 'product' | 'category'>): PlanScope {
  if (product !== undefined && category !== undefined) {
    const message = 'Plan for a product or for a category, not for both at once.';
    throw new AppError('input/invalid', message, { field: 'category', got: category });
  }
  if (product !== undefined) return { scope: 'product', name: product };
  if (category !== undefined) return { scope: 'category', name: category };
  return { scope: 'store', name: '' };
}

function valuesOf({ product, price, discount, promotion, closed }: PlanEntry) {
  if ([price, discount, promotion, closed].every((value) => value === undefined)) {
    const message = 'A plan says nothing: give a price, a discount, a promotion, or whether it is closed.';
    throw new AppError('input/invalid', message, { field: 'entries', expected: 'at least one value' });
  }
  if (price != null && product === undefined) {
    const message = 'A price belongs to a product: name the product, or plan a discount for the category or the store.';
    throw new AppError('input/invalid', message, { field: 'price', got: String(price), expected: 'a product' });
  }
  return {
    price: price ?? (price as null | undefined),
    discount,
    promotion: flagOf(promotion),
    closed: flagOf(closed),
  };
}

const flagOf = (value: boolean | null | undefined): 0 | 1 | null | undefined => (value == null ? value : value ? 1 : 0);

/** Neighbouring days with the same values as one row. `days` in the order of scope, name and day. */
export function rowsOf(days: readonly PlannedDay[]): PlanRow[] {
  return runsOf(days).map(({ first, count }) => ({
    product: first.scope === 'product' ? first.name : null,
    category: first.scope === 'category' ? first.name : null,
    from: isoFromDay(first.day),
    to: isoFromDay(first.day + count - 1),
    days: count,
    price: first.price,
    discount: first.discount,
    promotion: toBoolean(first.promotion),
    closed: toBoolean(first.closed),
  }));
}

/** Entries that bring these days back exactly as they are, values that are not planned included. */
export function entriesOf(store: string, days: readonly PlannedDay[]): PlanEntry[] {
  const ordered = [...days].sort((a, b) => compare(a.scope, b.scope) || compare(a.name, b.name) || a.day - b.day);
  return runsOf(ordered).map(({ first, count }) => ({
    store,
    ...(first.scope === 'product' && { product: first.name }),
    ...(first.scope === 'category' && { category: first.name }),
    from: isoFromDay(first.day),
    to: isoFromDay(first.day + count - 1),
    price: first.price,
    discount: first.discount,
    promotion: toBoolean(first.promotion),
    closed: toBoolean(first.closed),
  }));
}

function runsOf(days: readonly PlannedDay[]): { first: PlannedDay; count: number }[] {
  const runs: { first: PlannedDay; count: number }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const continues =
      run !== undefined &&
      run.first.scope === day.scope &&
      run.first.name === day.name &&
      run.first.day + run.count === day.day &&
      run.count < MAX_PLAN_SPAN_DAYS &&
      arePlannedAlike(run.first, day);
    if (continues) run.count++;
    else runs.push({ first: day, count: 1 });
  }
  return runs;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const toBoolean = (flag: 0 | 1 | null): boolean | null => (flag === null ? null : flag === 1);
