// The threads that read files: one is kept ready for the next step of an import, others are started as they are needed.
import type { Worker } from 'node:worker_threads';
import type { ImportTask } from './import-messages.ts';
import { type ImportAnswer, type ImportThreadOptions, runInThread, startImportThread } from './import-thread.ts';

/** Steps of one import follow each other within a minute; a thread that is not asked for so long is ended. */
const KEPT_MS = 60_000;

/**
 * Starting a thread takes as long as inspecting a large file, and code that has run before runs faster. A thread that has
 * checked a file is ended: it held all of its rows. So is one whose task failed.
 */
export class ImportThreads {
  #ready: Worker | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** A file is coming: the thread for it starts now. */
  prepare(): void {
    if (!this.#ready) this.#keep(startImportThread());
  }

  /** Runs a task in a thread of its own. Rejects as runInThread does; a cancelled thread has then ended. */
  async run(task: ImportTask, options: ImportThreadOptions = {}): Promise<ImportAnswer> {
    const worker = this.#take() ?? startImportThread();
    worker.ref();
    let answer: ImportAnswer;
    try {
      answer = await runInThread(worker, task, options);
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    if (task.task === 'check' || this.#ready || this.#isClosed) await worker.terminate();
    else this.#keep(worker);
    return answer;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#take()?.terminate();
  }

  #take(): Worker | null {
    clearTimeout(this.#timer);
    const worker = this.#ready;
    worker?.off('exit', this.#forget);
    worker?.off('error', ignore);
    this.#ready = null;
    return worker;
  }

  /** Keeps nobody from ending: neither the process nor a test. */
  #keep(worker: Worker): void {
    worker.on('exit', this.#forget).on('error', ignore).unref();
    this.#ready = worker;
    this.#timer = setTimeout(() => void this.#take()?.terminate(), KEPT_MS).unref();
  }

  readonly #forget = (): void => {
    this.#take();
  };
}

/** Who asks next gets a new thread. */
const ignore = (): void => {};
