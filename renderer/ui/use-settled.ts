// A value once it has stopped changing: for questions that are too dear to ask at every key.
import { useEffect, useState } from 'react';

/** The last of `value` that stood for so many milliseconds. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
