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

/** One value for each of CELL_COLUMNS. */
export type Cells = readonly SqlValue[];

/** How an upload was laid over what was there: its policy, and for each of CELL_COLUMNS whether it has it. */
export interface LayerRule {
  readonly overlap: ImportOptions['overlap'];
  readonly has: readonly boolean[];
}

/** Columns that "add up" sums; of the others the first known value counts. */
const SUMMED = CELL_COLUMNS.map((column) => column === 'units' || column === 'units_ordered');

/** The row after one more layer; `below` null: there was none. The twin of `rulesOf` (staged-observations.ts). */
export function foldLayer(below: Cells | null, incoming: Cells, rule: LayerRule): Cells {
  if (below === null) return incoming;
  if (rule.overlap === 'keep') return below;
  const row = below.slice();
  for (let i = 0; i < row.length; i++) {
    if (!rule.has[i]) continue;
    if (rule.overlap === 'replace') row[i] = incoming[i];
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

/** The row that layers give, and what has to be stored of them beside it: the opposite of `unfoldLayers`. */
export function foldLayers(
  layers: readonly Layer[],
  ruleOf: (commit: number) => LayerRule,
): { top: TopRow | null; stored: StoredLayer[] } {
  const [base] = layers;
  if (!base) return { top: null, stored: [] };
  let row = base.cells;
  let owner = base.commit;
  const stored: StoredLayer[] = [{ commit: base.commit, entry: base.cells }];
  for (const { commit, cells } of layers.slice(1)) {
    const rule = ruleOf(commit);
    const next = foldLayer(row, cells, rule);
    const isSame = sameCells(next, row);
    stored.push({ commit, entry: isSame && rule.overlap === 'replace' ? 'same' : cells });
    if (!isSame) owner = commit;
    row = next;
  }
  return { top: { cells: row, commit: owner }, stored: owner === base.commit ? stored.slice(1) : stored };
}
