// Rows and cells that a list would leave out, with line, value and reason.
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ListCheck } from '#core/contract/lists.ts';
import { useFormat } from '#renderer/format/use-format.ts';

const SHOWN = 50;

export function ListProblems({ check: { problems, rows, cellsLeftOut } }: { check: ListCheck }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (problems.length === 0) return null;
  return (
    <>
      <Typography variant="h3" sx={{ mt: 2.5, mb: 0.5 }}>
        {t('inputs.list.leftOut', { rows: format.count(rows.rejected), cells: format.count(cellsLeftOut) })}
      </Typography>
      <Table size="small" aria-label={t('inputs.list.problems')}>
        <TableHead>
          <TableRow>
            <TableCell align="right">{t('inputs.list.line')}</TableCell>
            <TableCell>{t('data.columns.column')}</TableCell>
            <TableCell>{t('inputs.list.value')}</TableCell>
            <TableCell>{t('inputs.list.why')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {problems.slice(0, SHOWN).map(({ line, code, column, value }) => (
            <TableRow key={`${line} ${column}`}>
              <TableCell align="right">{line}</TableCell>
              <TableCell>{column ?? ''}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{value}</TableCell>
              <TableCell>{t(`inputs.issue.${code}`)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
