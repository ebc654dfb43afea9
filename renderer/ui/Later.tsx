// What lies below the first screen of a page: made in the background, right after the first screen has been drawn.
import { type ReactNode, useDeferredValue } from 'react';

export function Later({ children }: { children: ReactNode }) {
  const isDue = useDeferredValue(true, false);
  return isDue && children;
}
