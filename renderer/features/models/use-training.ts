// Starts a training and follows it, also one that was started before this page was opened.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Job } from '#core/contract/jobs.ts';
import type { TrainSettings } from '#core/contract/models.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { isFinished, useJob, useJobs } from '#renderer/engine/use-job.ts';
import { isCancelled } from '#renderer/format/error-words.ts';

export interface Training {
  start: (settings?: Partial<TrainSettings>) => void;
  cancel: () => void;
  /** The training that runs or waits. */
  job: Job | null;
  isStarting: boolean;
  error: unknown;
}

/** `asOf`: the training looks at nothing after that day, and its model serves questions as of that day only. */
export function useTraining(store: string, asOf?: string): Training {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const { running } = useJobs();
  const [startedId, setStartedId] = useState<string | null>(null);
  const train = useMutation(engine.models.train.mutationOptions({ onSuccess: ({ jobId }) => setStartedId(jobId) }));
  const found = running.find((job) => job.kind === 'train' && job.store === store)?.id ?? null;
  const onEnd = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: engine.models.key() });
    void queryClient.invalidateQueries({ queryKey: engine.stores.key() });
    void queryClient.invalidateQueries({ queryKey: engine.dashboard.key() });
  }, [queryClient, engine]);
  const { job, cancel } = useJob(found ?? startedId, onEnd);
  const failure = job?.state === 'failed' ? job.error : null;
  const error = train.error ?? failure;
  return {
    start: (settings) => train.mutate({ store, asOf, ...(settings ? { settings } : {}) }),
    cancel,
    job: job && !isFinished(job) ? job : null,
    isStarting: train.isPending,
    error: error && !isCancelled(error) ? error : null,
  };
}
