// Which procedures may write to the store: all but those that their HTTP method or this list calls readers.
import type { AnyContractProcedure } from '@orpc/contract';
import { contract } from '../contract/contract.ts';
import type { Domain, ProcedureName } from './handler.ts';

/** They only read, by POST because their questions are long: pages that must go on. Stopping a job must not wait for it. */
const NEVER_WAIT: ReadonlySet<string> = new Set<ProcedureName>([
  'explorer.observations',
  'explorer.products',
  'bulk.page',
  'bulk.totals',
  'forecasts.get',
  'forecasts.events',
  'jobs.cancel',
]);

export function mayWrite(domain: Domain, procedure: string): boolean {
  const procedures = contract[domain] as unknown as Record<string, AnyContractProcedure>;
  return procedures[procedure]['~orpc'].route.method !== 'GET' && !NEVER_WAIT.has(`${domain}.${procedure}`);
}
