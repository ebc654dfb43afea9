// The curve of what the page is about, and the point on it that the user has chosen.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { TradeOffCurve, TradeOffPoint } from '#core/contract/trade-offs.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import type { Subject } from '#renderer/ui/pickers/SubjectPicker.tsx';

/** Money and units are told for so many days: a day says too little, a year too much. */
export const SPAN_DAYS = 30;

/** Levels that can be set: the point without any stock is none. */
export const choosable = ({ points }: TradeOffCurve): TradeOffPoint[] =>
  points.filter(({ serviceLevel }) => serviceLevel > 0);

export function useSubject(): [Subject, (subject: Subject) => void] {
  const [params, setParams] = useSearchParams();
  const product = params.get('product') ?? undefined;
  const category = product === undefined ? (params.get('category') ?? undefined) : undefined;
  return [
    { product, category },
    (subject) =>
      setParams(
        Object.entries(subject).filter((entry) => entry[1] !== undefined),
        { replace: true },
      ),
  ];
}

export function useTradeOff(store: string, subject: Subject) {
  const engine = useEngine();
  const query = useQuery({
    ...engine.tradeOffs.curve.queryOptions({ input: { store, ...subject } }),
    placeholderData: keepPreviousData,
  });
  const name = useQuery(
    engine.terms.get.queryOptions({
      input: { store, product: subject.product ?? '' },
      enabled: subject.product !== undefined,
    }),
  ).data?.name;
  // A choice belongs to what it was made for.
  const key = JSON.stringify([subject.product, subject.category]);
  const [choice, setChoice] = useState<{ key: string; index: number } | null>(null);
  const chosen = choice?.key === key ? choice.index : null;
  return {
    ...query,
    name,
    chosen,
    choose: (index: number | null) => setChoice(index === null ? null : { key, index }),
  };
}

/** Index of the point that lies nearest to what is ordered up to today. */
export function nearestToToday(points: readonly TradeOffPoint[], today: TradeOffPoint): number {
  const distance = ({ serviceLevel }: TradeOffPoint) => Math.abs(serviceLevel - today.serviceLevel);
  return points.reduce((best, point, i) => (distance(point) < distance(points[best]) ? i : best), 0);
}
