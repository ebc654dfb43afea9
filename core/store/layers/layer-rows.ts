// Layers in the database: read and written product by product, and the rules of the uploads they come from.
import type { ReadDb, WriteDb } from '../sql.ts';
import { CELL_COLUMNS, type LayerRule } from './fold.ts';
import { decodeLayer, encodeLayer, type LayerDays } from './layer-codec.ts';

/** An upload in the order of all commits. */
export interface CommittedUpload {
  readonly uploadId: string;
  readonly rule: LayerRule;
}

/** Uploads from before layers were kept count as whole replacements: nothing lies below them. */
const OLD_RULE: LayerRule = { overlap: 'replace', has: CELL_COLUMNS.map(() => true) };

/** The order of all commits, both ways round. */
export interface CommitOrder {
  readonly commits: ReadonlyMap<number, CommittedUpload>;
  readonly commitOf: ReadonlyMap<string, number>;
}

export function loadCommitOrder(db: ReadDb): CommitOrder {
  const commits = loadCommits(db);
  return { commits, commitOf: new Map([...commits].map(([commit, { uploadId }]) => [uploadId, commit])) };
}

/** Every committed upload by its place in the order. */
function loadCommits(db: ReadDb): Map<number, CommittedUpload> {
  const rows = db
    .prepareRows<[], [number, string, string | null]>(
      'SELECT commit_number, id, commit_rule FROM upload WHERE commit_number IS NOT NULL',
    )
    .all();
  return new Map(
    rows.map(([commit, uploadId, rule]) => [
      commit,
      { uploadId, rule: rule === null ? OLD_RULE : toRule(JSON.parse(rule)) },
    ]),
  );
}

/** As it is stored: by the names of the columns, of which later versions may know more. */
interface StoredRule {
  overlap: LayerRule['overlap'];
  columns: readonly string[];
}

const toRule = ({ overlap, columns }: StoredRule): LayerRule => ({
  overlap,
  has: CELL_COLUMNS.map((column) => columns.includes(column)),
});

/** Corrections are numbered from here: they lie on top of every file, also of those that come in after them. */
export const FIRST_CORRECTION = 1_000_000_001;

/**
 * Gives an upload its place behind all files (a correction: behind all corrections) that were committed so far, and keeps
 * how it is laid over what lies below.
 */
export function numberCommit(
  db: WriteDb,
  uploadId: string,
  rule: StoredRule,
  kind: 'file' | 'correction' = 'file',
): number {
  const [from, side] = kind === 'file' ? [1, '<'] : [FIRST_CORRECTION, '>='];
  const next = `SELECT coalesce(max(commit_number) + 1, ?) FROM upload WHERE commit_number ${side} ?`;
  db.prepare(`UPDATE upload SET commit_number = (${next}), commit_rule = ? WHERE id = ?`).run(
    from,
    FIRST_CORRECTION,
    JSON.stringify(rule),
    uploadId,
  );
  const row = db.prepareRows<[string], [number]>('SELECT commit_number FROM upload WHERE id = ?').get(uploadId);
  if (!row) throw new Error(`upload ${uploadId} has no row`);
  return row[0];
}

/** The layers of a product by their upload's place in the order. */
export function loadLayers(db: ReadDb, productId: number): Map<number, LayerDays> {
  const rows = db
    .prepareRows<[number], [number, Uint8Array]>(
      'SELECT commit_number, days FROM observation_layer WHERE product_id = ? ORDER BY commit_number',
    )
    .all(productId);
  return new Map(rows.map(([commit, bytes]) => [commit, decodeLayer(bytes)]));
}

export function saveLayer(db: WriteDb, productId: number, commit: number, days: LayerDays): void {
  if (days.size === 0) {
    db.prepare('DELETE FROM observation_layer WHERE product_id = ? AND commit_number = ?').run(productId, commit);
  } else {
    db.prepare('INSERT OR REPLACE INTO observation_layer VALUES (?, ?, ?)').run(productId, commit, encodeLayer(days));
  }
}
