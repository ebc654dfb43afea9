// The life of an engine: which workspace is open, the calls it answers, opening another one, the end.
import { readdirSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { AppError } from '../contract/errors.ts';
import { topicSchema } from '../contract/events.ts';
import { createEventHub } from '../jobs/event-hub.ts';
import { HEAVY_KINDS } from '../jobs/job-run.ts';
import { getWorkspaceMeta } from '../store/meta.ts';
import { isWorkspace } from '../store/open.ts';
import type { EngineConfig, EngineContext, EngineControl } from './context.ts';
import type { Call, Domain } from './handler.ts';
import { refuseInKiosk } from './kiosk.ts';
import { rememberWorkspace } from './recent-workspaces.ts';
import { openSession, type WorkspaceSession } from './workspace-session.ts';

/** Calls of a workspace that is being closed may take this long to finish. */
const CALLS_PATIENCE_MS = 5_000;

export class EngineHost implements EngineControl {
  readonly startedAt: string;
  readonly #config: EngineConfig;
  readonly #events = createEventHub();
  #session: WorkspaceSession | undefined;
  /** Calls under way, by the session that answers them. */
  readonly #calls = new Map<WorkspaceSession, Set<Promise<unknown>>>();
  /** Opening and closing happen one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(config: EngineConfig) {
    this.#config = config;
    this.startedAt = config.now().toISOString();
  }

  /** Opens the workspace of the configuration. To be called once, before anything else. */
  async open(): Promise<EngineContext> {
    this.#session = await this.#openSession(this.#config.workspaceDir, true).catch((error) =>
      this.#openFallback(error),
    );
    return this.#session.ctx;
  }

  /** A workspace that was only remembered must not keep the app from starting; one in use is better left to its user. */
  async #openFallback(error: unknown): Promise<WorkspaceSession> {
    const { workspaceDir, fallbackWorkspaceDir: fallback, log } = this.#config;
    const isInUse = error instanceof AppError && error.code === 'conflict/workspace-in-use';
    if (!fallback || resolve(fallback) === resolve(workspaceDir) || isInUse) throw error;
    log.warn({ err: error }, 'the workspace that was open last cannot be opened; the default one is');
    return this.#openSession(fallback, true);
  }

  async dispatch(domain: Domain, procedure: string, call: Call<unknown>): Promise<unknown> {
    const session = this.#session;
    if (!session) throw new AppError('engine/stopped', 'The engine has been stopped.', {});
    if (this.#config.kiosk) refuseInKiosk(`${domain}.${procedure}`);
    const answer = session.run(domain, procedure, call);
    // Opening another workspace waits for the calls of this one, so it must not wait for itself.
    if (domain === 'workspace' && procedure === 'open') return answer;
    const calls = this.#calls.get(session) ?? new Set();
    this.#calls.set(session, calls.add(answer));
    try {
      return await answer;
    } finally {
      calls.delete(answer);
    }
  }

  openWorkspace(path: string, create: boolean): Promise<EngineContext> {
    return this.#inTurn(() => this.#switch(path, create));
  }

  close(): Promise<void> {
    this.#closing ??= this.#inTurn(async () => {
      const session = this.#session;
      this.#session = undefined;
      if (session) await this.#closeSession(session);
      this.#events.close();
    });
    return this.#closing;
  }

  async #switch(path: string, create: boolean): Promise<EngineContext> {
    const current = this.#session;
    if (!current) throw new AppError('engine/stopped', 'The engine has been stopped.', {});
    if (!isAbsolute(path)) {
      const message = `"${path}" is not a full path to a folder.`;
      throw new AppError('input/path', message, { path, expected: 'an absolute path' });
    }
    if (resolve(path) === current.ctx.workspaceDir) return current.ctx;
    if (create && !isWorkspace(path)) assertEmpty(path);
    refuseWhileBusy(current);
    // The new one is opened before the old one is closed: when it cannot be, nothing has changed.
    const next = await this.#openSession(path, create);
    try {
      refuseWhileBusy(current);
    } catch (error) {
      await next.close();
      throw error;
    }
    this.#session = next;
    await this.#closeSession(current);
    this.#events.changed(...topicSchema.options);
    return next.ctx;
  }

  async #openSession(dir: string, create: boolean): Promise<WorkspaceSession> {
    const session = await openSession({ config: this.#config, dir, create, events: this.#events, engine: this });
    const { name } = getWorkspaceMeta(session.ctx.db);
    if (this.#config.remembersWorkspaces ?? !this.#config.kiosk)
      rememberWorkspace(this.#config, { name, path: session.ctx.workspaceDir });
    return session;
  }

  async #closeSession(session: WorkspaceSession): Promise<void> {
    await settledWithin(this.#calls.get(session) ?? [], CALLS_PATIENCE_MS);
    this.#calls.delete(session);
    await session.close();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** A click must not strew a database over somebody's documents. (The command line may: it names its folder.) */
function assertEmpty(path: string): void {
  const entries = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(path) : [];
  if (entries.every((name) => name.startsWith('.') || name.toLowerCase() === 'desktop.ini')) return;
  const message = `The folder ${path} is not empty. Choose an empty one, or name a new one.`;
  throw new AppError('input/path', message, { path, got: `${entries.length} entries`, expected: 'an empty folder' });
}

function refuseWhileBusy({ ctx }: WorkspaceSession): void {
  const heavy = ctx.jobs.active().find((job) => HEAVY_KINDS.has(job.kind));
  if (!heavy) return;
  const message = `"${heavy.title}" (${heavy.kind}) is still running. Wait for it or cancel it first.`;
  throw new AppError('conflict/job-running', message, { jobId: heavy.id, advice: 'Wait for the job or cancel it.' });
}

async function settledWithin(calls: Iterable<Promise<unknown>>, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([Promise.allSettled(calls), patience]);
  clearTimeout(timer);
}
