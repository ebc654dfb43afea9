// Keeps one engine process alive: start, watch, restart with growing pauses, give up when it keeps ending, stop in order.
import type { StoredError } from '#core/contract/errors.ts';
import type { EngineStatus } from '#core/contract/shell.ts';
import { engineStopped } from '../port/port-client.ts';
import type { EngineInit, FromEngine } from '../port/process-messages.ts';
import type { EngineChild } from './engine-child.ts';

export interface SupervisorOptions<Transfer> {
  spawn(): EngineChild<Transfer>;
  init: EngineInit;
  /** Pauses before the tries to restart; when they are used up, the supervisor gives up. */
  backoffMs?: readonly number[];
  /** An engine that was ready for so long counts as healthy: the next restart begins with the first pause again. */
  healthyMs?: number;
  /** How long a closing engine may take before it is killed. */
  closeMs?: number;
  /** How often a ready engine is asked for a sign of life. */
  heartbeatMs?: number;
  /**
   * An engine that gives none for so long hangs and is killed: much longer than its longest work in one go, the commit
   * of a large import, takes on a slow disk.
   */
  hangMs?: number;
}

/** Listener on messages of the running engine that are not the supervisor's own (port frames). */
type MessageListener<Transfer> = (message: FromEngine, child: EngineChild<Transfer>) => void;

export class EngineSupervisor<Transfer = never> {
  readonly #options: Required<SupervisorOptions<Transfer>>;
  readonly #statusListeners = new Set<(status: EngineStatus) => void>();
  readonly #messageListeners = new Set<MessageListener<Transfer>>();
  readonly #exitListeners = new Set<(child: EngineChild<Transfer>) => void>();
  readonly #workspaceListeners = new Set<(dir: string) => void>();
  readonly #pongListeners = new Set<() => void>();
  #init: EngineInit;
  #status: EngineStatus = { state: 'stopped' };
  #child: EngineChild<Transfer> | null = null;
  #exited: Promise<void> = Promise.resolve();
  #restarts = 0;
  #pause: NodeJS.Timeout | undefined;
  #health: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #stopping: Promise<void> | null = null;

