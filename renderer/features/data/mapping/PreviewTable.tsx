// The first rows as the file has them, under the meaning that each column was given.
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { ColumnRole } from '#core/contract/imports.ts';
import type { MappingState } from './use-mapping.ts';

const MOST_ROWS = 8;
const WORDS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'date',
  'store',
  'product',
  'productName',
  'category',
  'region',
  'supplier',
  'weather',
  'ignore',
]);

export function PreviewTable({ state }: { state: MappingState }) {
  const { t } = useTranslation();
  const used = state.mapping
    .map(({ column, role }, i) => ({ column, role, i }))
    .filter(({ role }) => role !== 'ignore');
  return (
    <TableContainer tabIndex={0} role="group" aria-label={t('data.columns.preview')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {used.map(({ column, role }) => (
              <TableCell key={column} align={WORDS.has(role) ? 'left' : 'right'}>
                {t(`data.role.${role}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {state.inspection.sampleRows.slice(0, MOST_ROWS).map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
            <TableRow key={line}>
              {used.map(({ column, role, i }) => (
                <TableCell key={column} align={WORDS.has(role) ? 'left' : 'right'} sx={{ whiteSpace: 'nowrap' }}>
                  {row[i] ?? ''}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
