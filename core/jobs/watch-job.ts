// Follows one job: as it is now, after each change, and as it ended.
import type { Job } from '../contract/jobs.ts';
import type { EventHub, Stream } from './event-hub.ts';
import type { JobQueue } from './queue.ts';

const ended = (job: Job): boolean => job.finishedAt !== null;

/** Ends after the final state, which always comes. Throws not-found/job at once. */
export function watchJob(jobs: JobQueue, events: EventHub, jobId: string, signal?: AbortSignal): Stream<Job> {
  // Listening begins before the first look, so that nothing falls between them.
  const changes = events.subscribe(signal, (event) => event.type === 'job' && event.job.id === jobId);
  let latest: Job | undefined;
  try {
    latest = jobs.get(jobId);
  } catch (error) {
    void changes.return?.();
    throw error;
  }
  let first = true;
  const done: IteratorResult<Job, undefined> = { done: true, value: undefined };

  async function next(): Promise<IteratorResult<Job, undefined>> {
    if (first) {
      first = false;
      return { done: false, value: latest as Job };
    }
    while (latest && !ended(latest)) {
      const change = await changes.next();
      if (change.done) break;
      if (change.value.type !== 'job') continue;
      latest = change.value.job;
      return { done: false, value: latest };
    }
    return end();
  }

  async function end(): Promise<IteratorResult<Job, undefined>> {
    first = false;
    latest = undefined;
    await changes.return?.();
    return done;
  }
  return {
    next,
    return: end,
    async [Symbol.asyncDispose]() {
      await end();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
