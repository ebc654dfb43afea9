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

/** Every committed upload by its place in the order. */
export function loadCommits(db: ReadDb): Map<number, CommittedUpload> {
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

/** Gives an upload its place behind all that were committed so far, and keeps how it is laid over them. */
export function numberCommit(db: WriteDb, uploadId: string, rule: StoredRule): number {
  const next = 'SELECT coalesce(max(commit_number), 0) + 1 FROM upload';
  db.prepare(`UPDATE upload SET commit_number = (${next}), commit_rule = ? WHERE id = ?`).run(
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
