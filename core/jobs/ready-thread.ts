// A thread that is started before its task is there: starting one takes as long as many a task.
import { once } from 'node:events';
import type { Worker, WorkerOptions } from 'node:worker_threads';
import { startWorker } from './start-worker.ts';

/** What a thread is told that nobody has a task for. */
export const NO_TASK = 'end';

/** Steps that follow each other do so within a minute; a thread that is not asked for so long is ended. */
const KEPT_MS = 60_000;

export interface ReadyThreadOptions extends WorkerOptions {
  /** false: it loads a native module, and ends by itself when it is told NO_TASK. Default true. */
  isKilled?: boolean;
}

/** Keeps at most one thread, which keeps neither the process nor a test from ending. */
export class ReadyThread {
  readonly #name: string;
  readonly #options: WorkerOptions;
  readonly #isKilled: boolean;
  #ready: Worker | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** `name` is the file's name in core/jobs without its ending; it takes its tasks as messages. */
  constructor(name: string, { isKilled = true, ...options }: ReadyThreadOptions = {}) {
    this.#name = name;
    this.#options = options;
    this.#isKilled = isKilled;
  }

  /** A task is coming: the thread for it starts now. */
  prepare(): void {
    if (!this.#ready) void this.keep(this.#start());
  }

  /** The thread that is ready, or a new one. It is the caller's until it is kept again or has ended. */
  take(): Worker {
    const worker = this.#letGo() ?? this.#start();
    worker.ref();
    return worker;
  }

  /** A thread that may be asked again; it is ended where there is one already. */
  async keep(worker: Worker): Promise<void> {
    if (this.#ready || this.#isClosed) return this.#end(worker);
    worker.on('exit', this.#forget).on('error', ignore).unref();
    this.#ready = worker;
    this.#timer = setTimeout(() => void this.#end(this.#letGo()), KEPT_MS).unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end(this.#letGo());
  }

  #start(): Worker {
    return startWorker(this.#name, this.#options);
  }

  #letGo(): Worker | null {
    clearTimeout(this.#timer);
    const worker = this.#ready;
    worker?.off('exit', this.#forget).off('error', ignore);
    this.#ready = null;
    return worker;
  }

  async #end(worker: Worker | null): Promise<void> {
    if (!worker) return;
    if (this.#isKilled) {
      await worker.terminate();
      return;
    }
    worker.ref();
    worker.postMessage(NO_TASK);
    await once(worker, 'exit');
  }

  readonly #forget = (): void => {
    this.#letGo();
  };
}

/** Who asks next gets a new thread. */
const ignore = (): void => {};
