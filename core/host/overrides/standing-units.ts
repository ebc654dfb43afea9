// The overrides that stand, as units over the steps of a forecast: what they change, and what they were worth.

import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import { futureDay } from '#core/frame/series-frame.ts';
import type { Day } from '#core/math/day.ts';
import { listOverrides, type OverrideKind, type OverrideRecord } from '#core/store/overrides.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { getStore } from '#core/store/stores.ts';

/** Overrides that a forecast from `originDay` may know of and that reach beyond it, oldest first. */
export function overridesFrom(db: ReadDb, storeCode: string, originDay: Day): OverrideRecord[] {
  return listOverrides(db, getStore(db, storeCode).id)
    .filter((override) => override.originDay <= originDay && override.lastDay > originDay)
    .reverse();
}

/** Names the overrides that stand: another text, other forecasts. */
export const overridesKey = (overrides: readonly OverrideRecord[]): string =>
  overrides.map(({ number }) => number).join();

/** Units that an override makes of the model's number. */
export const unitsOf = ({ kind, amount }: { kind: OverrideKind; amount: number }, modelUnits: number): number =>
  kind === 'units' ? amount : modelUnits * (1 + amount);

/** By series of the forecast, one cell a step up to its horizon; NaN: none stands. Of two the newer one counts. */
export function standingUnits(
  forecast: StoreForecast,
  overrides: readonly OverrideRecord[],
): Map<number, Float64Array> {
  const { frame, horizon } = forecast;
  const wanted = new Set(overrides.map(({ product }) => product));
  const seriesOf = new Map<string, number>();
  for (const [series, { code }] of frame.products.entries()) if (wanted.has(code)) seriesOf.set(code, series);
  const units = new Map<number, Float64Array>();
  for (const override of overrides) {
    const series = seriesOf.get(override.product);
    if (series === undefined) continue;
    for (let step = 1; step <= horizon; step++) {
      const day = futureDay(frame, step);
      const modelMean = forecast.modelMean(series, step);
      if (day < override.firstDay || day > override.lastDay || Number.isNaN(modelMean)) continue;
      const own = units.get(series) ?? new Float64Array(horizon).fill(Number.NaN);
      units.set(series, own);
      own[step - 1] = unitsOf(override, modelMean);
    }
  }
  return units;
}

/** The forecast with every override that it may know of. */
export function withStandingUnits(db: ReadDb, forecast: StoreForecast): StoreForecast {
  const { stepDays, store } = forecast.frame;
  const overrides = overridesFrom(db, store, stepDays[stepDays.length - 1]);
  return overrides.length === 0 ? forecast : forecast.withUnits(standingUnits(forecast, overrides));
}
