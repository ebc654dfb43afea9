// The overrides domain: what users say instead of the model, and what it was worth.
import { AppError } from '#core/contract/errors.ts';
import type { Override, OverrideValue } from '#core/contract/overrides.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { newId } from '#core/store/id.ts';
import {
  getOverride,
  insertOverride,
  listOverrideDays,
  listOverrides,
  type OverrideDay,
  type OverrideRecord,
  setOverrideRemoved,
} from '#core/store/overrides.ts';
import { getProduct } from '#core/store/products.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { MAX_STEPS_AHEAD, resolveDates, stepDay } from '../decisions/dates.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import type { DomainHandlers } from '../handler.ts';
import { addValues, measureOverride } from './override-value.ts';
import { unitsOf } from './standing-units.ts';

/** Most units a day that an override may come to. */
const MOST_UNITS = 10_000_000;
const MOST_CHANGE = 100;

export function overrideProcedures(ctx: EngineContext, forecasts: SharedForecasts): DomainHandlers<'overrides'> {
  const { db, config, events } = ctx;

  /** Newest first: days on which a newer one stands are left out of an older one's value. */
  function describeAll(records: readonly OverrideRecord[]): Override[] {
    const taken = new Map<string, Set<number>>();
    return records.map((record) => {
      const days = listOverrideDays(db, record.number);
      const seen = taken.get(record.product) ?? new Set<number>();
      taken.set(record.product, seen);
      const counted = days.filter(({ day }) => !seen.has(day));
      for (const { day } of days) seen.add(day);
      return describe(record, days, measureOverride(ctx, record, counted));
    });
  }

  return {
    list({ input }) {
      const overrides = describeAll(listOverrides(db, getStore(db, input.store).id, input.product));
      return { overrides, value: addValues(overrides.map(({ value }) => value)) };
    },
    async set({ input }) {
      const { store: storeCode, kind, amount, reason } = input;
      if (kind === 'units' && amount < 0) throw badAmount('Units cannot be negative.', amount, `0 to ${MOST_UNITS}`);
      if (kind === 'change' && amount > MOST_CHANGE) {
        throw badAmount('A change of that size is surely a slip.', amount, `-1 (nothing) to ${MOST_CHANGE}`);
      }
      const store = getStore(db, storeCode);
      const product = getProduct(db, store, input.product);
      const { originDay } = resolveDates(ctx, storeCode, { date: input.from });
      const [firstDay, lastDay] = [dayFromIso(input.from), dayFromIso(input.to ?? input.from)];
      if (lastDay < firstDay) {
        throw new AppError('input/invalid', `The last day ${input.to} lies before the first, ${input.from}.`, {
          field: 'to',
          got: input.to,
          expected: `${input.from} or later`,
        });
      }
      const steps = stepsWithin(originDay, store.frequency, firstDay, lastDay);
      if (steps.length === 0) throw noStep(input.from, input.to ?? input.from);
      const { forecast } = await forecasts.ofProduct(
        {
          store: storeCode,
          asOfDay: undefined,
          steps: steps[steps.length - 1].step,
          withoutOverrides: true,
          orFurther: true,
        },
        product.code,
      );
      const series = forecast.frame.products.findIndex(({ code }) => code === product.code);
      const days = steps.map(({ step, day }): OverrideDay => {
        const modelUnits = series < 0 ? 0 : forecast.mean(series, step);
        return { day, modelUnits, units: unitsOf({ kind, amount }, modelUnits) };
      });
      const id = newId();
      insertOverride(db, {
        id,
        productId: product.id,
        firstDay,
        lastDay,
        kind,
        amount,
        reason,
        originDay,
        createdAt: config.now().toISOString(),
        createdBy: config.user,
        days,
      });
      events.changed('overrides');
      return describe(getOverride(db, id), days, null);
    },
    remove({ input }) {
      setOverrideRemoved(db, input.id, { at: config.now().toISOString(), by: config.user });
      events.changed('overrides');
      return { id: input.id };
    },
    restore({ input }) {
      setOverrideRemoved(db, input.id, null);
      events.changed('overrides');
      const record = getOverride(db, input.id);
      const days = listOverrideDays(db, record.number);
      return describe(record, days, measureOverride(ctx, record, days));
    },
  };
}

/** Steps that end within the days, both included. */
function stepsWithin(
  originDay: number,
  frequency: Parameters<typeof stepDay>[1],
  firstDay: number,
  lastDay: number,
): { step: number; day: number }[] {
  const steps: { step: number; day: number }[] = [];
  for (let step = 1; step <= MAX_STEPS_AHEAD; step++) {
    const day = stepDay(originDay, frequency, step);
    if (day > lastDay) break;
    if (day >= firstDay) steps.push({ step, day });
  }
  return steps;
}

function describe(record: OverrideRecord, days: readonly OverrideDay[], value: OverrideValue | null): Override {
  return {
    id: record.id,
    store: record.store,
    product: record.product,
    name: record.productName,
    from: isoFromDay(record.firstDay),
    to: isoFromDay(record.lastDay),
    kind: record.kind,
    amount: record.amount,
    reason: record.reason,
    createdAt: record.createdAt,
    createdBy: record.createdBy,
    origin: isoFromDay(record.originDay),
    days: days.map(({ day, modelUnits, units }) => ({ date: isoFromDay(day), modelUnits, units })),
    value,
  };
}

const badAmount = (message: string, got: number, expected: string): AppError =>
  new AppError('input/invalid', message, { field: 'amount', got: String(got), expected });

const noStep = (from: string, to: string): AppError =>
  new AppError('input/invalid', `No period of this store's forecast ends between ${from} and ${to}.`, {
    field: 'to',
    got: to,
    expected: 'days that the forecast names',
    advice: 'Weekly and monthly stores are forecast in whole weeks and months: choose their days.',
  });
