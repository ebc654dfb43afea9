// The step an import is at: kept while people look at other pages; what is done is not shown twice.
import { type SetStateAction, useCallback, useDeferredValue, useState } from 'react';
import { useKept } from '#renderer/engine/use-kept.ts';
import { type FlowStep, START } from './flow.ts';

export type SetStep = (next: SetStateAction<FlowStep>) => void;

export function useFlow(): [FlowStep, SetStep] {
  const [kept, keep] = useKept<FlowStep>('import', START);
  const [done, setDone] = useState<FlowStep | null>(null);
  const setStep = useCallback<SetStep>(
    (next) => {
      const isDone = typeof next !== 'function' && next.name === 'done';
      setDone(isDone ? next : null);
      keep(isDone ? START : next);
    },
    [keep],
  );
  // The next step may be a long table: it is drawn in slices, and the window answers meanwhile.
  return [useDeferredValue(done ?? kept), setStep];
}
