// A table of any length: only the rows on screen exist. Rows come from the caller by index, so they may live in pages
// that load while scrolling.
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import type { RowData } from '@tanstack/react-table';
import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useScroller } from '../scroller.tsx';
import { type Column, columnWidths, tableColumnFeatures, visibleAt } from './columns.ts';
import { HeaderCell } from './HeaderCell.tsx';
import { bodyCellStyle, bodyRowStyle, rowStyle } from './styles.ts';

export interface Sorting<Key extends string> {
  key: Key;
  descending: boolean;
}

interface Props<Row extends RowData, Key extends string> {
  label: string;
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
}

const ROW_HEIGHT = 44;
const OVERSCAN = 8;

export function DataTable<Row extends RowData, Key extends string>(props: Props<Row, Key>) {
  const { label, columns, total, getRow, getKey, onRange, sorting, onSort, hidden, expanded, renderExpansion } = props;
  const scroller = useScroller();
  const bodyRef = useRef<HTMLDivElement>(null);
  const { offset, width } = usePlaceInScroller(bodyRef, scroller);

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: offset,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);

  const visibility = useMemo(() => visibleAt(columns, width, hidden), [columns, width, hidden]);
  const loaded = items.flatMap(({ index }) => getRow(index) ?? []);
  const table = useTable({
    features: tableColumnFeatures,
    columns: useMemo(() => columns.map((column) => ({ ...column, header: column.title })), [columns]),
    data: loaded,
    getRowId: getKey,
    state: { columnVisibility: visibility },
  });
  const rows = new Map(table.getRowModel().rows.map((row) => [row.id, row]));
  const shown = columns.filter(({ id }) => visibility[id] !== false);
  const byId = new Map(columns.map((column) => [column.id, column]));
  const template = columnWidths(shown);

  return (
    <Box role="table" aria-label={label} aria-rowcount={total + 1} sx={{ width: '100%' }}>
      <Box
        role="rowgroup"
        sx={{
          position: 'sticky',
          top: 0,
          zIndex: 3,
          bgcolor: 'background.paper',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box role="row" aria-rowindex={1} sx={{ ...rowStyle, gridTemplateColumns: template, minHeight: 38 }}>
          {shown.map((column) => (
            <HeaderCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
          ))}
        </Box>
      </Box>
      <Box role="rowgroup" ref={bodyRef} sx={{ position: 'relative' }} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const data = getRow(index);
          const row = data === undefined ? undefined : rows.get(getKey(data));
          const isOpen = row !== undefined && expanded.has(row.id);
          return (
            <Box
              // The row's own key, so that what is being typed does not move to another row when the order changes.
              key={data === undefined ? `loading-${index}` : getKey(data)}
              ref={virtualizer.measureElement}
              data-index={index}
              sx={{ position: 'absolute', left: 0, right: 0, borderBottom: 1, borderColor: 'divider' }}
              style={{ transform: `translateY(${start - offset}px)` }}
            >
              <Box
                role="row"
                aria-rowindex={index + 2}
                sx={{ ...rowStyle, ...bodyRowStyle(isOpen), gridTemplateColumns: template, minHeight: ROW_HEIGHT - 1 }}
              >
                {row
                  ? row.getVisibleCells().map((cell) => {
                      const column = byId.get(cell.column.id);
                      return (
                        <Box role="cell" key={cell.id} sx={bodyCellStyle(column?.numeric ?? false)}>
                          {column?.render(cell.row.original)}
                        </Box>
                      );
                    })
                  : shown.map(({ id }) => (
                      <Box role="cell" key={id} sx={bodyCellStyle(false)}>
                        <Skeleton width="70%" />
                      </Box>
                    ))}
              </Box>
              {isOpen && row && (
                <Box role="row" aria-rowindex={index + 2} sx={{ borderTop: 1, borderColor: 'divider' }}>
                  <Box role="cell" aria-colspan={shown.length}>
                    {renderExpansion(row.original)}
                  </Box>
                </Box>
              )}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

/** Distance from the top of the scrolled content to the first row, and the width there is; both kept current. */
function usePlaceInScroller(ref: React.RefObject<HTMLElement | null>, scroller: HTMLElement | null) {
  const [place, setPlace] = useState({ offset: 0, width: 1_000 });
  useEffect(() => {
    const element = ref.current;
    if (!element || !scroller) return;
    const measure = () => {
      const offset = Math.round(
        element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop,
      );
      const width = element.clientWidth;
      setPlace((known) => (known.offset === offset && known.width === width ? known : { offset, width }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    if (scroller.firstElementChild) observer.observe(scroller.firstElementChild);
    return () => observer.disconnect();
  }, [ref, scroller]);
  return place;
}
