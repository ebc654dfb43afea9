// What a checked list would do: columns and their meaning, counts, choices, and what is left out with the reason.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ListCheck, ListRole } from '#core/contract/lists.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ListProblems } from './ListProblems.tsx';
import { ROLES_OF } from './list-roles.ts';
import type { ListChoices } from './use-list-check.ts';

interface Props {
  check: ListCheck;
  choices: ListChoices;
  lastDay: string | null;
  onChoose: (change: Partial<ListChoices>) => void;
}

export function ListPreview({ check, choices, lastDay, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { effect, rows, subject } = check;
  const facts = [
    t('inputs.list.rows', {
      count: rows.accepted,
      formatted: format.count(rows.accepted),
      total: format.count(rows.total),
    }),
    t(`inputs.list.changed.${subject}`, { count: effect.changed, formatted: format.count(effect.changed) }),
    effect.newProducts > 0 && t('inputs.list.newProducts', { count: effect.newProducts }),
    effect.newSuppliers.length > 0 && t('inputs.list.newSuppliers', { count: effect.newSuppliers.length }),
    effect.outranked > 0 && t('inputs.list.outranked', { count: effect.outranked }),
  ].filter((fact) => fact !== false);
  return (
    <>
      <Typography variant="h2" component="p" sx={{ overflowWrap: 'anywhere' }}>
        {check.fileName}
      </Typography>
      <Alert severity={effect.changed > 0 ? 'info' : 'warning'} sx={{ my: 1.5 }}>
        {facts.map((fact) => (
          <div key={fact}>{fact}</div>
        ))}
        {effect.values.length > 0 && (
          <div>
            {format.list(
              effect.values.map(({ role, changed }) => `${t(`inputs.field.${role}`)} ${format.count(changed)}`),
            )}
          </div>
        )}
      </Alert>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 1 }}>
        {check.stockDay !== null && (
          <DateField
            label={t('inputs.list.stockDay')}
            value={choices.stockDay ?? check.stockDay}
            max={lastDay ?? undefined}
            onChange={(stockDay) => onChoose({ stockDay })}
          />
        )}
        {(check.unknownProducts > 0 || choices.addProducts) && (
          <FormControlLabel
            control={
              <Checkbox
                checked={choices.addProducts}
                onChange={({ target }) => onChoose({ addProducts: target.checked })}
              />
            }
            label={t('inputs.list.addProducts', { count: check.unknownProducts + effect.newProducts })}
          />
        )}
      </Box>
      <Table size="small" aria-label={t('data.columns.title')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('data.columns.column')}</TableCell>
            <TableCell>{t('data.columns.samples')}</TableCell>
            <TableCell>{t('data.columns.meaning')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {check.columns.map(({ column, role, samples }) => (
            <TableRow key={column}>
              <TableCell component="th" scope="row" sx={{ fontWeight: 560 }}>
                {column}
              </TableCell>
              <TableCell sx={{ color: 'text.secondary', maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis' }}>
                {samples.slice(0, 3).join(', ')}
              </TableCell>
              <TableCell>
                <TextField
                  select
                  hiddenLabel
                  value={role}
                  onChange={({ target }) =>
                    onChoose({ mapping: new Map([...choices.mapping, [column, target.value as ListRole]]) })
                  }
                  slotProps={{ htmlInput: { 'aria-label': t('data.columns.meaningOf', { column }) } }}
                  sx={{ width: 210 }}
                >
                  {ROLES_OF[subject].map((choice) => (
                    <MenuItem key={choice} value={choice}>
                      {t(`inputs.field.${choice}`)}
                    </MenuItem>
                  ))}
                </TextField>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <ListProblems check={check} />
    </>
  );
}
