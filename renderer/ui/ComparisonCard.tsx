// Two (or more) scenarios side by side, line by line, with the difference to the first in words and sign.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { visuallyHidden } from './visually-hidden.ts';

export interface ComparedScenario {
  key: string;
  title: ReactNode;
  /** What sets this scenario apart, in a few words: "Price 3.49, promotion". */
  subtitle?: ReactNode;
}

export interface ComparedLine {
  key: string;
  label: ReactNode;
  /** One formatted value for each scenario, in their order; null shows a dash. */
  values: (string | null)[];
  /** Second line under each value, such as its band. */
  notes?: (string | null)[];
  /** Difference of the last scenario to the first, with its sign. */
  difference?: { text: string; tone: 'good' | 'bad' | 'neutral' };
  strong?: boolean;
}

interface Props {
  /** Read out as the table's name. */
  label: string;
  scenarios: ComparedScenario[];
  lines: ComparedLine[];
  /** Without a card around it. */
  bare?: boolean;
}

const TONES = { good: 'success.main', bad: 'warning.main', neutral: 'text.secondary' };

export function ComparisonCard({ label, scenarios, lines, bare = false }: Props) {
  const { t } = useTranslation();
  const hasDifference = lines.some(({ difference }) => difference);
  const table = (
    <TableContainer>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>
              <span style={visuallyHidden}>{t('ui.compare.figure')}</span>
            </TableCell>
            {scenarios.map(({ key, title, subtitle }) => (
              <TableCell key={key} align="right" sx={{ verticalAlign: 'bottom' }}>
                <Box component="span" sx={{ color: 'text.primary' }}>
                  {title}
                </Box>
                {subtitle && (
                  <Box component="span" sx={{ display: 'block', fontWeight: 450, whiteSpace: 'normal' }}>
                    {subtitle}
                  </Box>
                )}
              </TableCell>
            ))}
            {hasDifference && (
              <TableCell align="right" sx={{ verticalAlign: 'bottom' }}>
                {t('ui.compare.difference')}
              </TableCell>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map(({ key, label: text, values, notes, difference, strong }) => (
            <TableRow key={key} sx={{ '&:last-of-type > *': { borderBottom: 0 } }}>
              <TableCell component="th" scope="row" sx={{ fontWeight: strong ? 600 : 450, whiteSpace: 'normal' }}>
                {text}
              </TableCell>
              {scenarios.map(({ key: scenario }, i) => (
                <TableCell key={scenario} align="right" sx={{ fontWeight: strong ? 620 : 450 }}>
                  {values[i] ?? '–'}
                  {notes?.[i] && (
                    <Box
                      component="span"
                      sx={{ display: 'block', typography: 'caption', color: 'text.secondary', fontWeight: 450 }}
                    >
                      {notes[i]}
                    </Box>
                  )}
                </TableCell>
              ))}
              {hasDifference && (
                <TableCell align="right" sx={{ color: TONES[difference?.tone ?? 'neutral'], fontWeight: 560 }}>
                  {difference?.text ?? ''}
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
  return bare ? table : <Card sx={{ px: 1, py: 1 }}>{table}</Card>;
}
