// One row of a table. It is drawn again only when something of its own changes, not when the table scrolls.

import type { RowData } from '@tanstack/react-table';
import { memo, type ReactNode } from 'react';
import type { Column } from './columns.ts';

interface Props<Row extends RowData, Key extends string> {
  /** Fields and buttons are made anew with it: what is typed or has the focus does not go over to another row. */
  rowKey: string;
  index: number;
  /** Distance from the first row, in pixels. */
  top: number;
  /** undefined while its page loads. */
  row: Row | undefined;
  columns: readonly Column<Row, Key>[];
  /** grid-template-columns. */
  template: string;
  isOpen: boolean;
  isSelected: boolean;
  /** Name of the row's box; left out where rows cannot be selected. */
  labelOf?: (row: Row) => string;
  onSelect: (index: number, withRange: boolean) => void;
  /** Given for open rows only: their height is not known beforehand. */
  measure?: (element: HTMLElement | null) => void;
  renderExpansion: (row: Row) => ReactNode;
}

function Row<Data extends RowData, Key extends string>(props: Props<Data, Key>) {
  const { rowKey, index, top, row, columns, template, isOpen, isSelected, labelOf, onSelect, measure } = props;
  const rowIndex = index + 2;
  return (
    <div
      className={`dt-row${isOpen ? ' dt-open' : ''}${isSelected ? ' dt-selected' : ''}`}
      data-index={index}
      ref={measure}
      style={{ top }}
    >
      <div
        role="row"
        aria-rowindex={rowIndex}
        aria-selected={labelOf && isSelected}
        className="dt-cells"
        style={{ gridTemplateColumns: template }}
      >
        {labelOf && (
          <div role="cell" key={rowKey} className="dt-cell" data-column="select">
            {row !== undefined && (
              <input
                type="checkbox"
                className="dt-check"
                aria-label={labelOf(row)}
                checked={isSelected}
                onClick={(event) => onSelect(index, event.shiftKey)}
                // The click has told it; without this React warns that the field cannot change.
                onChange={() => {}}
              />
            )}
          </div>
        )}
        {columns.map((column) => (
          <div
            role="cell"
            key={column.isPlain ? column.id : `${column.id} ${rowKey}`}
            data-column={column.id}
            className={column.numeric ? 'dt-cell dt-number' : 'dt-cell'}
          >
            {row === undefined ? <div className="dt-loading" /> : column.render(row, isOpen)}
          </div>
        ))}
      </div>
      {isOpen && row !== undefined && (
        <div role="row" key={rowKey} aria-rowindex={rowIndex} className="dt-expansion">
          <div role="cell" aria-colspan={columns.length}>
            {props.renderExpansion(row)}
          </div>
        </div>
      )}
    </div>
  );
}

export const VirtualRow = memo(Row) as typeof Row;
