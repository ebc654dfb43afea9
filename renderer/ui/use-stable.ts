// A handler that never changes, for parts that are drawn again only when something of their own does.
import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function at every drawing; it does what the one of the last drawing does. Not to be called while drawing. */
export function useStable<Args extends unknown[], Result>(
  handler: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args) => latest.current(...args), []);
}
