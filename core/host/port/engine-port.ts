// EnginePort: a way to obtain a client of an engine, wherever that engine runs.
import type { EngineClient } from '#core/contract/contract.ts';

export interface EngineConnection {
  readonly client: EngineClient;
  /** Ends this connection only; calls under way are rejected with engine/stopped. */
  close(): void;
}

export interface EnginePort {
  /** Waits until the engine is ready. Rejects with engine/stopped when it cannot be started or was stopped. */
  connect(): Promise<EngineConnection>;
}
