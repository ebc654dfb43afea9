// The width of an element, kept current.
import { useCallback, useRef, useState } from 'react';

/** The width in pixels (0 until the element stands on the page, so that nothing is drawn twice), and the element's ref. */
export function useWidth<T extends HTMLElement>(): [number, (element: T | null) => void] {
  const [width, setWidth] = useState(0);
  const observer = useRef<ResizeObserver | null>(null);
  const measure = useCallback((element: T | null) => {
    observer.current?.disconnect();
    if (!element) return;
    setWidth(element.clientWidth);
    observer.current = new ResizeObserver(([entry]) => setWidth(entry.contentRect.width));
    observer.current.observe(element);
  }, []);
  return [width, measure];
}
