// The engine in this very process: the door of tests and of the command line.
import { createRouterClient } from '@orpc/server';
import type { EngineClient } from '../contract/contract.ts';
import type { Engine } from './engine.ts';
import type { EnginePort } from './port/engine-port.ts';

/** An EnginePort without a process in between. Closing a connection leaves the engine open. */
export const inlinePort = (engine: Engine): EnginePort => ({
  connect: async () => ({ client: createRouterClient(engine.router) as EngineClient, close: () => undefined }),
});
