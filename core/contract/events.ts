// What a client may listen to: a topic changed, or a job moved on. Events are hints; queries give the truth.
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { jobSchema } from './jobs.ts';
import { procedure } from './procedure.ts';

export const topicSchema = z.enum([
  'workspace',
  'stores',
  'products',
  'suppliers',
  'observations',
  'uploads',
  'recipes',
  'watchedFolder',
  'models',
  'plans',
  'bulk',
  'orders',
  'overrides',
  'alerts',
  'replays',
  'jobs',
  'system',
]);
export type Topic = z.infer<typeof topicSchema>;

export const engineEventSchema = z.discriminatedUnion('type', [
  /** First event of every stream, so that a client knows it is listening. */
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('changed'), topics: z.array(topicSchema) }),
  z.object({ type: z.literal('job'), job: jobSchema }),
]);
export type EngineEvent = z.infer<typeof engineEventSchema>;

export const eventsContract = {
  watch: procedure
    .route({ method: 'GET', path: '/events', summary: 'Changes and job progress as server-sent events' })
    .output(eventIterator(engineEventSchema)),
};
