// Arrow keys in a table: from a control of one row to the same control of the row above or below.
import { type KeyboardEvent, type RefObject, useCallback, useRef } from 'react';
import { focusPlace, type Place, placeOf } from './row-keys.ts';
import { ROW_HEIGHT } from './TableStyles.tsx';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * @param total number of rows.
 * @param scroller what scrolls the rows.
 * @returns handlers of the table, and `onDrawn` to be called when rows have been drawn.
 */
export function useRowKeys(table: RefObject<HTMLElement | null>, total: number, scroller: HTMLElement | null) {
  // Keys come faster than rows are drawn: where the focus goes as soon as that row is there. Further keys count from it.
  const awaited = useRef<Place | null>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const place = placeOf(event.target) && (awaited.current ?? placeOf(event.target));
    if (!place || !table.current) return;
    const index = place.index + step;
    if (index < 0 || index >= total) return;
    event.preventDefault();
    const next = { ...place, index };
    // Rows just outside the window exist (overscan); focus scrolls them into view.
    if (focusPlace(table.current, next)) return;
    awaited.current = next;
    scroller?.scrollBy({ top: step * ROW_HEIGHT, behavior: 'instant' });
  };

  const onDrawn = useCallback(() => {
    if (!awaited.current || !table.current) return;
    const focused = document.activeElement;
    // Who has gone on to something else is not fetched back. (A row that is scrolled away leaves its focus to the body.)
    if (focused !== document.body && !table.current.contains(focused)) awaited.current = null;
    else focusPlace(table.current, awaited.current);
  }, [table]);

  /** Wherever the focus went, by a key or by hand: nothing is awaited any more. */
  const onFocus = () => {
    awaited.current = null;
  };
  return { onKeyDown, onFocus, onDrawn };
}
