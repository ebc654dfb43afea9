// Replays that were run: what they came to, whole and by product.
import { sql } from 'kysely';
import { AppError } from '../contract/errors.ts';
import type { ReplayLine, ReplaySummary } from '../contract/replays.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';

/** Replays kept for each store, the newest first. */
const REPLAYS_KEPT = 5;

/** Saves a replay and forgets the store's oldest ones, in one transaction. */
export function saveReplay(db: WriteDb, storeId: number, summary: ReplaySummary, lines: readonly ReplayLine[]): void {
  db.transaction(() => {
    db.run(
      q.insertInto('replay').values({
        job_id: summary.jobId,
        store_id: storeId,
        created_at: summary.createdAt,
        summary: JSON.stringify(summary),
        lines: JSON.stringify(lines),
      }),
    );
    const kept = q
      .selectFrom('replay')
      .select('job_id')
      .where('store_id', '=', storeId)
      .orderBy('created_at', 'desc')
      .orderBy(sql`rowid`, 'desc')
      .limit(REPLAYS_KEPT);
    db.run(q.deleteFrom('replay').where('store_id', '=', storeId).where('job_id', 'not in', kept));
  });
}

export function findLatestReplay(db: ReadDb, storeId: number): ReplaySummary | undefined {
  const row = db.get(
    q
      .selectFrom('replay')
      .select('summary')
      .where('store_id', '=', storeId)
      .orderBy('created_at', 'desc')
      .orderBy(sql`rowid`, 'desc')
      .limit(1),
  );
  return row && (JSON.parse(row.summary) as ReplaySummary);
}

/** Throws not-found/replay. */
export function getReplay(db: ReadDb, jobId: string): ReplaySummary {
  return JSON.parse(columnOf(db, jobId, 'summary')) as ReplaySummary;
}

/** Throws not-found/replay. */
export function listReplayLines(db: ReadDb, jobId: string): ReplayLine[] {
  return JSON.parse(columnOf(db, jobId, 'lines')) as ReplayLine[];
}

function columnOf(db: ReadDb, jobId: string, column: 'summary' | 'lines'): string {
  const row = db.get(q.selectFrom('replay').select(column).where('job_id', '=', jobId));
  if (!row)
    throw new AppError('not-found/replay', `There is no replay "${jobId}"; the newest five are kept.`, { name: jobId });
  return (row as Record<typeof column, string>)[column];
}
