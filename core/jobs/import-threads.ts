// The threads that read files: one is kept ready for the next step of an import, others are started as they are needed.
import type { ImportTask } from './import-messages.ts';
import { type ImportAnswer, type ImportThreadOptions, MAX_HEAP_MB, runInThread } from './import-thread.ts';
import { ReadyThread } from './ready-thread.ts';

/**
 * Starting a thread takes as long as inspecting a large file, and code that has run before runs faster. A thread that has
 * checked a file is ended: it held all of its rows. So is one whose task failed.
 */
export class ImportThreads {
  readonly #ready = new ReadyThread('import-worker', { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });

  /** A file is coming: the thread for it starts now. */
  prepare(): void {
    this.#ready.prepare();
  }

  /** Runs a task in a thread of its own. Rejects as runInThread does; a cancelled thread has then ended. */
  async run(task: ImportTask, options: ImportThreadOptions = {}): Promise<ImportAnswer> {
    const worker = this.#ready.take();
    let answer: ImportAnswer;
    try {
      answer = await runInThread(worker, task, options);
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    if (task.task === 'check') await worker.terminate();
    else await this.#ready.keep(worker);
    return answer;
  }

  close(): Promise<void> {
    return this.#ready.close();
  }
}
