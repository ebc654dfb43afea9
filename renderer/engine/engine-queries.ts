// Query and mutation options of every procedure of the engine, typed.
import type { RouterUtils } from '@orpc/tanstack-query';
import type { EngineClient } from '#core/contract/contract.ts';

export type EngineQueries = RouterUtils<EngineClient>;
