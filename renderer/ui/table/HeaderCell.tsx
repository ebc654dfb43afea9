// A column's heading; a button where the column can be sorted by.
import Down from '@mui/icons-material/ArrowDownwardRounded';
import Up from '@mui/icons-material/ArrowUpwardRounded';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import type { RowData } from '@tanstack/react-table';
import { memo } from 'react';
import { visuallyHidden } from '../visually-hidden.ts';
import type { Column } from './columns.ts';
import type { Sorting } from './sorting.ts';

interface Props<Row extends RowData, Key extends string> {
  column: Column<Row, Key>;
  sorting: Sorting<Key>;
  onSort: (sorting: Sorting<Key>) => void;
}

function Cell<Row extends RowData, Key extends string>({ column, sorting, onSort }: Props<Row, Key>) {
  const { title, isTitleHidden = false, hint, sortKey, numeric = false } = column;
  const isSorted = sortKey !== undefined && sorting.key === sortKey;
  const Arrow = sorting.descending ? Down : Up;
  const style = {
    display: 'flex',
    alignItems: 'center',
    gap: 0.25,
    justifyContent: numeric ? 'flex-end' : 'flex-start',
  };
  return (
    <Box
      role="columnheader"
      aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : undefined}
      sx={{
        ...style,
        p: 0,
        minWidth: 0,
        fontSize: '0.7813rem',
        fontWeight: 560,
        lineHeight: 1.25,
        color: 'text.secondary',
      }}
    >
      {sortKey === undefined ? (
        <span style={isTitleHidden ? visuallyHidden : undefined}>{title}</span>
      ) : (
        <Tooltip title={hint ?? ''} placement="top">
          <ButtonBase
            onClick={() => onSort({ key: sortKey, descending: isSorted ? !sorting.descending : numeric })}
            sx={{
              ...style,
              font: 'inherit',
              minHeight: 28,
              borderRadius: 1,
              px: 0.5,
              mx: -0.5,
              textAlign: numeric ? 'right' : 'left',
              color: isSorted ? 'text.primary' : 'inherit',
              '&:hover': { color: 'text.primary', bgcolor: 'action.hover' },
            }}
          >
            {numeric && isSorted && <Arrow sx={{ fontSize: 14 }} aria-hidden />}
            {title}
            {!numeric && isSorted && <Arrow sx={{ fontSize: 14 }} aria-hidden />}
          </ButtonBase>
        </Tooltip>
      )}
    </Box>
  );
}

/** Headings stay as they are while the table scrolls. */
export const HeaderCell = memo(Cell) as typeof Cell;
