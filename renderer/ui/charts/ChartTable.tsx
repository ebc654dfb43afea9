// The table twin of a chart.
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { visuallyHidden } from '../visually-hidden.ts';
import type { ChartData } from './chart-data.ts';

/** Rows shown; the export has all of them. */
const MOST_ROWS = 1_200;

export function ChartTable({ data, caption, height }: { data: ChartData; caption: string; height: number }) {
  return (
    <TableContainer sx={{ height }} tabIndex={0} role="group" aria-label={caption}>
      <Table size="small" stickyHeader>
        <caption style={visuallyHidden}>{caption}</caption>
        <TableHead>
          <TableRow>
            {data.columns.map(({ label, numeric }) => (
              <TableCell key={label} align={numeric ? 'right' : 'left'}>
                {label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {data.rows.slice(-MOST_ROWS).map((row) => (
            <TableRow key={String(row[0])}>
              {row.map((cell, i) => {
                const { label, numeric, format } = data.columns[i];
                const text = cell === null ? '–' : typeof cell === 'number' && format ? format(cell) : cell;
                return (
                  <TableCell key={label} align={numeric ? 'right' : 'left'}>
                    {text}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
