// The job queue on a real database: states, order, progress, cancel, crash, close.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../contract/errors.ts';
import type { Job } from '../contract/jobs.ts';
import { findJob, insertJob } from '../store/jobs.ts';
import { openTestDatabase } from '../store/test-store.ts';
import { createEventHub } from './event-hub.ts';
import type { JobRun, JobSpec } from './job-run.ts';
import { SqliteJobQueue } from './queue.ts';
import { watchJob } from './watch-job.ts';

describe('the job queue', () => {
  let test: ReturnType<typeof openTestDatabase>;
  let hub: ReturnType<typeof createEventHub>;
  let queue: SqliteJobQueue;
  let logged: string[];
  let clock: number;

  const open = () =>
    new SqliteJobQueue({
      db: test.db,
      events: hub,
      now: () => {
        clock += 1000;
        return new Date(clock);
      },
      log: { warn: (_, message) => logged.push(message), error: (_, message) => logged.push(message) },
      toError: (error) => (error instanceof AppError ? error : new AppError('internal', String(error), {})),
    });

  beforeEach(() => {
    test = openTestDatabase();
    hub = createEventHub();
    logged = [];
    clock = Date.UTC(2026, 0, 1);
    queue = open();
  });
  afterEach(async () => {
    await queue.close();
    hub.close();
    test.remove();
  });

  const spec = (run: JobSpec['run'], more: Partial<JobSpec> = {}): JobSpec => ({
    kind: 'bulk',
    title: 'a job',
    store: null,
    input: { asked: 'for this' },
    run,
    ...more,
  });

  /** A job that runs until the test lets it end, and tells when it has begun. */
  function held(more: Partial<JobSpec> = {}) {
    const begun = Promise.withResolvers<JobRun>();
    const end = Promise.withResolvers<void>();
    const run = async (jobRun: JobRun) => {
      begun.resolve(jobRun);
      await end.promise;
      jobRun.throwIfCancelled();
      return {};
    };
    return { ...queue.start(spec(run, more)), begun: begun.promise, end: end.resolve };
  }

  it('notes a job down before it runs, and what it made after it has run', async () => {
    const { jobId } = queue.start(spec(async () => ({ fileId: 'f1', rows: 3 }), { title: 'sales.csv', store: 'S1' }));
    expect(findJob(test.db, jobId)).toMatchObject({ state: 'queued', title: 'sales.csv', store: 'S1', progress: 0 });
    const job = await queue.settled(jobId);
    expect(job).toMatchObject({ state: 'succeeded', progress: 1, result: { fileId: 'f1', rows: 3 }, error: null });
    expect(findJob(test.db, jobId), 'the row says the same').toEqual(job);
    expect([job.createdAt, job.startedAt, job.finishedAt]).toEqual([
      '2026-01-01T00:00:02.000Z',
      '2026-01-01T00:00:03.000Z',
      '2026-01-01T00:00:04.000Z',
    ]);
  });

  it('keeps what a failed job died of, with code and details', async () => {
    const details = { neededDays: 60, foundDays: 12 };
    const { jobId } = queue.start(
      spec(async () => {
        throw new AppError('data/too-short', 'Too little data.', details);
      }),
    );
    const error = { code: 'data/too-short', message: 'Too little data.', details };
    expect(await queue.settled(jobId)).toMatchObject({ state: 'failed', error });
    expect(findJob(test.db, jobId)?.error).toEqual(error);
  });

  it('runs heavy jobs one at a time in the order of their start, light ones beside them', async () => {
    const first = held({ kind: 'train' });
    const second = held({ kind: 'import-check' });
    const third = held({ kind: 'train' });
    const light = held({ kind: 'bulk' });
    await first.begun;
    await light.begun;
    expect(queue.active().map((job) => job.state)).toEqual(['running', 'queued', 'queued', 'running']);
    first.end();
    await second.begun;
    expect(queue.get(third.jobId).state).toBe('queued');
    second.end();
    await third.begun;
    third.end();
    light.end();
    const ends = await Promise.all([first, second, third].map((job) => queue.settled(job.jobId)));
    expect(ends.map((job) => job.state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(queue.active()).toEqual([]);
  });

  it('cancels a waiting job without ever running it', async () => {
    const first = held({ kind: 'train' });
    let ran = false;
    const waiting = queue.start(
      spec(
        async () => {
          ran = true;
          return {};
        },
        { kind: 'train' },
      ),
    );
    expect(queue.cancel(waiting.jobId).state).toBe('cancelled');
    first.end();
    await queue.settled(first.jobId);
    expect(findJob(test.db, waiting.jobId)).toMatchObject({ state: 'cancelled', startedAt: null, error: null });
    expect(ran).toBe(false);
  });

  it('cancels a running job through its signal and its shared flag', async () => {
    const job = held();
    const run = await job.begun;
    expect(Atomics.load(run.cancelFlag, 0)).toBe(0);
    expect(run.cancelFlag.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(queue.cancel(job.jobId).state, 'it has not stopped yet').toBe('running');
    expect(Atomics.load(run.cancelFlag, 0)).toBe(1);
    expect(run.signal.aborted).toBe(true);
    expect(() => run.throwIfCancelled()).toThrow(expect.objectContaining({ code: 'cancelled' }));
    job.end();
    expect(await queue.settled(job.jobId)).toMatchObject({ state: 'cancelled', error: null, result: null });
  });

  it('lets a job that was done before it noticed the cancel count as done', async () => {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const { jobId } = queue.start(
      spec(async () => {
        begun.resolve();
        await end.promise;
        return { bulkId: 'b1' };
      }),
    );
    await begun.promise;
    queue.cancel(jobId);
    end.resolve();
    expect(await queue.settled(jobId)).toMatchObject({ state: 'succeeded', result: { bulkId: 'b1' } });
    expect(queue.cancel(jobId).state, 'cancelling what has ended changes nothing').toBe('succeeded');
  });

  it('knows no job of another id', async () => {
    const notFound = expect.objectContaining({ code: 'not-found/job', details: { name: 'nobody' } });
    expect(() => queue.get('nobody')).toThrow(notFound);
    expect(() => queue.cancel('nobody')).toThrow(notFound);
    await expect(queue.settled('nobody')).rejects.toThrow(notFound);
    expect(() => watchJob(queue, hub, 'nobody')).toThrow(notFound);
  });

  it('lists jobs newest first, running ones as they are now', async () => {
    const done = queue.start(spec(async () => ({})));
    await queue.settled(done.jobId);
    const running = held();
    (await running.begun).report({ stage: 'predict', progress: 0.5 });
    expect(queue.list(10).map((job) => [job.id, job.state, job.progress])).toEqual([
      [running.jobId, 'running', 0.5],
      [done.jobId, 'succeeded', 1],
    ]);
    expect(queue.list(1)).toHaveLength(1);
    running.end();
  });

  it('never lets progress go back, and takes no number that is none', async () => {
    const job = held();
    const run = await job.begun;
    const progressAfter = (progress: number) => {
      run.report({ progress });
      return queue.get(job.jobId).progress;
    };
    expect([0.4, 0.2, Number.NaN, 7].map(progressAfter)).toEqual([0.4, 0.4, 0.4, 1]);
    run.report({ stage: 'read', detail: 'line 5', secondsLeft: 3 });
    run.report({ stage: 'write' });
    expect(queue.get(job.jobId)).toMatchObject({ stage: 'write', detail: 'line 5', secondsLeft: 3 });
    job.end();
    expect((await queue.settled(job.jobId)).secondsLeft).toBeNull();
    run.report({ stage: 'late' });
    expect(queue.get(job.jobId).stage, 'a report after the end is not heard').toBe('write');
  });

  it('merges a thousand reports into few events, the last one among them', async () => {
    const job = held();
    const run = await job.begun;
    const told: Job[] = [];
    const emit = hub.emit;
    hub.emit = (event) => {
      if (event.type === 'job') told.push(event.job);
      emit(event);
    };
    const began = performance.now();
    for (let step = 1; step <= 1000; step++) run.report({ progress: step / 2000, detail: `step ${step}` });
    const tenths = Math.ceil((performance.now() - began) / 100);
    expect(told.length).toBeLessThanOrEqual(tenths + 1);
    expect(queue.get(job.jobId)).toMatchObject({ detail: 'step 1000' });
    job.end();
    await queue.settled(job.jobId);
    expect(told.at(-1)).toMatchObject({ state: 'succeeded', detail: null });
  });

  it('follows a job to its final state', async () => {
    const job = held();
    const run = await job.begun;
    const stream = watchJob(queue, hub, job.jobId);
    const seen: string[] = [];
    for await (const { state, stage } of stream) {
      seen.push(`${state} ${stage}`);
      if (seen.length === 1) run.report({ stage: 'half' });
      if (stage === 'half') job.end();
    }
    expect(seen[0]).toBe('running null');
    expect(seen.at(-1)).toBe('succeeded half');
    const again: Job[] = [];
    for await (const state of watchJob(queue, hub, job.jobId)) again.push(state);
    expect(
      again.map((state) => state.state),
      'one that has ended is told once',
    ).toEqual(['succeeded']);
  });

  it('ends a stream at once when its listener goes away, also while it waits', async () => {
    const job = held();
    await job.begun;
    const aborter = new AbortController();
    const stream = watchJob(queue, hub, job.jobId, aborter.signal);
    await stream.next();
    const waiting = stream.next();
    aborter.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    job.end();
  });

  it('marks jobs of an engine that died as failed', () => {
    const common = { kind: 'train', store: 'S1', title: 't', stage: 'boost', secondsLeft: null, detail: null } as const;
    const times = { createdAt: '2026-01-01T00:00:00.000Z', startedAt: null, finishedAt: null };
    const rest = { ...common, ...times, progress: 0.3, error: null, result: null, curve: [] };
    insertJob(test.db, { ...rest, id: 'running1', state: 'running' }, {});
    insertJob(test.db, { ...rest, id: 'queued01', state: 'queued' }, {});
    queue = open();
    for (const id of ['running1', 'queued01']) {
      expect(queue.get(id)).toMatchObject({ state: 'failed', error: { code: 'engine/stopped' }, progress: 0.3 });
      expect(queue.get(id).finishedAt).not.toBeNull();
    }
    expect(logged).toEqual(['jobs of an engine that ended are marked as failed']);
  });

  it('cancels and waits for everything when it closes, and starts nothing more', async () => {
    const stopping = queue.start(
      spec((run) => new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason)))),
    );
    const first = held({ kind: 'train' });
    const waiting = held({ kind: 'train' });
    const run = await first.begun;
    run.signal.addEventListener('abort', () => first.end());
    await queue.close();
    for (const { jobId } of [stopping, first, waiting]) {
      expect(findJob(test.db, jobId)).toMatchObject({ state: 'cancelled' });
    }
    expect(() => queue.start(spec(async () => ({})))).toThrow(expect.objectContaining({ code: 'engine/stopped' }));
  });
});