  constructor(options: SupervisorOptions<Transfer>) {
    this.#options = {
      backoffMs: [250, 1000, 4000],
      healthyMs: 60_000,
      closeMs: 5_000,
      heartbeatMs: 10_000,
      hangMs: 120_000,
      ...options,
    };
    this.#init = options.init;
  }

  get status(): EngineStatus {
    return this.#status;
  }

  /** The running process; null while there is none. */
  get child(): EngineChild<Transfer> | null {
    return this.#child;
  }

  /** Starts the engine; after `failed` or `stopped`, starts it anew. Does nothing while one runs. */
  start(): void {
    if (this.#child || this.#status.state === 'restarting') return;
    this.#restarts = 0;
    this.#stopping = null;
    this.#setStatus({ state: 'starting' });
    this.#spawn();
  }

  /** Resolves with the running engine; rejects with engine/stopped when it was given up or stopped. */
  ready(): Promise<EngineChild<Transfer>> {
    return new Promise((resolve, reject) => {
      const settle = (status: EngineStatus): boolean => {
        if (status.state === 'ready' && this.#child) resolve(this.#child);
        else if (status.state === 'failed') reject(engineStopped(status.error.message));
        else if (status.state === 'stopped') reject(engineStopped('The engine was stopped.'));
        else return false;
        return true;
      };
      if (settle(this.#status)) return;
      const forget = this.onStatus((status) => {
        if (settle(status)) forget();
      });
    });
  }

  /** Called after each change of the status; returns how to stop listening. */
  onStatus(listener: (status: EngineStatus) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  onMessage(listener: MessageListener<Transfer>): void {
    this.#messageListeners.add(listener);
  }

  /** Called when a process has ended, before the status changes, so that calls under way are rejected first. */
  onExit(listener: (child: EngineChild<Transfer>) => void): void {
    this.#exitListeners.add(listener);
  }

  /** Called when another workspace was opened, with its folder. */
  onWorkspace(listener: (dir: string) => void): void {
    this.#workspaceListeners.add(listener);
  }

  /** Called at each sign of life of the running engine. */
  onPong(listener: () => void): void {
    this.#pongListeners.add(listener);
  }

  #answered(heart: Heart): void {
    heart.missed = 0;
    for (const listener of this.#pongListeners) listener();
  }

  /** Asks the engine to close, kills it when that takes too long. Afterwards nothing of it is left running. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#pause);
    const child = this.#child;
    if (child) {
      child.send({ type: 'close' });
      const tooLong = setTimeout(() => child.kill(), this.#options.closeMs);
      await this.#exited;
      clearTimeout(tooLong);
    }
    this.#setStatus({ state: 'stopped' });
  }

  #spawn(): void {
    const child = this.#options.spawn();
    this.#child = child;
    let refused: StoredError | null = null;
    const heart: Heart = { missed: 0, hangs: false };
    child.onMessage((message) => {
      if (message.type === 'ready') this.#becameReady(child, heart);
      else if (message.type === 'pong') this.#answered(heart);
      else if (message.type === 'failed') {
        refused = message.error;
        child.kill();
      } else if (message.type === 'workspace') this.#workspaceChanged(message.path);
      else for (const listener of this.#messageListeners) listener(message, child);
    });
    this.#exited = new Promise((resolve) => {
      child.onExit((how) => {
        this.#ended(child, refused, heart.hangs ? `it gave no answer for ${this.#options.hangMs / 1000} s` : how);
        resolve();
      });
    });
    child.send({ type: 'init', init: this.#init });
  }

  #workspaceChanged(workspaceDir: string): void {
    this.#init = { ...this.#init, workspaceDir };
    for (const listener of this.#workspaceListeners) listener(workspaceDir);
  }

  #becameReady(child: EngineChild<Transfer>, heart: Heart): void {
    this.#listenTo(child, heart);
    this.#health = setTimeout(() => {
      this.#restarts = 0;
    }, this.#options.healthyMs);
    this.#health.unref();
    this.#setStatus({ state: 'ready' });
  }

  /**
   * Counts unanswered questions, not time: when the whole machine slept or the shell itself was held up, nothing was
   * asked either, and the engine is not to blame.
   */
  #listenTo(child: EngineChild<Transfer>, heart: Heart): void {
    const { heartbeatMs, hangMs } = this.#options;
    this.#heartbeat = setInterval(() => {
      if (heart.missed * heartbeatMs >= hangMs) {
        heart.hangs = true;
        child.kill();
        return;
      }
      heart.missed++;
      child.send({ type: 'ping' });
    }, heartbeatMs);
    this.#heartbeat.unref();
  }

  #ended(child: EngineChild<Transfer>, refused: StoredError | null, how: string): void {
    clearTimeout(this.#health);
    clearInterval(this.#heartbeat);
    this.#child = null;
    for (const listener of this.#exitListeners) listener(child);
    if (this.#stopping) return;
    const { backoffMs } = this.#options;
    if (refused) {
      this.#setStatus({ state: 'failed', error: refused });
    } else if (this.#restarts >= backoffMs.length) {
      this.#setStatus({ state: 'failed', error: keepsEnding(how, this.#restarts + 1) });
    } else {
      const pauseMs = backoffMs[this.#restarts++];
      this.#setStatus({ state: 'restarting', attempt: this.#restarts, reason: how });
      this.#pause = setTimeout(() => this.#spawn(), pauseMs);
    }
  }

  #setStatus(status: EngineStatus): void {
    this.#status = status;
    for (const listener of [...this.#statusListeners]) listener(status);
  }
}

/** Signs of life of one process. */
interface Heart {
  /** Questions since the last answer. */
  missed: number;
  hangs: boolean;
}

function keepsEnding(how: string, times: number): StoredError {
  return {
    code: 'engine/stopped',
    message: `The engine ended ${times} times in a row (last: ${how}). Its log says more; then try again.`,
    details: { got: how },
  };
}
