// The order list of a store: the latest one, or a new one; starts by itself once where none was ever made.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BulkSummary } from '#core/contract/bulk.ts';
import type { Job } from '#core/contract/jobs.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { isFinished, useJob, useJobs } from '#renderer/engine/use-job.ts';
import { isCancelled } from '#renderer/format/error-words.ts';

export interface BulkWish {
  date: string;
  horizonDays: number;
}

interface BulkRun {
  summary: BulkSummary | null;
  isLoading: boolean;
  /** Set while a new list is being made. */
  job: Job | undefined;
  isRunning: boolean;
  error: unknown;
  run: (wish?: BulkWish) => void;
  cancel: () => void;
}

export function useBulkRun(store: Store): BulkRun {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const latest = useQuery(engine.bulk.latest.queryOptions({ input: { store: store.code } }));
  const { running } = useJobs();
  const [startedId, setStartedId] = useState<string | null>(null);
  const start = useMutation(engine.bulk.start.mutationOptions({ onSuccess: ({ jobId }) => setStartedId(jobId) }));
  // A run started elsewhere (or before a reload) is followed too.
  const elsewhere = running.find(({ kind, store: code }) => kind === 'bulk' && code === store.code)?.id ?? null;
  const onEnd = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: engine.bulk.key() });
  }, [queryClient, engine]);
  const followed = startedId ?? elsewhere;
  const { job, error: lost, cancel } = useJob(followed, onEnd);
  // A run that was started runs, also before anything is heard of it.
  const isRunning = start.isPending || (job ? !isFinished(job) : followed !== null && !lost);

  const run = useCallback(
    (wish?: BulkWish) => start.mutate({ store: store.code, ...wish }),
    [start.mutate, store.code],
  );
  const began = useRef<string | null>(null);
  const neverMade = latest.data === null && !latest.isFetching;
  useEffect(() => {
    if (!neverMade || !store.activeModelId || isRunning || began.current === store.code) return;
    began.current = store.code;
    run();
  }, [neverMade, store.activeModelId, store.code, isRunning, run]);

  const failure = job?.state === 'failed' ? job.error : null;
  const error = start.error ?? failure ?? latest.error;
  return {
    summary: latest.data ?? null,
    isLoading: latest.isPending,
    job: isRunning ? job : undefined,
    isRunning,
    error: error && !isCancelled(error) ? error : null,
    run,
    cancel,
  };
}
