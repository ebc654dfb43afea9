// The rows of a table that are on screen, and some around them. Drawn at every scrolled row, and nothing else with it.
import type { RowData } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createSlots } from './slots.ts';
import { ROW_HEIGHT } from './TableStyles.tsx';
import type { TableProps } from './table-props.ts';
import { VirtualRow } from './VirtualRow.tsx';

interface Props<Row extends RowData, Key extends string> extends TableProps<Row, Key> {
  bodyRef: RefObject<HTMLDivElement | null>;
  scroller: HTMLElement | null;
  /** Pixels from the top of what is scrolled to the first row. */
  offset: number;
  /** Widths of the columns, which are those that are shown. */
  template: string;
  /** Called after every drawing. */
  onDrawn: () => void;
}

const OVERSCAN = 6;
const selectNothing = () => {};

export function TableRows<Row extends RowData, Key extends string>(props: Props<Row, Key>) {
  const { columns, total, getRow, getKey, onRange, sorting, expanded, renderExpansion, selection } = props;
  const { bodyRef, scroller, offset, template, onDrawn } = props;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: offset,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems().map(({ index, start }) => {
    const row = getRow(index);
    return { index, start, row, rowKey: row === undefined ? `loading-${index}` : getKey(row) };
  });
  const [place] = useState(createSlots);
  const slots = place(items.map(({ rowKey }) => rowKey));
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);
  useEffect(onDrawn);

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

  return (
    <div role="rowgroup" ref={bodyRef} className="dt-body" style={{ height: virtualizer.getTotalSize() }}>
      {items.map(({ index, start, row, rowKey }) => {
        const isOpen = row !== undefined && expanded.has(rowKey);
        return (
          <VirtualRow
            // Its own for as long as the row is there: the focus stays in a row that the order moves.
            key={slots.get(rowKey)}
            rowKey={rowKey}
            index={index}
            top={start - offset}
            row={row}
            columns={columns}
            template={template}
            isOpen={isOpen}
            isSelected={row !== undefined && selection?.has(row) === true}
            labelOf={selection?.labelOf}
            onSelect={selection?.onSelect ?? selectNothing}
            measure={isOpen ? virtualizer.measureElement : undefined}
            renderExpansion={renderExpansion}
          />
        );
      })}
    </div>
  );
}
