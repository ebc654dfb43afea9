// Which of several files holds the sales, and what the others are to it: by the names of columns and contained values.
import { HEADING_COLUMN, type Relation, VALUE_COLUMN } from '#core/contract/import-shape.ts';
import { normaliseName } from '../roles/column-name.ts';
import type { Cell } from '../row.ts';
import { findEventDays } from './find-events.ts';
import { joinedNames, keyOf } from './join-rows.ts';

export interface RelatedTable {
  fileName: string;
  sizeBytes: number;
  /** As they are after wide columns were turned into rows. */
  names: readonly string[];
  /** The first rows. */
  rows: readonly (readonly Cell[])[];
  /** Calls `take` with every row of the file, as it stands. */
  readAll(take: (cells: readonly Cell[], width: number) => void): void;
}

export interface FoundRelation {
  /** Index among the tables. */
  table: number;
  relation: Relation;
  matched: number | null;
  sureness: 'sure' | 'likely' | 'unsure';
}

/** Columns of which this share has the same names are of one kind. */
const SAME_COLUMNS = 0.9;
/** Keys of a list are told apart by this share of its rows at least. */
const UNIQUE = 0.98;
const LEAST_MATCHED = 0.5;
const SURE_MATCHED = 0.95;

/** Index of the main table, and the others in the order in which they can be looked up. */
export function findRelations(tables: readonly RelatedTable[]): { main: number; others: FoundRelation[] } {
  // The main table reaches all others; of several that do, the largest holds the lines.
  const ranked = tables
    .map((table, i) => ({ i, sizeBytes: table.sizeBytes, others: relationsFrom(tables, i) }))
    .map((each) => ({ ...each, reached: each.others.filter(({ relation }) => relation.kind !== 'ignore').length }))
    .sort((a, b) => b.reached - a.reached || b.sizeBytes - a.sizeBytes);
  const [best] = ranked;
  // Parts of a split year reach each other alike: the first that was named leads.
  const isAllAppended = best.others.every(({ relation }) => relation.kind === 'append');
  return isAllAppended ? { main: 0, others: relationsFrom(tables, 0) } : { main: best.i, others: best.others };
}

/** What the other tables are to table `main`. */
export function relationsFrom(tables: readonly RelatedTable[], main: number): FoundRelation[] {
  const found: FoundRelation[] = [];
  const left = new Set(tables.keys());
  left.delete(main);
  const base = tables[main];
  for (const i of left) {
    if (!areAlike(base.names, tables[i].names)) continue;
    found.push({ table: i, relation: { kind: 'append' }, matched: null, sureness: 'sure' });
    left.delete(i);
  }
  let names = [...base.names];
  let rows = base.rows.map((row) => [...row]);
  for (;;) {
    let best: { i: number; join: JoinFound } | undefined;
    for (const i of left) {
      const join = findJoin(names, rows, tables[i]);
      if (join && (!best || join.matched > best.join.matched)) best = { i, join };
    }
    if (!best) break;
    const { i, join } = best;
    left.delete(i);
    found.push({
      table: i,
      relation: { kind: 'join', on: join.on },
      matched: join.matched,
      sureness: join.matched >= SURE_MATCHED ? 'sure' : 'likely',
    });
    // Of the rows looked up so far the next list may hold something.
    const matches = join.on.map((each) => each.matches);
    const brought = tables[i].names.flatMap((name, c) => (matches.includes(name) ? [] : [c]));
    rows = rows.map((row) => {
      const match = join.found.get(keyOf(row, join.columns));
      return [...names.map((_, c) => row[c] ?? ''), ...brought.map((c) => match?.[c] ?? '')];
    });
    names = joinedNames(names, { names: [...tables[i].names], brought });
  }
  for (const i of left) {
    const days = findEventDays({ names, rows }, tables[i]);
    found.push(
      days
        ? { table: i, relation: { kind: 'join', on: [days], events: true }, matched: null, sureness: 'likely' }
        : { table: i, relation: { kind: 'ignore' }, matched: null, sureness: 'unsure' },
    );
  }
  return found;
}

/** Columns of nearly the same names. */
export function areAlike(a: readonly string[], b: readonly string[]): boolean {
  const own = new Set(a.map(normaliseName));
  const shared = b.filter((name) => own.has(normaliseName(name))).length;
  return shared >= SAME_COLUMNS * Math.max(own.size, b.length);
}

interface JoinFound {
  on: { column: string; matches: string }[];
  /** Indices of the key in the table so far. */
  columns: number[];
  matched: number;
  /** Rows of the list that the first rows need. */
  found: Map<string, readonly Cell[]>;
}

function findJoin(names: readonly string[], rows: readonly (readonly Cell[])[], list: RelatedTable): JoinFound | null {
  const pairs = candidates(names, list);
  let best: JoinFound | null = null;
  for (const pair of pairs) {
    const join = tryJoin(names, rows, list, [pair]);
    if (join && (!best || join.matched > best.matched)) best = join;
  }
  if (best || pairs.length < 2) return best;
  // No column alone tells the rows apart: all that both have, together.
  const distinct = pairs.filter(({ right }, i) => pairs.findIndex((pair) => pair.right === right) === i);
  return distinct.length < 2 ? null : tryJoin(names, rows, list, distinct);
}

interface Pair {
  left: number;
  right: number;
}

/** Columns of the same name; "id" of orders.csv for "order_id"; and for the headings of a wide file every column. */
function candidates(names: readonly string[], list: RelatedTable): Pair[] {
  const entity = normaliseName(list.fileName.replace(/\.[^.]*$/, '')).replace(/(?:es|s)$/, '');
  const right = list.names.map(normaliseName);
  return names.flatMap((name, left) => {
    if (name === VALUE_COLUMN) return [];
    const own = normaliseName(name);
    return right.flatMap((other, i) => {
      const isId = /^(?:id|code|key|nr|no)$/.test(other);
      const fits = name === HEADING_COLUMN || own === other || (isId && own.startsWith(entity) && own.endsWith(other));
      return fits ? [{ left, right: i }] : [];
    });
  });
}

function tryJoin(
  names: readonly string[],
  rows: readonly (readonly Cell[])[],
  list: RelatedTable,
  pairs: readonly Pair[],
): JoinFound | null {
  const columns = pairs.map(({ left }) => left);
  const keys = pairs.map(({ right }) => right);
  const wanted = new Set(rows.map((row) => keyOf(row, columns)).filter((key) => key !== ''));
  if (wanted.size === 0) return null;
  const seen = new Set<string>();
  const found = new Map<string, readonly Cell[]>();
  let filled = 0;
  list.readAll((cells, width) => {
    const key = keyOf(cells, keys, width);
    if (key === '') return;
    filled++;
    seen.add(key);
    if (wanted.has(key) && !found.has(key))
      found.set(
        key,
        list.names.map((_, i) => (i < width ? cells[i] : '')),
      );
  });
  const matched = found.size / wanted.size;
  if (matched < LEAST_MATCHED || seen.size < filled * UNIQUE) return null;
  const on = pairs.map(({ left, right }) => ({ column: names[left], matches: list.names[right] }));
  return { on, columns, matched, found };
}
