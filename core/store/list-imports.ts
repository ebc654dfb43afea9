// Stock lists and supplier files that were taken over: their history, and the way back.
import { sql } from 'kysely';
import { AppError } from '../contract/errors.ts';
import type { ListImport, ListSubject } from '../contract/lists.ts';
import { applyList, type ListChange, type ListContent, revertList } from './list-changes.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';
import type { StoreRow } from './stores.ts';

export interface NewListImport {
  readonly id: string;
  readonly subject: ListSubject;
  readonly fileName: string;
  readonly who: string;
  /** ISO timestamp. */
  readonly at: string;
}

/** What taking a list over would change. The database is as before afterwards. */
export function measureList(db: WriteDb, store: Pick<StoreRow, 'id'>, list: ListContent): ListChange[] {
  const measured: { changes: ListChange[] } = { changes: [] };
  try {
    db.transaction(() => {
      measured.changes = applyList(db, store, list);
      throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  }
  return measured.changes;
}

class RollBack extends Error {}

/** Takes a list over in one transaction and keeps what takes it back. */
export function commitList(
  db: WriteDb,
  store: Pick<StoreRow, 'id'>,
  list: ListContent,
  { id, subject, fileName, who, at }: NewListImport,
): ListChange[] {
  return db.transaction(() => {
    const changes = applyList(db, store, list);
    db.run(
      q.insertInto('list_import').values({
        id,
        store_id: store.id,
        subject,
        file_name: fileName,
        who,
        created_at: at,
        changed: countSubjects(changes),
        changes: JSON.stringify(changes),
        undone_at: null,
      }),
    );
    return changes;
  });
}

/** Products (or, where no product changed, suppliers) that changes touch. */
export function countSubjects(changes: readonly ListChange[]): number {
  const of = (kind: string) => new Set(changes.flatMap((change) => (kind === kindOf(change) ? [change.of] : []))).size;
  return of('product') || of('supplier');
}

const kindOf = ({ kind }: ListChange): string => (kind === 'stock' ? 'product' : kind);

type Row = Omit<ListImport, 'subject'> & { subject: string; storeId: number };

const COLUMNS = [
  'id as importId',
  'subject',
  'file_name as fileName',
  'who',
  'created_at as at',
  'changed',
  'undone_at as undoneAt',
  'store_id as storeId',
] as const;

const toImport = ({ storeId: _, subject, ...row }: Row): ListImport => ({ ...row, subject: subject as ListSubject });

/** Newest first. */
export function listListImports(db: ReadDb, storeId: number, limit: number): ListImport[] {
  const newest = q.selectFrom('list_import').select(COLUMNS).where('store_id', '=', storeId);
  return db.all(newest.orderBy('created_at', 'desc').orderBy(sql`rowid`, 'desc').limit(limit)).map(toImport);
}

/** Takes a list back, once. Throws not-found/upload. */
export function undoListImport(db: WriteDb, importId: string, at: string): ListImport {
  return db.transaction(() => {
    const row = db.get(
      q
        .selectFrom('list_import')
        .select([...COLUMNS, 'changes'])
        .where('id', '=', importId),
    );
    if (!row) throw new AppError('not-found/upload', `There is no import ${importId}.`, { name: importId });
    const { changes, ...found } = row;
    if (found.undoneAt !== null) return toImport(found);
    revertList(db, { id: found.storeId }, JSON.parse(changes) as ListChange[]);
    db.run(q.updateTable('list_import').set({ undone_at: at }).where('id', '=', importId));
    return toImport({ ...found, undoneAt: at });
  });
}
