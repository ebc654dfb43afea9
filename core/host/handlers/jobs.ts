// Jobs: the list, one of them, cancel, and following one to its end.

import { watchJob } from '#core/jobs/watch-job.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';

export const jobsHandlers = ({ jobs, events }: EngineContext): DomainHandlers<'jobs'> => ({
  list: ({ input }) => jobs.list(input.limit),
  get: ({ input }) => jobs.get(input.jobId),
  cancel: ({ input }) => jobs.cancel(input.jobId),
  watch: ({ input, signal }) => watchJob(jobs, events, input.jobId, signal),
});
