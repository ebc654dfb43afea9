// Issues grouped by how they were dealt with: rejected, repaired, noted; each with its line numbers.

import Repaired from '@mui/icons-material/BuildCircleOutlined';
import Rejected from '@mui/icons-material/CancelOutlined';
import Note from '@mui/icons-material/InfoOutlined';
import Fine from '@mui/icons-material/TaskAltRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repair } from '#core/contract/import-shape.ts';
import { type ColumnRole, columnRoleSchema, type ImportIssue, type ImportReport } from '#core/contract/imports.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Section } from '#renderer/ui/Section.tsx';
import { isMendable, MendDialog } from './MendDialog.tsx';

const GROUPS = [
  { severity: 'rejected', Icon: Rejected, color: 'error.main' },
  { severity: 'repaired', Icon: Repaired, color: 'warning.main' },
  { severity: 'note', Icon: Note, color: 'info.main' },
] as const;

interface Props {
  report: ImportReport;
  /** Undefined where the file is there no more. */
  onMend?: (repairs: Repair[]) => void;
}

export function IssueList({ report, onMend }: Props) {
  const { t } = useTranslation();
  const { issues, attributeConflicts } = report;
  const isRole = (name: string): name is ColumnRole => columnRoleSchema.safeParse(name).success;
  const attributeWord = (name: string) => (isRole(name) ? t(`data.role.${name}`) : name);
  const conflicts = attributeConflicts.map(({ attribute, products }) =>
    t('data.issues.conflict', {
      attribute: attributeWord(attribute === 'name' ? 'productName' : attribute),
      count: products,
    }),
  );
  return (
    <Section title={t('data.issues.title')} subtitle={issues.length > 0 ? t('data.issues.text') : undefined}>
      {issues.length === 0 && (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', typography: 'body2' }}>
          <Fine sx={{ fontSize: 20, color: 'success.main' }} aria-hidden />
          {t('data.issues.none')}
        </Box>
      )}
      <Box sx={{ display: 'grid', gap: 2.5 }}>
        {GROUPS.map(({ severity, Icon, color }) => {
          const found = issues.filter((issue) => issue.severity === severity);
          if (found.length === 0) return null;
          return (
            <Box key={severity}>
              <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, mb: 0.75 }}>
                <Icon sx={{ fontSize: 18, color }} aria-hidden />
                <Typography variant="h3">{t(`data.issues.severity.${severity}`)}</Typography>
              </Box>
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
                {found.map((issue) => (
                  <IssueLine key={`${issue.code}-${issue.column}`} issue={issue} onMend={onMend} />
                ))}
              </Box>
            </Box>
          );
        })}
        {conflicts.length > 0 && (
          <Box component="ul" sx={{ m: 0, pl: 2.25, typography: 'body2', color: 'text.secondary' }}>
            {conflicts.map((conflict) => (
              <li key={conflict}>{conflict}</li>
            ))}
          </Box>
        )}
      </Box>
    </Section>
  );
}

function IssueLine({ issue, onMend }: { issue: ImportIssue; onMend: Props['onMend'] }) {
  const [isMending, setMending] = useState(false);
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '64px minmax(0, 1fr)', md: '80px minmax(0, 1fr) minmax(0, 1fr)' },
        columnGap: 2,
        rowGap: 0.5,
        typography: 'body2',
        pb: 1,
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { borderBottom: 0, pb: 0 },
      }}
    >
      <Box sx={{ fontWeight: 620, textAlign: 'right' }}>{format.count(issue.count)}</Box>
      <Box sx={{ minWidth: 0 }}>
        <div>
          {t(`data.issue.${issue.code}`)}
          {issue.column && <Box component="span" sx={{ color: 'text.secondary' }}>{` · ${issue.column}`}</Box>}
        </div>
        <Typography variant="caption" color="textSecondary" component="div">
          {t(`data.repair.${issue.code}`)}
        </Typography>
        {onMend && isMendable(issue) && (
          <Button
            size="small"
            sx={{ ml: -0.75 }}
            aria-label={t('data.mend.title', { what: t(`data.issue.${issue.code}`) })}
            onClick={() => setMending(true)}
          >
            {t('data.mend.open')}
          </Button>
        )}
        {onMend && isMending && <MendDialog issue={issue} onMend={onMend} onClose={() => setMending(false)} />}
      </Box>
      <Box
        sx={{
          gridColumn: { xs: '2', md: 'auto' },
          typography: 'caption',
          color: 'text.secondary',
          overflowWrap: 'anywhere',
        }}
      >
        {issue.examples.map(({ file, line, value }) => (
          <Box component="span" key={`${file} ${line}`} sx={{ display: 'inline-block', mr: 1.5 }}>
            {file !== null && `${file}, `}
            {t('data.issues.line', { line: format.count(line) })}
            {value !== '' && (
              <Box component="span" sx={{ color: 'text.primary' }}>
                {' '}
                “{value}”
              </Box>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
