// What uploads said of one product and day, laid over each other in the order of their commits.
import type { ImportOptions } from '#core/contract/imports.ts';
import type { SqlValue } from '../sql.ts';

/** Columns of an observation that uploads fill, in the order of `Cells`. */
export const CELL_COLUMNS = [
  'units',
  'price',
  'discount',
  'promotion',
  'closed',
  'weather',
  'competitor_price',
  'stock',
  'units_ordered',
] as const;

const UNITS = CELL_COLUMNS.indexOf('units');

/** One value for each of CELL_COLUMNS. */
export type Cells = readonly SqlValue[];

/**
 * How an upload was laid over what was there: its policy, and for each of CELL_COLUMNS whether it has it. "amend" is a
 * correction: it replaces what it has in a row that others give, and is nothing where none does.
 */
export interface LayerRule {
  readonly overlap: ImportOptions['overlap'] | 'amend';
  readonly has: readonly boolean[];
}

/** Columns that "add up" sums; of the others the first known value counts. */
const SUMMED = CELL_COLUMNS.map((column) => column === 'units' || column === 'units_ordered');

/**
 * The row after one more layer; `below` null: there was none. Null when there still is none: a layer without units makes
 * no row. The twin of `rulesOf` (staged-observations.ts).
 */
export function foldLayer(below: Cells | null, incoming: Cells, rule: LayerRule): Cells | null {
  if (below === null) return rule.overlap === 'amend' || incoming[UNITS] === null ? null : incoming;
  if (rule.overlap === 'keep') return below;
  const row = below.slice();
  for (let i = 0; i < row.length; i++) {
    if (!rule.has[i]) continue;
    if (rule.overlap === 'replace' || rule.overlap === 'amend') row[i] = incoming[i];
    else if (row[i] === null) row[i] = incoming[i];
    else if (SUMMED[i] && incoming[i] !== null) row[i] = (row[i] as number) + (incoming[i] as number);
  }
  return row;
}

export function sameCells(a: Cells, b: Cells): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** What is stored of a layer: its cells, or that it says the same as what lies below (only of "replace"). */
export type Entry = Cells | 'same';

/** What one upload said of one day. `commit` is its place in the order of all commits. */
export interface Layer {
  readonly commit: number;
  readonly cells: Cells;
}

export interface StoredLayer {
  readonly commit: number;
  readonly entry: Entry;
}

/** The row of the table: its values, and the upload that changed it last. */
export interface TopRow {
  readonly cells: Cells;
  readonly commit: number;
}

/**
 * The layers of one day, lowest first, with their own cells. A row that nobody changed since it came in has no entry for
 * the upload it came from: the row itself is that layer.
 */
export function unfoldLayers(
  stored: readonly StoredLayer[],
  top: TopRow | null,
  ruleOf: (commit: number) => LayerRule,
): Layer[] {
  const all: StoredLayer[] = [...stored];
  if (top && !stored.some(({ commit }) => commit === top.commit)) all.push({ commit: top.commit, entry: top.cells });
  all.sort((a, b) => a.commit - b.commit);
  let row: Cells | null = null;
  const layers: Layer[] = [];
  for (const { commit, entry } of all) {
    const rule = ruleOf(commit);
    const cells = entry === 'same' ? ownCells(row, rule) : entry;
    row = foldLayer(row, cells, rule);
    layers.push({ commit, cells });
  }
  return layers;
}

const ownCells = (below: Cells | null, rule: LayerRule): Cells =>
  rule.has.map((has, i) => (below && has ? below[i] : null));

/**
 * The row that layers give, and what has to be stored of them beside it: the opposite of `unfoldLayers`. Layers that find
 * no row to change are stored and wait for one.
 */
export function foldLayers(
  layers: readonly Layer[],
  ruleOf: (commit: number) => LayerRule,
): { top: TopRow | null; stored: StoredLayer[] } {
  let row: Cells | null = null;
  let base = -1;
  let owner = -1;
  const stored: StoredLayer[] = [];
  for (const { commit, cells } of layers) {
    const rule = ruleOf(commit);
    const next = foldLayer(row, cells, rule);
    const isSame = row !== null && next !== null && sameCells(next, row);
    stored.push({ commit, entry: isSame && rule.overlap === 'replace' ? 'same' : cells });
    if (next === null) continue;
    if (row === null) base = commit;
    if (!isSame) owner = commit;
    row = next;
  }
  if (row === null) return { top: null, stored };
  return {
    top: { cells: row, commit: owner },
    stored: owner === base ? stored.filter((layer) => layer.commit !== base) : stored,
  };
}
