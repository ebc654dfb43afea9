// Runs long work. A row in the store is the truth about a job; what is in memory is only how far a running one is.
import { AppError, type StoredError } from '../contract/errors.ts';
import type { Job } from '../contract/jobs.ts';
import { newId } from '../store/id.ts';
import { failAbandonedJobs, findJob, insertJob, listJobs, updateJob } from '../store/jobs.ts';
import type { WriteDb } from '../store/sql.ts';
import type { EventHub } from './event-hub.ts';
import { HEAVY_KINDS, type JobSpec } from './job-run.ts';
import { LiveJob } from './live-job.ts';

export interface JobQueue {
  /**
   * Notes the job down and starts it as soon as its turn comes: a heavy one when no other heavy one runs, in order; a
   * light one at once. Never before this call has returned. A job must not wait for another heavy job.
   */
  start(spec: JobSpec): { jobId: string };
  /** Throws not-found/job. */
  get(jobId: string): Job;
  /** Newest first. */
  list(limit: number): Job[];
  /** Asks a job to stop and answers at once; one that has ended stays as it is. Throws not-found/job. */
  cancel(jobId: string): Job;
  /** Resolves with the final state; never rejects for a failed job. Throws (rejects) not-found/job. */
  settled(jobId: string): Promise<Job>;
  /** Jobs that run or wait, in the order of their start. */
  active(): Job[];
}

export interface JobQueueOptions {
  db: WriteDb;
  events: EventHub;
  now(): Date;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
  /** Words any error for storage; an unexpected one is logged by it. */
  toError(error: unknown): AppError;
}

/** Jobs may take this long to notice that the engine closes; then they are left behind. */
const CLOSE_PATIENCE_MS = 10_000;

const stopped = (): StoredError => ({
  code: 'engine/stopped',
  message: 'The engine stopped while this job was running. Nothing of it was kept; start it again.',
  details: {},
});

export class SqliteJobQueue implements JobQueue {
  readonly #options: JobQueueOptions;
  /** Jobs that wait or run, in the order of their start. */
  readonly #live = new Map<string, LiveJob>();
  #runningHeavy: string | undefined;
  #closed = false;

  constructor(options: JobQueueOptions) {
    this.#options = options;
    const abandoned = failAbandonedJobs(options.db, stopped(), options.now().toISOString());
    if (abandoned > 0) options.log.warn({ jobs: abandoned }, 'jobs of an engine that ended are marked as failed');
  }

  start(spec: JobSpec): { jobId: string } {
    if (this.#closed) throw new AppError('engine/stopped', 'The workspace is being closed.', {});
    const job: Job = {
      id: newId(),
      kind: spec.kind,
      state: 'queued',
      store: spec.store,
      title: spec.title,
      stage: null,
      progress: 0,
      secondsLeft: null,
      detail: null,
      createdAt: this.#options.now().toISOString(),
      startedAt: null,
      finishedAt: null,
      error: null,
      result: null,
      curve: [],
    };
    insertJob(this.#options.db, job, spec.input);
    const live = new LiveJob(job, spec, (state) => this.#options.events.emit({ type: 'job', job: state }));
    this.#live.set(job.id, live);
    this.#options.events.changed('jobs');
    setImmediate(() => this.#startNext());
    return { jobId: job.id };
  }

  get(jobId: string): Job {
    const job = this.#live.get(jobId)?.job ?? findJob(this.#options.db, jobId);
    if (!job) throw new AppError('not-found/job', `There is no job ${jobId}.`, { name: jobId });
    return job;
  }

  list(limit: number): Job[] {
    return listJobs(this.#options.db, limit).map((job) => this.#live.get(job.id)?.job ?? job);
  }

  active(): Job[] {
    return [...this.#live.values()].map((live) => live.job);
  }

  cancel(jobId: string): Job {
    const live = this.#live.get(jobId);
    if (!live) return this.get(jobId);
    live.cancel();
    if (live.job.state === 'queued') this.#settle(live, { state: 'cancelled' });
    return live.job;
  }

  async settled(jobId: string): Promise<Job> {
    return this.#live.get(jobId)?.settled ?? this.get(jobId);
  }

  /** Cancels everything and waits for it; what does not stop in time is noted as stopped by the engine. */
  async close(): Promise<void> {
    this.#closed = true;
    const live = [...this.#live.values()];
    for (const { job } of live) this.cancel(job.id);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_PATIENCE_MS);
    });
    await Promise.race([Promise.all(live.map((one) => one.settled)), patience]);
    clearTimeout(timer);
    for (const left of [...this.#live.values()]) this.#settle(left, { state: 'failed', error: stopped() });
  }

  #startNext(): void {
    for (const live of [...this.#live.values()]) {
      if (this.#closed || live.job.state !== 'queued') continue;
      const heavy = HEAVY_KINDS.has(live.job.kind);
      if (heavy && this.#runningHeavy !== undefined) continue;
      if (heavy) this.#runningHeavy = live.job.id;
      void this.#run(live);
    }
  }

  async #run(live: LiveJob): Promise<void> {
    try {
      live.update({ state: 'running', startedAt: this.#options.now().toISOString() });
      updateJob(this.#options.db, live.job);
      live.tell();
      const result = await live.spec.run(live.run);
      this.#settle(live, { state: 'succeeded', result, progress: 1, detail: null });
    } catch (error) {
      this.#settle(live, this.#outcomeOf(live, error));
    }
  }

  #outcomeOf(live: LiveJob, thrown: unknown): Partial<Job> {
    if (live.run.signal.aborted) {
      // A cancelled job may break anywhere; what it broke on is only of interest to us.
      if (!(thrown instanceof AppError)) this.#options.log.warn({ err: thrown }, 'a cancelled job ended with an error');
      return { state: 'cancelled' };
    }
    const { code, message, details } = this.#options.toError(thrown);
    return { state: 'failed', error: { code, message, details: { ...details } } };
  }

  #settle(live: LiveJob, outcome: Partial<Job>): void {
    if (this.#live.get(live.job.id) !== live) return; // left behind when the engine closed
    live.update({ ...outcome, finishedAt: this.#options.now().toISOString(), secondsLeft: null, curve: [] });
    try {
      updateJob(this.#options.db, live.job);
    } catch (error) {
      // The disk may be full. Listeners still hear how the job ended; the next start marks the row as failed.
      this.#options.log.error({ err: error, job: live.job.id }, 'the end of a job could not be written');
    }
    this.#live.delete(live.job.id);
    if (this.#runningHeavy === live.job.id) this.#runningHeavy = undefined;
    live.end();
    this.#options.events.changed('jobs');
    setImmediate(() => this.#startNext());
  }
}
