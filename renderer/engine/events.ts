// Listens to the engine: a changed topic marks the answers that depend on it as stale, a job event moves the job on.
import type { QueryClient } from '@tanstack/react-query';
import type { EngineClient } from '#core/contract/contract.ts';
import type { EngineEvent, Topic } from '#core/contract/events.ts';
import type { Job } from '#core/contract/jobs.ts';
import type { EngineQueries } from './engine-queries.ts';

type Domain = keyof EngineClient;

/** Which domains of the contract answer differently once a topic has changed. */
export const DOMAINS_BY_TOPIC: Record<Topic, Domain[]> = {
  workspace: [
    'workspace',
    'stores',
    'suppliers',
    'terms',
    'imports',
    'recipes',
    'watchedFolder',
    'models',
    'bulk',
    'orders',
    'dashboard',
    'alerts',
    'jobs',
    'system',
    'predictions',
    'evidence',
    'replays',
    'tradeOffs',
  ],
  stores: [
    'stores',
    'workspace',
    'terms',
    'explorer',
    'dashboard',
    'alerts',
    'forecasts',
    'predictions',
    'evidence',
    'tradeOffs',
  ],
  products: [
    'stores',
    'suppliers',
    'terms',
    'explorer',
    'lists',
    'dashboard',
    'alerts',
    'forecasts',
    'predictions',
    'evidence',
    'tradeOffs',
  ],
  suppliers: ['suppliers', 'terms', 'stores', 'orders', 'dashboard', 'alerts', 'predictions', 'evidence', 'tradeOffs'],
  observations: [
    'stores',
    'suppliers',
    'terms',
    'explorer',
    'corrections',
    'dashboard',
    'alerts',
    'models',
    'forecasts',
    'overrides',
    'predictions',
    'evidence',
    'tradeOffs',
  ],
  uploads: ['imports', 'watchedFolder', 'dashboard'],
  recipes: ['recipes'],
  watchedFolder: ['watchedFolder'],
  plans: ['plans', 'forecasts', 'predictions', 'evidence', 'dashboard', 'alerts', 'tradeOffs'],
  models: ['models', 'stores', 'dashboard', 'alerts', 'forecasts', 'predictions', 'evidence', 'tradeOffs'],
  bulk: ['bulk', 'dashboard'],
  // What is on its way and what has arrived count in every decision.
  orders: ['orders', 'bulk', 'dashboard', 'alerts', 'predictions', 'evidence'],
  overrides: ['overrides', 'forecasts', 'predictions', 'evidence', 'dashboard', 'alerts', 'tradeOffs'],
  alerts: ['alerts'],
  replays: ['replays'],
  jobs: ['jobs'],
  system: ['system'],
};

/** Puts a job's news into every answer that shows it; an older event never overwrites a newer state. */
export function applyJob(queries: QueryClient, engine: EngineQueries, job: Job): void {
  queries.setQueryData(engine.jobs.get.queryKey({ input: { jobId: job.id } }), job);
  queries.setQueriesData<Job[]>({ queryKey: engine.jobs.list.key() }, (jobs) => {
    if (!jobs) return jobs;
    const known = jobs.some(({ id }) => id === job.id);
    return known ? jobs.map((other) => (other.id === job.id ? job : other)) : [job, ...jobs];
  });
}

export function applyEvent(queries: QueryClient, engine: EngineQueries, event: EngineEvent): void {
  if (event.type === 'job') applyJob(queries, engine, event.job);
  if (event.type !== 'changed') return;
  const domains = new Set(event.topics.flatMap((topic) => DOMAINS_BY_TOPIC[topic]));
  for (const domain of domains) void queries.invalidateQueries({ queryKey: engine[domain].key() });
}

/** Follows the engine's events until `signal` aborts or the line breaks (the caller then calls again on the new line). */
export async function followEvents(
  client: EngineClient,
  onEvent: (event: EngineEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const event of await client.events.watch(undefined, { signal })) onEvent(event);
  } catch (error) {
    if (!signal.aborted) console.info('Events stopped; waiting for the engine.', error);
  }
}
