// The question that stands in the address, and the engine's answer to it with and without what the user set.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import type { Prediction, PredictionContext } from '#core/contract/predictions.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { addDays } from '#renderer/format/days.ts';
import { useAddress } from '#renderer/ui/use-address.ts';
import { type ContextKey, readSmartLink, withInput, writeSmartLink } from './smart-link.ts';

export interface Question {
  product: string | undefined;
  date: string;
  context: PredictionContext;
}

export interface SmartState extends Question {
  setProduct(product: string): void;
  setDate(date: string): void;
  setInput<K extends ContextKey>(key: K, value: PredictionContext[K] | undefined): void;
  setContext(context: PredictionContext, date?: string): void;
}

/** Days a step of a store has, for the first date on offer. */
const STEP_DAYS = { daily: 1, weekly: 7, monthly: 28 } as const;

/**
 * Every change goes into the address, so that back, forward and links work. Typing on in one field replaces the entry;
 * anything else adds one.
 */
export function useSmartState(store: Store, lastDay: string): SmartState {
  const [params, changeAddress] = useAddress();
  const first = addDays(lastDay, STEP_DAYS[store.frequency]);
  const read = useCallback(
    (address: URLSearchParams): Question => {
      const { product, date, context = {} } = readSmartLink(address);
      return { product, date: date !== undefined && date > lastDay ? date : first, context };
    },
    [lastDay, first],
  );
  const question = useMemo(() => read(params), [read, params]);
  const touched = useRef<string | null>(null);
  const go = useCallback(
    (change: (asked: Question) => Partial<Question>, field: string) => {
      changeAddress(
        (address) => {
          const asked = read(address);
          writeSmartLink(address, { ...asked, ...change(asked) });
        },
        { replace: touched.current === field },
      );
      touched.current = field;
    },
    [read, changeAddress],
  );
  return {
    ...question,
    setProduct: (product) => go(() => ({ product, context: {} }), 'product'),
    setDate: (date) => go(() => ({ date }), 'date'),
    setInput: (key, value) => go(({ context }) => ({ context: withInput(context, key, value) }), key),
    setContext: (context, date) => go((asked) => ({ context, date: date ?? asked.date }), `all ${Date.now()}`),
  };
}

export interface Answer {
  prediction: Prediction | undefined;
  /** The same question without anything set. */
  usual: Prediction | undefined;
  error: unknown;
  /** An older answer is shown while the new one is computed. */
  isBehind: boolean;
  retry(): void;
}

export function usePrediction(store: string, product: string, question: Omit<Question, 'product'>): Answer {
  const engine = useEngine();
  const ask = (context: PredictionContext) => ({
    ...engine.predictions.predictWithContext.queryOptions({ input: { store, product, date: question.date, context } }),
    // The last answer stays on screen; another product's would be a lie.
    placeholderData: (last: Prediction | undefined) =>
      last?.product === product && last.store === store ? keepPreviousData(last) : undefined,
  });
  const answer = useQuery(ask(question.context));
  const usual = useQuery(ask({}));
  return {
    prediction: answer.data,
    usual: usual.data,
    error: answer.error,
    isBehind: answer.isPlaceholderData || usual.isPlaceholderData,
    retry: () => void answer.refetch(),
  };
}
