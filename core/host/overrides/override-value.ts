// What an override was worth: the errors of the user's numbers and of the model's on days whose sales are known by now.
import type { OverrideValue } from '#core/contract/overrides.ts';
import { dayFromIso } from '#core/math/day.ts';
import { productHistory } from '#core/store/history.ts';
import type { OverrideDay, OverrideRecord } from '#core/store/overrides.ts';
import type { EngineContext } from '../context.ts';
import { storeFacts } from '../store-facts.ts';

/**
 * Over the given days of it; closed and sold-out days say nothing (demand is not known), days to come do not yet. null:
 * no day can be measured.
 */
export function measureOverride(
  ctx: EngineContext,
  override: Pick<OverrideRecord, 'store' | 'product' | 'firstDay' | 'lastDay'>,
  days: readonly OverrideDay[],
): OverrideValue | null {
  const facts = ctx.service(storeFacts).of(override.store);
  if (facts.lastDay === null || facts.lastDay < override.firstDay) return null;
  const history = productHistory(ctx.db, facts, override.product, {
    fromDay: override.firstDay,
    toDay: Math.min(override.lastDay, facts.lastDay),
  });
  const actuals = new Map<number, number>();
  history.day.forEach((iso, i) => {
    const { units, stock, closed } = history;
    const sold = units[i];
    if (sold === null || closed[i]) return;
    const opening = stock[i];
    if (opening !== null && sold >= opening) return;
    actuals.set(dayFromIso(iso), Math.max(0, sold));
  });
  let value: OverrideValue | null = null;
  for (const { day, modelUnits, units } of days) {
    const actual = actuals.get(day);
    if (actual === undefined) continue;
    value = addValues([
      value,
      { days: 1, actual, errorWith: Math.abs(units - actual), errorWithout: Math.abs(modelUnits - actual) },
    ]);
  }
  return value;
}

/** Sums; null when there is nothing to add. */
export function addValues(values: readonly (OverrideValue | null)[]): OverrideValue | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const sum = (of: (value: OverrideValue) => number): number => known.reduce((all, value) => all + of(value), 0);
  return {
    days: sum(({ days }) => days),
    actual: sum(({ actual }) => actual),
    errorWith: sum(({ errorWith }) => errorWith),
    errorWithout: sum(({ errorWithout }) => errorWithout),
  };
}
