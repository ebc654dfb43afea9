// Opens (or resets) the demo store and follows that to its end.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Job } from '#core/contract/jobs.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { isFinished, useJob } from '#renderer/engine/use-job.ts';
import { isCancelled } from '#renderer/format/error-words.ts';

/** `onDone` gets the code of the demo store. */
export function useDemo(onDone: (storeCode: string | null) => void) {
  const engine = useEngine();
  const client = useEngineClient();
  const queryClient = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const start = useMutation(
    engine.workspace.openDemo.mutationOptions({ onSuccess: (started) => setJobId(started.jobId) }),
  );
  const end = useCallback(
    async (job: Job) => {
      if (job.state !== 'succeeded') return;
      const stores = await client.stores.list();
      onDone(stores.find(({ isDemo }) => isDemo)?.code ?? null);
      await queryClient.invalidateQueries();
    },
    [queryClient, client, onDone],
  );
  const { job, error: lost, cancel } = useJob(jobId, end);
  const failure = job?.state === 'failed' ? job.error : null;
  const error = start.error ?? lost ?? failure;
  return {
    open: () => {
      setJobId(null);
      start.mutate(undefined);
    },
    job,
    error: error && !isCancelled(error) ? error : null,
    isBusy: start.isPending || (jobId !== null && !lost && !(job && isFinished(job) && job.state !== 'succeeded')),
    cancel,
  };
}
