// What the forecast page shows, kept in its address.
import { useCallback, useMemo } from 'react';
import type { Frequency } from '#core/contract/units.ts';
import type { Subject } from '#renderer/ui/pickers/SubjectPicker.tsx';
import { useAddress } from '#renderer/ui/use-address.ts';

/** Steps ahead that the page offers; the engine takes any number up to 90. */
export const HORIZONS: Record<Frequency, readonly number[]> = {
  daily: [7, 14, 28, 60, 90],
  weekly: [4, 8, 13, 26, 52],
  monthly: [3, 6, 12, 24],
};
const USUAL: Record<Frequency, number> = { daily: 28, weekly: 13, monthly: 12 };

export interface ForecastPageView {
  subject: Subject;
  horizon: number;
  /** null: the champion of each class. */
  forecaster: string | null;
  /** Day looked back from; null: the page looks ahead. */
  back: string | null;
  setSubject: (subject: Subject) => void;
  setHorizon: (steps: number) => void;
  setForecaster: (name: string | null) => void;
  setBack: (day: string | null) => void;
}

export function useForecastView(frequency: Frequency): ForecastPageView {
  const [params, changeAddress] = useAddress();
  const change = useCallback(
    (changes: Record<string, string | null>) =>
      changeAddress(
        (next) => {
          for (const [name, value] of Object.entries(changes)) {
            if (value === null) next.delete(name);
            else next.set(name, value);
          }
        },
        { replace: true },
      ),
    [changeAddress],
  );
  return useMemo(() => {
    const product = params.get('product') ?? undefined;
    const category = product === undefined ? (params.get('category') ?? undefined) : undefined;
    const asked = Number(params.get('steps'));
    return {
      subject: { product, category },
      horizon: Number.isInteger(asked) && asked >= 1 && asked <= 90 ? asked : USUAL[frequency],
      forecaster: params.get('by'),
      back: params.get('back'),
      setSubject: (subject) => change({ product: subject.product ?? null, category: subject.category ?? null }),
      setHorizon: (steps) => change({ steps: String(steps) }),
      setForecaster: (name) => change({ by: name }),
      setBack: (day) => change({ back: day }),
    };
  }, [params, change, frequency]);
}
