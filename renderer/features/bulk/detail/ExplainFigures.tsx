// Every feature behind the bars with its value and its part of the raw score.
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useGroupWords } from '#renderer/format/use-group-words.ts';

export function ExplainFigures({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const groupWords = useGroupWords();
  const features = explanation.contributions
    .flatMap(({ group, features }) => features.map((feature) => ({ ...feature, group })))
    .sort((a, b) => Math.abs(b.rawScore) - Math.abs(a.rawScore));
  return (
    <Box sx={{ pt: 1 }}>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0, mb: 1, maxWidth: 560 }}>
        {t('bulk.explain.figuresNote')}
        {explanation.rawScore !== null &&
          ` ${t('bulk.explain.rawScore', { score: format.decimal(explanation.rawScore, 4) })}`}
      </Typography>
      <Box sx={{ maxHeight: 280, overflow: 'auto' }} tabIndex={0} role="group" aria-label={t('bulk.explain.figures')}>
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>{t('bulk.explain.feature')}</TableCell>
              <TableCell>{t('explain.group')}</TableCell>
              <TableCell align="right">{t('bulk.explain.value')}</TableCell>
              <TableCell align="right">{t('bulk.explain.part')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {features.map(({ name, group, value, rawScore }) => (
              <TableRow key={name}>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{name}</TableCell>
                <TableCell>{groupWords(group)}</TableCell>
                <TableCell align="right">
                  {value === null
                    ? '–'
                    : typeof value === 'number'
                      ? format.decimal(value, Number.isInteger(value) ? 0 : 2)
                      : value}
                </TableCell>
                <TableCell align="right">{format.decimal(rawScore, 4)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}
