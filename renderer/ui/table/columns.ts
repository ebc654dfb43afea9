// What a column is, and which columns fit into a width.
import type { RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';

export interface Column<Row extends RowData, Key extends string> {
  id: string;
  title: string;
  /** The heading is for screen readers alone: the column holds buttons. */
  isTitleHidden?: boolean;
  /** Explains the column in its header. */
  hint?: string;
  /** Set where the column can be sorted by. */
  sortKey?: Key;
  /** Stands at the right; sorted from the largest first (words from A). */
  numeric?: boolean;
  /** Least width in pixels, and the share of what is left over. */
  minWidth: number;
  grow?: number;
  /** The higher, the earlier it gives way on narrow windows; 0 stays always. */
  yields: number;
  /** Can the user hide it? */
  canHide?: boolean;
  /**
   * Cells show and do nothing else: no field, no button, no state. Only then may a row that comes take over the elements of one
   * that went.
   */
  isPlain?: boolean;
  render: (row: Row, isOpen: boolean) => ReactNode;
}

type AnyColumn = Pick<Column<RowData, string>, 'id' | 'minWidth' | 'grow' | 'yields'>;

const GAP = 16;

/** Column visibility for TanStack Table: the user's choice first, then whatever fits. */
export function visibleAt(
  columns: readonly AnyColumn[],
  width: number,
  hidden: ReadonlySet<string>,
): Record<string, boolean> {
  const wanted = columns.filter(({ id }) => !hidden.has(id));
  const total = (list: readonly AnyColumn[]) => list.reduce((sum, { minWidth }) => sum + minWidth + GAP, GAP);
  let kept = wanted;
  while (total(kept) > width) {
    const first = [...kept].sort((a, b) => b.yields - a.yields)[0];
    if (!first || first.yields === 0) break;
    kept = kept.filter((column) => column !== first);
  }
  return Object.fromEntries(columns.map((column) => [column.id, kept.includes(column)]));
}

export const columnWidths = (columns: readonly AnyColumn[]): string =>
  columns.map(({ minWidth, grow = 0 }) => (grow ? `minmax(${minWidth}px, ${grow}fr)` : `${minWidth}px`)).join(' ');
