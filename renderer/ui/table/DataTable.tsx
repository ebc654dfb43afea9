// A table of any length: only the rows on screen exist. Rows come from the caller by index, so they may live in pages
// that load while scrolling.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useScroller } from '../scroller.tsx';
import { type Column, columnsAt, columnWidths } from './columns.ts';
import { HeaderCell } from './HeaderCell.tsx';
import { focusPlace, placeOf } from './row-keys.ts';
import { SelectAll } from './SelectAll.tsx';
import type { Sorting } from './sorting.ts';
import { ROW_HEIGHT, TableStyles } from './TableStyles.tsx';
import { VirtualRow } from './VirtualRow.tsx';

export interface TableSelection<Row> {
  has: (row: Row) => boolean;
  /** Told the row's index and whether everything since the last one is meant (shift). Must not change between renders. */
  onSelect: (index: number, withRange: boolean) => void;
  all: 'none' | 'some' | 'all';
  onSelectAll: () => void;
  /** Must not change between renders either. */
  labelOf: (row: Row) => string;
}

interface Props<Row, Key extends string> {
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

const OVERSCAN = 6;
const SELECT_WIDTH = 18;
const selectNothing = () => {};

export function DataTable<Row, Key extends string>(props: Props<Row, Key>) {
  const { label, columns, total, getRow, getKey, onRange, sorting, onSort, hidden, expanded, selection } = props;
  const scroller = useScroller();
  const tableRef = useRef<HTMLDivElement>(null);
  const bodyRef = useRef<HTMLDivElement>(null);
  const { offset, width } = usePlaceInScroller(bodyRef, scroller);

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: offset,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);

  // Heights are remembered by place, so they are forgotten when other rows may have come there; open ones are measured
  // anew. Where no row is or was open all are as high, and nothing needs to be counted.
  const hadOpen = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what may put other rows in place
  useLayoutEffect(() => {
    if (expanded.size === 0 && !hadOpen.current) return;
    hadOpen.current = expanded.size > 0;
    virtualizer.measure();
    for (const open of bodyRef.current?.querySelectorAll<HTMLElement>('.dt-open') ?? []) {
      virtualizer.resizeItem(Number(open.dataset.index), open.offsetHeight);
    }
  }, [virtualizer, expanded, sorting, total]);

  const room = width - (selection ? SELECT_WIDTH + 16 : 0);
  const shown = useMemo(() => columnsAt(columns, room, hidden), [columns, room, hidden]);
  const template = (selection ? `${SELECT_WIDTH}px ` : '') + columnWidths(shown);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const place = placeOf(event.target);
    if (!place || !tableRef.current) return;
    const index = place.index + (event.key === 'ArrowDown' ? 1 : -1);
    if (index < 0 || index >= total) return;
    event.preventDefault();
    const next = { ...place, index };
    // Rows just outside the window exist (overscan); focus scrolls them into view.
    focusPlace(tableRef.current, next);
  };

  return (
    // Classes instead of styles in the parts: the table is drawn at every scrolled row.
    <div ref={tableRef} role="table" aria-label={label} aria-rowcount={total + 1} onKeyDown={onKeyDown}>
      <TableStyles />
      <div role="rowgroup" className="dt-head">
        <div role="row" aria-rowindex={1} className="dt-titles" style={{ gridTemplateColumns: template }}>
          {selection && <SelectAll state={selection.all} onToggle={selection.onSelectAll} />}
          {shown.map((column) => (
            <HeaderCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
          ))}
        </div>
      </div>
      <div role="rowgroup" ref={bodyRef} className="dt-body" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = getRow(index);
          const isOpen = row !== undefined && expanded.has(getKey(row));
          return (
            <VirtualRow
              // The row's own key, so that what is being typed does not move to another row when the order changes.
              key={row === undefined ? `loading-${index}` : getKey(row)}
              index={index}
              top={start - offset}
              row={row}
              columns={shown}
              template={template}
              isOpen={isOpen}
              isSelected={row !== undefined && selection?.has(row) === true}
              labelOf={selection?.labelOf}
              onSelect={selection?.onSelect ?? selectNothing}
              measure={isOpen ? virtualizer.measureElement : undefined}
              renderExpansion={props.renderExpansion}
            />
          );
        })}
      </div>
    </div>
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
