// Long work: a row in the store is the truth, events are hints.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { storedErrorSchema } from './errors.ts';
import { procedure } from './procedure.ts';
import { idSchema, timestampSchema } from './units.ts';

export const jobKindSchema = z.enum([
  'import-check',
  'import-commit',
  'import-undo',
  'train',
  'bulk',
  'forecast',
  'backtest',
  'look-back',
  'replay',
  'demo',
]);
export type JobKind = z.infer<typeof jobKindSchema>;

export const jobStateSchema = z.enum(['queued', 'running', 'succeeded', 'failed', 'cancelled']);
export type JobState = z.infer<typeof jobStateSchema>;

/** One point of the live curve of a training: losses after `tree` trees of the model for `block`. */
export const lossPointSchema = z.object({
  block: z.string(),
  tree: z.number().int(),
  train: z.number().nullable(),
  validation: z.number().nullable(),
});
export type LossPoint = z.infer<typeof lossPointSchema>;

export const jobSchema = z.object({
  id: idSchema,
  kind: jobKindSchema,
  state: jobStateSchema,
  store: z.string().nullable(),
  /** What the job works on, for people: a file name, a store, a date. */
  title: z.string(),
  /** Machine name of the stage; the window words it. */
  stage: z.string().nullable(),
  /** 0 to 1, never going back. */
  progress: z.number().min(0).max(1),
  secondsLeft: z.number().nullable(),
  /** What it is at within its stage; null when it has succeeded: which of the last ones was told is a matter of time. */
  detail: z.string().nullable(),
  createdAt: timestampSchema,
  startedAt: timestampSchema.nullable(),
  finishedAt: timestampSchema.nullable(),
  error: storedErrorSchema.nullable(),
  /** What the job made: ids by name (modelId, bulkId, uploadId, fileId). */
  result: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
  /** Live curve of a running training; empty otherwise. */
  curve: z.array(lossPointSchema),
});
export type Job = z.infer<typeof jobSchema>;

export const jobRefSchema = z.object({ jobId: idSchema });

export const jobsContract = {
  list: procedure
    .route({ method: 'GET', path: '/jobs', summary: 'Running and past jobs, newest first' })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }).default({ limit: 50 }))
    .output(z.array(jobSchema)),
  get: procedure
    .route({ method: 'GET', path: '/jobs/{jobId}', summary: 'One job' })
    .input(jobRefSchema)
    .output(jobSchema),
  cancel: procedure
    .route({ method: 'POST', path: '/jobs/{jobId}/cancel', summary: 'Ask a job to stop; it leaves no half result' })
    .input(jobRefSchema)
    .output(jobSchema),
  /** The job now and after each change (at most ten a second), ending with its final state. */
  watch: procedure
    .route({ method: 'GET', path: '/jobs/{jobId}/events', summary: 'Follow one job as server-sent events' })
    .input(jobRefSchema)
    .output(eventIterator(jobSchema)),
};
