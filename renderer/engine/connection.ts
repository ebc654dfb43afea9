// Keeps one client alive over lines that come and go: calls wait for a line, and lines are opened again with backoff.
import { createORPCClient, ORPCError } from '@orpc/client';
import type { EngineClient } from '#core/contract/contract.ts';
import type { StoredError } from '#core/contract/errors.ts';
import type { EngineStatus } from '#core/contract/shell.ts';
import type { Shell } from './shell.ts';
import type { Line, Link } from './transport.ts';

export type EnginePhase =
  | 'starting'
  | 'ready'
  /** It went away and is coming back. */
  | 'restarting'
  /** The shell gave up on it and says why. */
  | 'failed'
  /** The shell itself does not answer. */
  | 'lost';

export interface EngineState {
  phase: EnginePhase;
  /** Counts lines opened since the page loaded; a change means: ask everything again. */
  generation: number;
  error: StoredError | null;
}

const FIRST_DELAY_MS = 150;
const LONGEST_DELAY_MS = 3_000;
/** Attempts after which the window stops promising that the engine comes back (about half a minute). */
const ATTEMPTS_UNTIL_LOST = 14;

const NOT_RUNNING: StoredError = { code: 'engine/stopped', message: 'The engine is not running.', details: {} };

const asRejection = ({ code, message, details }: StoredError) =>
  new ORPCError(code, { status: 503, message, data: details, defined: true });

/**
 * The engine as the window sees it. `client` is the same object for the life of the page; while no line is open its
 * calls wait, and fail with the shell's error (or `engine/stopped`) once the engine is given up.
 */
export class EngineConnection {
  readonly client: EngineClient;
  readonly shell: Shell;
  #state: EngineState = { phase: 'starting', generation: 0, error: null };
  #line: Line | null = null;
  #attempt = 0;
  #closed = false;
  #retryNow: (() => void) | null = null;
  readonly #stopWatching: () => void;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Set<PromiseWithResolvers<Line>>();

  constructor(shell: Shell) {
    this.shell = shell;
    const link: Link = {
      call: async (path, input, options) => (await this.#ready(options.signal)).link.call(path, input, options),
    };
    this.client = createORPCClient(link);
    this.#stopWatching = shell.watchStatus((status) => this.#hear(status));
    void this.#keepOpen();
  }

  getState = (): EngineState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The user's wish: asks the shell for another try and looks at once. */
  restart(): void {
    this.shell.restartEngine();
    this.#attempt = 0;
    this.#setState({ ...this.#state, phase: 'restarting', error: null });
    this.#retryNow?.();
  }

  close(): void {
    this.#closed = true;
    this.#stopWatching();
    this.#line?.close();
    this.#retryNow?.();
  }

  #hear(status: EngineStatus): void {
    if (status.state === 'failed') {
      this.#setState({ ...this.#state, phase: 'failed', error: status.error });
      this.#giveUpWaiting(status.error);
      return;
    }
    if (this.#line) return;
    this.#attempt = 0;
    if (status.state === 'ready') this.#retryNow?.();
    if (status.state === 'restarting') this.#setState({ ...this.#state, phase: 'restarting', error: null });
  }

  async #keepOpen(): Promise<void> {
    while (!this.#closed) {
      try {
        const line = await this.shell.openLine();
        this.#line = line;
        this.#attempt = 0;
        this.#setState({ phase: 'ready', generation: this.#state.generation + 1, error: null });
        for (const waiter of this.#waiting) waiter.resolve(line);
        this.#waiting.clear();
        await line.closed;
      } catch {
        // The reason does not matter here: the shell's status tells it, and the banner shows the phase.
      }
      this.#line = null;
      if (this.#closed) return;
      this.#attempt += 1;
      this.#afterLoss();
      await this.#pause(Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (this.#attempt - 1)));
    }
  }

  #afterLoss(): void {
    if (this.#state.phase === 'failed') return;
    const { generation } = this.#state;
    if (this.#attempt < ATTEMPTS_UNTIL_LOST) {
      this.#setState({ phase: generation === 0 ? 'starting' : 'restarting', generation, error: null });
      return;
    }
    this.#setState({ phase: 'lost', generation, error: NOT_RUNNING });
    this.#giveUpWaiting(NOT_RUNNING);
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#retryNow = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #ready(signal?: AbortSignal): Promise<Line> {
    if (this.#line) return this.#line;
    const { phase, error } = this.#state;
    if (phase === 'lost' || phase === 'failed') throw asRejection(error ?? NOT_RUNNING);
    const waiter = Promise.withResolvers<Line>();
    this.#waiting.add(waiter);
    const abort = () => waiter.reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await waiter.promise;
    } finally {
      this.#waiting.delete(waiter);
      signal?.removeEventListener('abort', abort);
    }
  }

  #giveUpWaiting(error: StoredError): void {
    for (const waiter of this.#waiting) waiter.reject(asRejection(error));
    this.#waiting.clear();
  }

  #setState(state: EngineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
