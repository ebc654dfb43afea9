// Follows one job to its end: by events, and by asking every two seconds in case an event was missed.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Job } from '#core/contract/jobs.ts';
import { useEngine } from './engine-context.tsx';

const ASK_AGAIN_MS = 2_000;

export const isFinished = (job: Pick<Job, 'state'>): boolean =>
  job.state === 'succeeded' || job.state === 'failed' || job.state === 'cancelled';

interface Followed {
  job: Job | undefined;
  error: unknown;
  cancel: () => void;
}

/**
 * The job with this id and a way to cancel it. `onEnd` is called once, when a job followed since it ran has ended.
 */
export function useJob(jobId: string | null, onEnd?: (job: Job) => void): Followed {
  const engine = useEngine();
  const { data: job, error } = useQuery({
    ...engine.jobs.get.queryOptions({ input: { jobId: jobId ?? '' } }),
    enabled: jobId !== null,
    refetchInterval: (query) => (query.state.data && isFinished(query.state.data) ? false : ASK_AGAIN_MS),
  });
  const cancel = useMutation(engine.jobs.cancel.mutationOptions());

  const told = useRef<string | null>(null);
  useEffect(() => {
    if (!job || job.id !== jobId || !isFinished(job) || told.current === job.id) return;
    told.current = job.id;
    onEnd?.(job);
  }, [job, jobId, onEnd]);

  return { job: jobId === null ? undefined : job, error, cancel: () => jobId && cancel.mutate({ jobId }) };
}

/** Jobs that run or wait, and the latest ones that ended. */
export function useJobs(): { running: Job[]; ended: Job[] } {
  const engine = useEngine();
  const { data = [] } = useQuery({
    ...engine.jobs.list.queryOptions({ input: { limit: 30 } }),
    refetchInterval: (query) => (query.state.data?.some((job) => !isFinished(job)) ? ASK_AGAIN_MS : false),
  });
  return { running: data.filter((job) => !isFinished(job)), ended: data.filter(isFinished) };
}
