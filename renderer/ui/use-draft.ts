// A value under the user's hand that goes to its owner when the hand rests: sliders and searches that ask the engine.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStable } from './use-stable.ts';

export interface Draft<T> {
  /** What to show: what the hand made of it, or else the owner's value. */
  value: T;
  move: (value: T) => void;
  /** Takes back what has not gone to the owner yet. */
  drop: () => void;
}

const asItIs = <T>(value: T): T => value;

/**
 * @param owned the owner's value. It may come late and behind the hand; one that nobody asked for here (a reset, the back
 * button) ends the draft.
 * @param settle what the owner makes of a draft, where that differs (a search without blanks at its ends)
 */
export function useDraft<T extends string | number>(
  owned: T,
  onRest: (value: T) => void,
  restMs: number,
  settle: (value: T) => T = asItIs,
): Draft<T> {
  const [draft, setDraft] = useState<T | null>(null);
  const asked = useRef(owned);
  // A page that is drawn again while the hand rests does not begin the wait anew.
  const rest = useStable(onRest);
  useEffect(() => {
    if (owned === asked.current) return;
    asked.current = owned;
    setDraft(null);
  }, [owned]);
  useEffect(() => {
    if (draft === null || settle(draft) === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = settle(draft);
      rest(asked.current);
    }, restMs);
    return () => clearTimeout(timer);
  }, [draft, rest, restMs, settle]);
  const drop = useCallback(() => {
    asked.current = owned;
    setDraft(null);
  }, [owned]);
  return { value: draft ?? owned, move: setDraft, drop };
}
