// Lays the layers of some days of a product anew after one was taken out or put in: worked out first, applied afterwards.
import type { ReadDb, WriteDb } from '../sql.ts';
import { foldLayers, type Layer, type LayerRule, type StoredLayer, sameCells, unfoldLayers } from './fold.ts';
import type { LayerDays } from './layer-codec.ts';
import { type CommitOrder, loadLayers, saveLayer } from './layer-rows.ts';
import { type KnownRow, loadRows, writeRow } from './observation-rows.ts';

export interface RelaidDay {
  readonly day: number;
  readonly before: KnownRow | null;
  readonly after: KnownRow | null;
  /** Whether another row, another value, or none is there afterwards. */
  readonly isSame: boolean;
  /** Whether layers are kept that find no row to change. */
  readonly waits: boolean;
}

export interface Relaid {
  readonly productId: number;
  readonly days: readonly RelaidDay[];
  /** Layers as they are stored afterwards, of the commits that say something else than before. */
  readonly layers: ReadonlyMap<number, LayerDays>;
}

/** `change` gets the layers of a day, lowest first, and gives those that stay or come, in any order. Changes nothing yet. */
export function relayDays(
  db: ReadDb,
  { commits, commitOf }: CommitOrder,
  productId: number,
  days: readonly number[] | { readonly ofUpload: string; readonly and: readonly number[] },
  change: (layers: readonly Layer[], day: number) => readonly Layer[],
): Relaid {
  const layers = loadLayers(db, productId);
  const ruleOf = (number: number): LayerRule => known(commits.get(number), number).rule;
  const touched = new Set<number>();
  const relaid: RelaidDay[] = [];
  const [uploadId, asked] = 'ofUpload' in days ? [days.ofUpload, days.and] : [null, days];
  for (const [day, row] of loadRows(db, productId, asked, uploadId)) {
    const stored = storedOf(layers, day);
    const top = row && { cells: row.cells, commit: known(commitOf.get(row.uploadId), row.uploadId) };
    const laid = [...change(unfoldLayers(stored, top, ruleOf), day)].sort((a, b) => a.commit - b.commit);
    const next = foldLayers(laid, ruleOf);
    for (const { commit } of stored) layers.get(commit)?.delete(day);
    for (const { commit, entry } of next.stored) daysOf(layers, commit).set(day, entry);
    for (const { commit } of [...stored, ...next.stored]) touched.add(commit);
    const isSame = row !== null && next.top !== null && sameCells(row.cells, next.top.cells);
    const after = next.top && {
      uploadId: known(commits.get(next.top.commit), next.top.commit).uploadId,
      cells: next.top.cells,
    };
    relaid.push({ day, before: row, after, isSame, waits: after === null && next.stored.length > 0 });
  }
  return { productId, days: relaid, layers: new Map([...touched].map((commit) => [commit, daysOf(layers, commit)])) };
}

/** Whether the table's row becomes another one, comes, or goes. */
export const isChanged = ({ before, after, isSame }: RelaidDay): boolean =>
  isSame ? before?.uploadId !== after?.uploadId : before !== null || after !== null;

export function applyRelaid(db: WriteDb, { productId, days, layers }: Relaid): void {
  for (const relaid of days) if (isChanged(relaid)) writeRow(db, productId, relaid.day, relaid.after);
  for (const [commit, ofCommit] of layers) saveLayer(db, productId, commit, ofCommit);
}

function storedOf(layers: ReadonlyMap<number, LayerDays>, day: number): StoredLayer[] {
  const stored: StoredLayer[] = [];
  for (const [commit, days] of layers) {
    const entry = days.get(day);
    if (entry !== undefined) stored.push({ commit, entry });
  }
  return stored;
}

function daysOf(layers: Map<number, LayerDays>, commit: number): LayerDays {
  const days: LayerDays = layers.get(commit) ?? new Map();
  layers.set(commit, days);
  return days;
}

function known<T>(found: T | undefined, of: number | string): T {
  if (found === undefined) throw new Error(`the order of commits has no ${of}`);
  return found;
}
