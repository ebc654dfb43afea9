// One open workspace: its lock, database, jobs and handlers, from opening to closing.
import { basename, join, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { EngineClient } from '../contract/contract.ts';
import { CallWatch } from '../jobs/call-watch.ts';
import { SqliteJobQueue } from '../jobs/queue.ts';
import { WriteGate } from '../jobs/write-gate.ts';
import { recoverModels } from '../registry/recover-models.ts';
import { initWorkspaceMeta } from '../store/meta.ts';
import { assertRoomForWorkspace, assertWorkspace, openDatabase } from '../store/open.ts';
import type { WriteDb } from '../store/sql.ts';
import { lockWorkspace } from '../store/workspace-lock.ts';
import type { EngineConfig, EngineContext, EngineControl, EventHub } from './context.ts';
import { toAppError } from './error-mapping.ts';
import { openFileDepot } from './file-depot.ts';
import type { Call } from './handler.ts';
import { mayWrite } from './may-write.ts';
import { createHandlers, createRouter, type Dispatch } from './router.ts';
import { createFolderWatch } from './watched/folder-watch.ts';

export interface WorkspaceSession {
  readonly ctx: EngineContext;
  /** Runs a procedure of this workspace. */
  readonly run: Dispatch;
  /** Stops the jobs, releases what services hold, closes the database and gives the workspace free. */
  close(): Promise<void>;
}

export interface SessionOptions {
  config: EngineConfig;
  dir: string;
  /** Make the workspace when there is none. */
  create: boolean;
  events: EventHub;
  engine: EngineControl;
}

/** Throws conflict/workspace-in-use and what openDatabase throws; then nothing stays open. */
export async function openSession(options: SessionOptions): Promise<WorkspaceSession> {
  const { config, events } = options;
  const dir = resolve(options.dir);
  /** How to undo what has been opened so far. */
  const release: Closer[] = [];
  const closers: Closer[] = [];
  try {
    // Before the lock, which would make the folder.
    if (options.create) assertRoomForWorkspace(dir);
    else assertWorkspace(dir);
    const lock = lockWorkspace(dir);
    release.push(() => lock.release());
    const db = openDatabase(dir, { create: options.create, now: config.now });
    release.push(() => closeDatabase(db, config));
    initWorkspaceMeta(db, { name: basename(dir), createdAt: config.now().toISOString() });
    const files = openFileDepot({ db, dir: join(dir, 'files'), now: config.now });
    release.push(() => files.close());
    const recovery = recoverModels(db, dir);
    if (recovery.removed.length + recovery.lost.length > 0) config.log.warn(recovery, 'models were tidied up');
    const jobs = new SqliteJobQueue({
      db,
      events,
      now: config.now,
      log: config.log,
      toError: (error) => toAppError(error, config.log),
    });
    release.push(() => runAll(closers, config));
    release.push(() => jobs.close());

    const services = new Map<unknown, unknown>();
    let client: EngineClient | undefined;
    const ctx: EngineContext = {
      config,
      workspaceDir: dir,
      db,
      jobs,
      events,
      writes: new WriteGate(),
      calls: new CallWatch(),
      files,
      engine: options.engine,
      recoveredFromCrash: lock.recoveredFromCrash,
      service<T>(create: (ctx: EngineContext) => T): T {
        if (!services.has(create)) services.set(create, create(ctx));
        return services.get(create) as T;
      },
      client() {
        if (!client) throw new Error('the handlers are still being made');
        return client;
      },
      onClose: (closer) => void closers.push(closer),
    };
    const handlers = createHandlers(ctx);
    const run: Dispatch = async (domain, procedure, call) => {
      const procedures = handlers[domain] as Record<string, (call: Call<unknown>) => unknown>;
      ctx.calls.called();
      if (mayWrite(domain, procedure)) await ctx.writes.opened();
      return procedures[procedure](call);
    };
    const router = createRouter(run, config.log);
    client = createRouterClient(router) as EngineClient;
    if (config.watchesFolders && !config.kiosk) ctx.service(createFolderWatch).start();
    return { ctx, run, close: () => runAll(release, config) };
  } catch (error) {
    await runAll(release, config);
    throw error;
  }
}

type Closer = () => void | Promise<void>;

/** Last opened first. One that fails is logged: the others still have to be released. */
async function runAll(closers: readonly Closer[], config: EngineConfig): Promise<void> {
  for (const closer of closers.toReversed()) {
    try {
      await closer();
    } catch (error) {
      config.log.error({ err: error }, 'something of the workspace could not be closed');
    }
  }
}

/** Leaves one tidy file: planner statistics refreshed, the write-ahead log emptied. */
function closeDatabase(db: WriteDb, config: EngineConfig): void {
  try {
    db.exec('PRAGMA analysis_limit = 400; PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);');
  } catch (error) {
    config.log.warn({ err: error }, 'the database was closed without its last tidying up');
  } finally {
    db.close();
  }
}
