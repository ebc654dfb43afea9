// A table of any length: only the rows on screen exist. Rows come from the caller by index, so they may live in pages
// that load while scrolling.
import type { RowData } from '@tanstack/react-table';
import { useEffect, useRef, useState } from 'react';
import { useScroller } from '../scroller.tsx';
import { columnWidths } from './columns.ts';
import { HeaderCell } from './HeaderCell.tsx';
import { SelectAll } from './SelectAll.tsx';
import { TableRows } from './TableRows.tsx';
import { TableStyles } from './TableStyles.tsx';
import type { TableProps } from './table-props.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useShownColumns } from './use-shown-columns.ts';

const SELECT_WIDTH = 18;

export function DataTable<Row extends RowData, Key extends string>(props: TableProps<Row, Key>) {
  const { label, columns, total, sorting, onSort, hidden, selection } = props;
  const scroller = useScroller();
  const tableRef = useRef<HTMLDivElement>(null);
  const bodyRef = useRef<HTMLDivElement>(null);
  const { offset, width } = usePlaceInScroller(bodyRef, scroller);

  const room = width - (selection ? SELECT_WIDTH + 16 : 0);
  const shown = useShownColumns(columns, room, hidden);
  const template = (selection ? `${SELECT_WIDTH}px ` : '') + columnWidths(shown);

  const { onDrawn, ...keys } = useRowKeys(tableRef, total, scroller);

  return (
    <div ref={tableRef} role="table" aria-label={label} aria-rowcount={total + 1} {...keys}>
      <TableStyles />
      <div role="rowgroup" className="dt-head">
        <div role="row" aria-rowindex={1} className="dt-titles" style={{ gridTemplateColumns: template }}>
          {selection && <SelectAll state={selection.all} onToggle={selection.onSelectAll} />}
          {shown.map((column) => (
            <HeaderCell key={column.id} column={column} sorting={sorting} onSort={onSort} />
          ))}
        </div>
      </div>
      <TableRows
        {...props}
        bodyRef={bodyRef}
        scroller={scroller}
        offset={offset}
        columns={shown}
        template={template}
        onDrawn={onDrawn}
      />
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
