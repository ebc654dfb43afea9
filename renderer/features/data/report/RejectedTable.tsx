// The rows that were left out, one line each; the cell that is wrong can be corrected where it stands.
import InputBase from '@mui/material/InputBase';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '#core/contract/contract.ts';
import type { Repair } from '#core/contract/import-shape.ts';
import type { IssueCode } from '#core/contract/imports.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { isMendable } from './MendDialog.tsx';
import { isOfSameCells } from './repairs.ts';

export type RejectedRow = Outputs['imports']['rejectedRows']['rows'][number];

interface Props {
  rows: readonly RejectedRow[];
  /** What wrong cells are read as instead. */
  edits: readonly Repair[];
  /** Undefined where the file is there no more. */
  onEdit?: (row: RejectedRow, to: string) => void;
}

export function RejectedTable({ rows, edits, onEdit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ofSeveral = rows.some(({ file }) => file !== null);
  return (
    <TableContainer sx={{ maxHeight: 300 }} tabIndex={0} role="group" aria-label={t('data.rejected.title')}>
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {ofSeveral && <TableCell>{t('data.rejected.file')}</TableCell>}
            <TableCell align="right" sx={{ width: 90 }}>
              {t('data.rejected.line')}
            </TableCell>
            <TableCell>{t('data.rejected.reason')}</TableCell>
            <TableCell>{t('data.columns.column')}</TableCell>
            <TableCell sx={{ width: 200 }}>{t('data.rejected.value')}</TableCell>
            <TableCell>{t('data.rejected.row')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a wide file has several rows of one line, and nothing moves.
            <TableRow key={i}>
              {ofSeveral && <TableCell>{row.file}</TableCell>}
              <TableCell align="right">{format.count(row.line)}</TableCell>
              <TableCell>{t(`data.issue.${row.code as IssueCode}`)}</TableCell>
              <TableCell>{row.heading ?? row.column ?? '–'}</TableCell>
              <TableCell sx={{ py: 0.25 }}>
                <Value row={row} edit={editOf(row, edits)} onEdit={onEdit && ((to) => onEdit(row, to))} />
              </TableCell>
              <TableCell
                sx={{
                  color: 'text.secondary',
                  maxWidth: 420,
                  overflow: 'hidden',
                  textOverflow: 'ellipsis',
                  whiteSpace: 'nowrap',
                }}
              >
                {row.text}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** What the row's cell was corrected to; undefined: it was not. */
const editOf = ({ file, line, column, heading, value }: RejectedRow, edits: readonly Repair[]): string | undefined =>
  column === null
    ? undefined
    : (edits.find((edit) => isOfSameCells(edit, { column, value, file, line, heading, to: null }))?.to ?? undefined);

interface ValueProps {
  row: RejectedRow;
  edit: string | undefined;
  onEdit?: (to: string) => void;
}

function Value({ row, edit, onEdit }: ValueProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { code, column, heading, value, line } = row;
  if (!onEdit || column === null || !isMendable({ code: code as IssueCode, column })) return <strong>{value}</strong>;
  return (
    <InputBase
      fullWidth
      value={edit ?? value}
      onChange={({ target }) => onEdit(target.value)}
      inputProps={{
        'aria-label': t('data.mend.cell', { column: heading ?? column, line: format.count(line) }),
        maxLength: 200,
      }}
      sx={{
        typography: 'body2',
        px: 1,
        border: 1,
        borderRadius: 1,
        borderColor: edit === undefined || edit === value ? 'divider' : 'primary.main',
        bgcolor: 'background.paper',
        '&.Mui-focused': { borderColor: 'primary.main' },
      }}
    />
  );
}
