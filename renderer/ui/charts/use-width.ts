// The width of an element, kept current.
import { useCallback, useRef, useState } from 'react';

export function useWidth<T extends HTMLElement>(): [number, (element: T | null) => void] {
  const [width, setWidth] = useState(640);
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
