// Waits for a job, shows how far it is, and cancels it on Ctrl+C.
import type { Job } from '#core/contract/jobs.ts';
import { errorOfJob } from './cli-error.ts';
import type { Cli } from './command.ts';

/** The finished job's result. Throws the job's own error, or `cancelled`. */
export async function followJob(cli: Cli, jobId: string): Promise<NonNullable<Job['result']>> {
  const { client, signal, console } = cli;
  const cancel = (): void => void client.jobs.cancel({ jobId });
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  let last: Job | undefined;
  try {
    for await (const job of await client.jobs.watch({ jobId })) {
      last = job;
      const { stage, progress, detail, secondsLeft } = job;
      console.progress.show({ stage: stage ?? job.state, share: progress, detail, secondsLeft });
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    console.progress.end();
  }
  const job = last ?? (await client.jobs.get({ jobId }));
  if (job.state !== 'succeeded') throw errorOfJob(job);
  return job.result ?? {};
}
