// What a table is given.
import type { RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { Column } from './columns.ts';
import type { Sorting } from './sorting.ts';

export interface TableSelection<Row> {
  has: (row: Row) => boolean;
  /** Told the row's index and whether everything since the last one is meant (shift). Must not change between renders. */
  onSelect: (index: number, withRange: boolean) => void;
  all: 'none' | 'some' | 'all';
  onSelectAll: () => void;
  /** Must not change between renders either. */
  labelOf: (row: Row) => string;
}

export interface TableProps<Row extends RowData, Key extends string> {
  label: string;
  /** Must not change between renders without need: every row on screen is drawn again with it. */
  columns: Column<Row, Key>[];
  /** Number of rows in all. */
  total: number;
  /** undefined while the row's page loads. */
  getRow: (index: number) => Row | undefined;
  getKey: (row: Row) => string;
  /** Told which rows are on screen, so that the caller can load them. */
  onRange: (first: number, last: number) => void;
  sorting: Sorting<Key>;
  onSort: (sorting: Sorting<Key>) => void;
  /** Ids of columns that the user hid. */
  hidden: ReadonlySet<string>;
  expanded: ReadonlySet<string>;
  renderExpansion: (row: Row) => ReactNode;
  selection?: TableSelection<Row>;
}
