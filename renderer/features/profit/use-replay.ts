// The newest replay of a store, the one that is running, and starting another.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useJobs } from '#renderer/engine/use-job.ts';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';

export const MONTHS = [1, 3, 6, 12] as const;
const USUAL_MONTHS = 6;

export function useReplay(store: string) {
  const engine = useEngine();
  const toast = useToast();
  const { t } = useTranslation();
  const latest = useQuery(engine.replays.latest.queryOptions({ input: { store } }));
  const [chosen, setMonths] = useState<number | null>(null);
  const months = chosen ?? MONTHS.find((each) => latest.data && each * 30 >= latest.data.days) ?? USUAL_MONTHS;
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
