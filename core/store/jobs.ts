// Jobs as rows: what survives the engine.

import { sql } from 'kysely';
import type { StoredError } from '../contract/errors.ts';
import type { Job, JobKind, JobState } from '../contract/jobs.ts';
import type { JobTable } from './schema/forecasting.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';

export function insertJob(db: WriteDb, job: Job, input: unknown): void {
  db.run(
    q.insertInto('job').values({
      id: job.id,
      kind: job.kind,
      state: job.state,
      store_code: job.store,
      title: job.title,
      stage: job.stage,
      progress: job.progress,
      detail: job.detail,
      created_at: job.createdAt,
      started_at: job.startedAt,
      finished_at: job.finishedAt,
      error: job.error && JSON.stringify(job.error),
      result: job.result && JSON.stringify(job.result),
      input: JSON.stringify(input ?? null),
    }),
  );
}

/** Writes everything that changes in a job's life. */
export function updateJob(db: WriteDb, job: Job): void {
  db.run(
    q
      .updateTable('job')
      .set({
        state: job.state,
        stage: job.stage,
        progress: job.progress,
        detail: job.detail,
        started_at: job.startedAt,
        finished_at: job.finishedAt,
        error: job.error && JSON.stringify(job.error),
        result: job.result && JSON.stringify(job.result),
      })
      .where('id', '=', job.id),
  );
}

export function findJob(db: ReadDb, id: string): Job | undefined {
  const row = db.get(q.selectFrom('job').selectAll().where('id', '=', id));
  return row && toJob(row);
}

/** Newest first; jobs made in the same millisecond in the order of their making. */
export function listJobs(db: ReadDb, limit: number): Job[] {
  const rows = db.all(
    q.selectFrom('job').selectAll().orderBy('created_at', 'desc').orderBy(sql`rowid`, 'desc').limit(limit),
  );
  return rows.map(toJob);
}

/** Jobs that an engine which is gone left open. They fail: nothing of theirs was confirmed. Returns how many. */
export function failAbandonedJobs(db: WriteDb, error: StoredError, at: string): number {
  return db.run(
    q
      .updateTable('job')
      .set({ state: 'failed' satisfies JobState, error: JSON.stringify(error), finished_at: at })
      .where('state', 'in', ['queued', 'running'] satisfies JobState[]),
  ).changes;
}

const toJob = (row: JobTable): Job => ({
  id: row.id,
  kind: row.kind as JobKind,
  state: row.state as JobState,
  store: row.store_code,
  title: row.title,
  stage: row.stage,
  progress: row.progress,
  secondsLeft: null,
  detail: row.detail,
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  error: row.error === null ? null : JSON.parse(row.error),
  result: row.result === null ? null : JSON.parse(row.result),
  curve: [],
});
