// What a workspace knows of itself: its name and when it was made.
import { q, type ReadDb, type WriteDb } from './sql.ts';

export interface WorkspaceMeta {
  name: string;
  /** ISO timestamp. */
  createdAt: string;
}

/** Notes name and time in a new workspace; leaves those of an old one alone. */
export function initWorkspaceMeta(db: WriteDb, meta: WorkspaceMeta): void {
  const rows = [
    { key: 'name', value: meta.name },
    { key: 'created_at', value: meta.createdAt },
  ];
  db.run(
    q
      .insertInto('meta')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing()),
  );
}

export function getWorkspaceMeta(db: ReadDb): WorkspaceMeta {
  const rows = db.all(q.selectFrom('meta').selectAll().where('key', 'in', ['name', 'created_at']));
  const byKey = new Map(rows.map((row) => [row.key, row.value]));
  return { name: byKey.get('name') ?? '', createdAt: byKey.get('created_at') ?? '' };
}
