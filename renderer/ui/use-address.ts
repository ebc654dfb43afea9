// What a page keeps in its address, so that links, reloads and the back button work.
import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

/** Writes the address anew. `replace`: no entry of its own in the history of the window. */
export type ChangeAddress = (change: (params: URLSearchParams) => void, options: { replace: boolean }) => void;

/**
 * The parameters of the address as they are on screen, and the way to change them. A change works on what was asked for
 * last, not on what is drawn: the router draws a new address when it finds the time, and a second change that comes
 * before that must not undo the first.
 */
export function useAddress(): [URLSearchParams, ChangeAddress] {
  const [params, setParams] = useSearchParams();
  const asked = useRef(params);
  useEffect(() => {
    asked.current = params;
  }, [params]);
  const change = useCallback<ChangeAddress>(
    (edit, options) => {
      const next = new URLSearchParams(asked.current);
      edit(next);
      asked.current = next;
      setParams(next, options);
    },
    [setParams],
  );
  return [params, change];
}
