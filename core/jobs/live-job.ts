// One job while it waits or runs: its state in memory, its progress told at most ten times a second.
import { AppError } from '../contract/errors.ts';
import type { Job } from '../contract/jobs.ts';
import type { JobProgress, JobRun, JobSpec } from './job-run.ts';
import { appendCurve } from './live-curve.ts';

/** Listeners hear of a job at most this often. */
const TELL_INTERVAL_MS = 100;

export class LiveJob {
  readonly spec: JobSpec;
  readonly run: JobRun;
  /** Resolves with the final state. */
  readonly settled: Promise<Job>;
  readonly #tell: (job: Job) => void;
  readonly #controller = new AbortController();
  readonly #flag = new Int32Array(new SharedArrayBuffer(4));
  #job: Job;
  #lastTold = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #resolveSettled!: (job: Job) => void;

  constructor(job: Job, spec: JobSpec, tell: (job: Job) => void) {
    this.#job = job;
    this.spec = spec;
    this.#tell = tell;
    this.settled = new Promise((resolve) => {
      this.#resolveSettled = resolve;
    });
    const signal = this.#controller.signal;
    this.run = {
      id: job.id,
      signal,
      cancelFlag: this.#flag,
      report: (progress) => this.#report(progress),
      throwIfCancelled() {
        if (signal.aborted) throw new AppError('cancelled', 'The job was cancelled.', {});
      },
    };
  }

  /** A new object after every change: what was handed out does not change under its holder. */
  get job(): Job {
    return this.#job;
  }

  update(changes: Partial<Job>): void {
    this.#job = { ...this.#job, ...changes };
  }

  cancel(): void {
    Atomics.store(this.#flag, 0, 1);
    Atomics.notify(this.#flag, 0);
    this.#controller.abort(new AppError('cancelled', 'The job was cancelled.', {}));
  }

  /** Tells listeners now. */
  tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lastTold = performance.now();
    this.#tell(this.#job);
  }

  /** The job has its final state. */
  end(): void {
    this.tell();
    this.#resolveSettled(this.#job);
  }

  #report(progress: JobProgress): void {
    if (this.#job.state !== 'running') return;
    const job = this.#job;
    const reached = progress.progress;
    this.update({
      stage: progress.stage ?? job.stage,
      // Never back, and 1 only when the job has succeeded; NaN (0 of 0) is no news.
      progress: reached === undefined || !(reached > job.progress) ? job.progress : Math.min(reached, 1),
      detail: progress.detail === undefined ? job.detail : progress.detail,
      secondsLeft: progress.secondsLeft === undefined ? job.secondsLeft : progress.secondsLeft,
      curve: progress.curve ? appendCurve(job.curve, progress.curve) : job.curve,
    });
    if (this.#timer) return;
    const wait = this.#lastTold + TELL_INTERVAL_MS - performance.now();
    if (wait <= 0) this.tell();
    else this.#timer = setTimeout(() => this.tell(), wait);
  }
}
