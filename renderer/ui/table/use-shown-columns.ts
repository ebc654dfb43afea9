// Which columns a table shows: TanStack Table's visible ones of those that fit.
import { columnVisibilityFeature, type RowData, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { type Column, visibleAt } from './columns.ts';

const features = tableFeatures({ columnVisibilityFeature });
/** Rows stay with the caller, by page. */
const NO_ROWS: never[] = [];

/** Changes only with what it is made from: every row on screen is drawn again with it. */
export function useShownColumns<Row extends RowData, Key extends string>(
  columns: Column<Row, Key>[],
  width: number,
  hidden: ReadonlySet<string>,
): Column<Row, Key>[] {
  const columnVisibility = useMemo(() => visibleAt(columns, width, hidden), [columns, width, hidden]);
  const table = useTable({
    features,
    columns: useMemo(() => columns.map((column) => ({ ...column, header: column.title })), [columns]),
    data: NO_ROWS as Row[],
    state: { columnVisibility },
  });
  const visibleIds = table
    .getVisibleLeafColumns()
    .map(({ id }) => id)
    .join('\n');
  return useMemo(() => {
    const ids = new Set(visibleIds.split('\n'));
    return columns.filter(({ id }) => ids.has(id));
  }, [columns, visibleIds]);
}
