// The engine: an open workspace behind the contract. Every door (window, HTTP, command line, tests) starts here.
import { createRouterClient } from '@orpc/server';
import type { EngineClient } from '../contract/contract.ts';
import type { EngineConfig } from './context.ts';
import { EngineHost } from './engine-host.ts';
import { createRouter, type EngineRouter } from './router.ts';

export interface Engine {
  /** Client without a door: validates and maps errors as every door does. */
  readonly client: EngineClient;
  readonly router: EngineRouter;
  /** Cancels jobs and waits for them, closes the database. Streams end. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens (or makes) the workspace of the configuration. Throws AppError: conflict/workspace-in-use,
 * storage/newer-version, storage/corrupt, storage/unavailable, storage/disk-full.
 */
export async function createEngine(config: EngineConfig): Promise<Engine> {
  const host = new EngineHost(config);
  await host.open();
  const router = createRouter((domain, procedure, call) => host.dispatch(domain, procedure, call), config.log);
  return { client: createRouterClient(router) as EngineClient, router, close: () => host.close() };
}
