// One row for each column of the file: its name, what is in it, what it means, how sure that is and why.
import Sure from '@mui/icons-material/CheckCircleRounded';
import Unsure from '@mui/icons-material/HelpOutlineRounded';
import Likely from '@mui/icons-material/RadioButtonCheckedRounded';
import Box from '@mui/material/Box';
import ListSubheader from '@mui/material/ListSubheader';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnRole, Inspection } from '#core/contract/imports.ts';
import { useWasOpened } from '#renderer/ui/overlays.tsx';
import type { MappingState } from './use-mapping.ts';

type Sureness = Inspection['columns'][number]['sureness'];

/** Roles by what they are about, in the order in which they matter; every role is in one group (checked below). */
export const ROLE_GROUPS = {
  needed: ['date', 'product', 'units'],
  product: ['productName', 'variant', 'category', 'supplier', 'store', 'region'],
  day: [
    'price',
    'discount',
    'promotion',
    'stock',
    'revenue',
    'competitorPrice',
    'weather',
    'closed',
    'unitsOrdered',
    'receipt',
    'cancelled',
    'lineType',
  ],
  supply: ['unitCost', 'leadTimeDays', 'packSize', 'moq'],
  none: ['ignore'],
} as const satisfies Record<string, ColumnRole[]>;

type Grouped = (typeof ROLE_GROUPS)[keyof typeof ROLE_GROUPS][number];
const everyRoleIsGrouped: ColumnRole extends Grouped ? true : never = true;
void everyRoleIsGrouped;

const SURENESS = {
  sure: { Icon: Sure, color: 'success.main' },
  likely: { Icon: Likely, color: 'info.main' },
  unsure: { Icon: Unsure, color: 'warning.main' },
} as const satisfies Record<Sureness, unknown>;

export function ColumnTable({ state }: { state: MappingState }) {
  const { t } = useTranslation();
  const roles = new Map(state.mapping.map(({ column, role }) => [column, role]));
  return (
    <TableContainer>
      <Table size="small" aria-label={t('data.columns.title')}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('data.columns.column')}</TableCell>
            <TableCell>{t('data.columns.samples')}</TableCell>
            <TableCell>{t('data.columns.meaning')}</TableCell>
            <TableCell sx={{ pr: 2.5 }}>{t('data.columns.sureness')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {state.inspection.columns.map(({ column, sureness, reason, samples }) => {
            const role = roles.get(column) ?? 'ignore';
            const isOwn = state.chosen.has(column);
            const { Icon, color } = SURENESS[isOwn ? 'sure' : sureness];
            return (
              <TableRow key={column} sx={{ opacity: role === 'ignore' ? 0.78 : 1 }}>
                <TableCell
                  component="th"
                  scope="row"
                  sx={{ fontWeight: 560, pl: 2.5, overflowWrap: 'anywhere', minWidth: 150 }}
                >
                  {column}
                </TableCell>
                <TableCell
                  sx={{
                    color: 'text.secondary',
                    maxWidth: 220,
                    overflow: 'hidden',
                    textOverflow: 'ellipsis',
                    whiteSpace: 'nowrap',
                  }}
                >
                  {samples.slice(0, 3).join(' · ')}
                </TableCell>
                <TableCell sx={{ width: 220 }}>
                  <RoleSelect column={column} role={role} onChange={(next) => state.setRole(column, next)} />
                </TableCell>
                <TableCell sx={{ pr: 2.5, minWidth: 190 }}>
                  <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'flex-start' }}>
                    <Icon sx={{ fontSize: 16, color, mt: '2px', flexShrink: 0 }} aria-hidden />
                    <span>
                      <strong>{isOwn ? t('data.sureness.own') : t(`data.sureness.${sureness}`)}</strong>
                      {!isOwn && (
                        <Box component="span" sx={{ color: 'text.secondary' }}>
                          {' · '}
                          {t(`data.reason.${reason}`)}
                        </Box>
                      )}
                    </span>
                  </Box>
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function RoleSelect({
  column,
  role,
  onChange,
}: {
  column: string;
  role: ColumnRole;
  onChange: (role: ColumnRole) => void;
}) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  // A file may have fifty columns: the roles are worded for those that are asked for another.
  const hasChoices = useWasOpened(isOpen);
  return (
    <Select
      fullWidth
      open={isOpen}
      onOpen={() => setIsOpen(true)}
      onClose={() => setIsOpen(false)}
      value={role}
      onChange={({ target }) => onChange(target.value as ColumnRole)}
      inputProps={{ 'aria-label': t('data.columns.meaningOf', { column }) }}
      SelectDisplayProps={{ 'aria-label': `${t('data.columns.meaningOf', { column })}: ${t(`data.role.${role}`)}` }}
      MenuProps={{ slotProps: { paper: { sx: { maxHeight: 420 } } } }}
    >
      {!hasChoices && <MenuItem value={role}>{t(`data.role.${role}`)}</MenuItem>}
      {hasChoices &&
        Object.entries(ROLE_GROUPS).flatMap(([group, members]) => [
          <ListSubheader
            key={group}
            role="presentation"
            sx={{ lineHeight: '30px', bgcolor: 'background.raised', fontSize: '0.75rem' }}
          >
            {t(`data.roleGroup.${group as keyof typeof ROLE_GROUPS}`)}
          </ListSubheader>,
          ...members.map((member) => (
            <MenuItem key={member} value={member}>
              {t(`data.role.${member}`)}
            </MenuItem>
          )),
        ])}
    </Select>
  );
}
