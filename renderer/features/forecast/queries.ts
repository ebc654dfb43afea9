// Everything the page asks the engine.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ForecastView } from '#core/contract/forecasts.ts';
import type { Store } from '#core/contract/stores.ts';
import type { Frequency } from '#core/contract/units.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { addDays } from '#renderer/format/days.ts';
import type { Subject } from '#renderer/ui/pickers/SubjectPicker.tsx';
import type { ForecastPageView } from './use-forecast-view.ts';

/** Days of history before the fan for each step ahead, and at least so many. */
const HISTORY_PER_STEP: Record<Frequency, number> = { daily: 2, weekly: 14, monthly: 60 };
const LEAST_HISTORY: Record<Frequency, number> = { daily: 56, weekly: 364, monthly: 1096 };

const historyDays = (frequency: Frequency, horizon: number): number =>
  Math.max(LEAST_HISTORY[frequency], HISTORY_PER_STEP[frequency] * horizon);

export function useForecast(store: Store, view: ForecastPageView) {
  const engine = useEngine();
  const { subject, horizon, forecaster, back } = view;
  return useQuery({
    ...engine.forecasts.get.queryOptions({
      input: { store: store.code, ...subject, horizon, forecaster: forecaster ?? undefined },
    }),
    placeholderData: keepPreviousData,
    // A look back needs only a product's name and its methods of it; a total would be worked out for nothing.
    enabled: store.activeModelId !== null && (back === null || subject.product !== undefined),
  });
}

/** What was sold up to the store's last day, far enough back to see the rhythm before the fan (or before `back`). */
export function useSubjectHistory(store: Store, { subject, horizon, back }: ForecastPageView) {
  const engine = useEngine();
  const lastDay = store.lastDay as string;
  const from = addDays(back ?? lastDay, -historyDays(store.frequency, horizon));
  const points = 2000;
  const ofProduct = useQuery({
    ...engine.stores.history.queryOptions({
      input: { store: store.code, product: subject.product ?? '', from, points },
    }),
    enabled: subject.product !== undefined,
    placeholderData: keepPreviousData,
  });
  const ofTotal = useQuery({
    ...engine.stores.totals.queryOptions({ input: { store: store.code, category: subject.category, from, points } }),
    enabled: subject.product === undefined,
    placeholderData: keepPreviousData,
  });
  return subject.product === undefined ? ofTotal : ofProduct;
}

/** Demand of several days together with its band; of one day the forecast has it already. `from` counts from 0. */
export function useRangeSum(
  store: Store,
  { product, category, points }: ForecastView,
  forecaster: string | null,
  range: { from: number; to: number },
) {
  const engine = useEngine();
  const steps = range.to - range.from + 1;
  return useQuery({
    ...engine.forecasts.sum.queryOptions({
      input: {
        store: store.code,
        product: product ?? undefined,
        category: category ?? undefined,
        horizon: points.length,
        forecaster: forecaster ?? undefined,
        from: range.from + 1,
        steps,
      },
    }),
    enabled: steps > 1,
  });
}

export function useEvents(
  store: Store,
  { subject, back, horizon }: ForecastPageView,
  to: string | undefined,
  language: string,
) {
  const engine = useEngine();
  const from = addDays(back ?? (store.lastDay as string), -historyDays(store.frequency, horizon));
  return useQuery({
    ...engine.forecasts.events.queryOptions({
      input: { store: store.code, ...subject, from, to: to ?? from, language: language.slice(0, 2) },
    }),
    enabled: to !== undefined,
    placeholderData: keepPreviousData,
  });
}

export function useLookBack(store: Store, { subject, horizon, forecaster, back }: ForecastPageView) {
  const engine = useEngine();
  return useQuery({
    ...engine.forecasts.lookBack.queryOptions({
      input: {
        store: store.code,
        ...subject,
        horizon,
        forecaster: forecaster ?? undefined,
        asOf: back ?? (store.lastDay as string),
      },
    }),
    enabled: back !== null,
    placeholderData: keepPreviousData,
  });
}

export function useOverrides(store: Store, subject: Subject) {
  const engine = useEngine();
  return useQuery(engine.overrides.list.queryOptions({ input: { store: store.code, product: subject.product } }));
}
