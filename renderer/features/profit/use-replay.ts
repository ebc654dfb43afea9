// The newest replay of a store, the one that is running, and starting another.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useJobs } from '#renderer/engine/use-job.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';

export const MONTHS = [1, 3, 6, 12] as const;

export function useReplay(store: string) {
  const engine = useEngine();
  const toast = useToast();
  const { t } = useTranslation();
  const [months, setMonths] = useState<number>(6);
  const latest = useQuery(engine.replays.latest.queryOptions({ input: { store } }));
  const { running } = useJobs();
  const start = useMutation(
    engine.replays.start.mutationOptions({ onError: (error) => toast({ text: errorWords(error, t).title }) }),
  );
  const cancel = useMutation(engine.jobs.cancel.mutationOptions());
  const job = running.find(({ kind, store: of }) => kind === 'replay' && of === store);
  return {
    latest,
    job,
    months,
    setMonths,
    isStarting: start.isPending,
    start: () => start.mutate({ store, months }),
    cancel: () => job && cancel.mutate({ jobId: job.id }),
  };
}

export type ReplayState = ReturnType<typeof useReplay>;
