// What handlers get to work with. Built once for each opened workspace; passed, never global.
import type { EngineClient } from '../contract/contract.ts';
import type { CallWatch } from '../jobs/call-watch.ts';
import type { EventHub } from '../jobs/event-hub.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { WriteGate } from '../jobs/write-gate.ts';
import type { WriteDb } from '../store/sql.ts';
import type { FileDepot } from './file-depot.ts';

export type { EventHub } from '../jobs/event-hub.ts';
export type { JobQueue } from '../jobs/queue.ts';
export type { FileDepot } from './file-depot.ts';

export interface EngineConfig {
  /** Folder of the workspace to open; made when it does not exist. */
  workspaceDir: string;
  /** Opened instead when that one cannot be, because nobody named it. */
  fallbackWorkspaceDir?: string | null;
  /** false: opening a workspace does not make it the one that the app opens next time. Default true. */
  remembersWorkspaces?: boolean;
  /** Folder with read-only resources (demo data, locale files). */
  resourcesDir: string;
  /** Folder with the shipped models (the demo store's). */
  modelsDir: string;
  /** Per-user folder for what belongs to no workspace (recent workspaces); null: remember nothing. */
  userDataDir: string | null;
  version: string;
  /** The system's user, for histories; preferences may name another (`whoIs` of preferences.ts). */
  user: string;
  /** Folder of the log, told in diagnostics; null or left out: none. */
  logFolder?: string | null;
  /** Set: the demo for strangers, reset after so many minutes; see kiosk.ts. */
  kiosk?: { idleMinutes: number } | null;
  /** true: the workspace's watched folder is looked into; for engines that live long. Never in a kiosk. Default false. */
  watchesFolders?: boolean;
  /** Cores that a training may use. */
  threads: number;
  now(): Date;
  log: EngineLog;
}

/** The part of pino's logger that the engine uses. */
export interface EngineLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The engine around the open workspace. */
export interface EngineControl {
  /** ISO timestamp. */
  readonly startedAt: string;
  /**
   * Closes the open workspace and opens (or makes) another one. Every later call goes to the new one.
   * Throws conflict/job-running while a heavy job runs or waits, and what opening a workspace throws; the current
   * workspace then stays open.
   */
  openWorkspace(path: string, create: boolean): Promise<EngineContext>;
}

/**
 * Lives as long as its workspace is open. Opening another workspace makes a new context and new handlers, so a handler
 * may keep what belongs to the workspace (caches, sessions) in its closure or, shared between domains, in a service.
 */
export interface EngineContext {
  readonly config: EngineConfig;
  readonly workspaceDir: string;
  readonly db: WriteDb;
  readonly jobs: JobQueue;
  readonly events: EventHub;
  /** Held while a thread writes to the store: calls that may write wait for it. */
  readonly writes: WriteGate;
  /** Knows when the engine was last called, for work in the background. */
  readonly calls: CallWatch;
  readonly files: FileDepot;
  readonly engine: EngineControl;
  /** True when the engine that had this workspace open before ended without closing it. */
  readonly recoveredFromCrash: boolean;
  /** The procedures of this workspace as a client calls them, for what works through the contract. */
  client(): EngineClient;
  /**
   * The one instance of a service in this workspace, made at its first use: `ctx.service(createForecastService)`.
   * The function itself is the key.
   */
  service<T>(create: (ctx: EngineContext) => T): T;
  /** Called, last registered first, after the jobs have stopped and before the database is closed. */
  onClose(release: () => void | Promise<void>): void;
}
