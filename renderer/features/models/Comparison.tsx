// Two versions side by side, figure by figure.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { ModelCard } from '#core/contract/models.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Term, type TermName } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { naiveOf } from './ModelTable.tsx';

interface Row {
  label: string;
  /** Word of the glossary that the label is. */
  term?: TermName;
  a: string;
  b: string;
  /** Which side is better; null: neither, or it cannot be said. */
  better: 'a' | 'b' | null;
}

interface Props {
  a: ModelCard;
  b: ModelCard;
  onClose: () => void;
}

export function Comparison({ a, b, onClose }: Props) {
  const { t } = useTranslation();
  const rows = useRows(a, b);
  const format = useFormat();
  const days = ({ validation }: ModelCard) => `${format.day(validation.firstDay)} – ${format.day(validation.lastDay)}`;
  const otherDays = a.validation.firstDay !== b.validation.firstDay || a.validation.lastDay !== b.validation.lastDay;
  const title = t('models.versions.compareTitle', { a: a.version, b: b.version });
  return (
    <Box sx={{ mb: 2.5 }}>
      <Section
        flush
        title={title}
        subtitle={t('models.versions.compareText')}
        actions={
          <Button size="small" onClick={onClose}>
            {t('models.versions.stopCompare')}
          </Button>
        }
      >
        {otherDays && (
          <Alert severity="warning" sx={{ mx: 2.5, mb: 1.5 }}>
            {t('models.versions.otherDays', { a: days(a), b: days(b) })}
          </Alert>
        )}
        <TableContainer>
          <Table size="small" aria-label={title}>
            <TableHead>
              <TableRow>
                <TableCell sx={{ pl: 2.5 }}>{t('models.versions.figure')}</TableCell>
                <TableCell align="right">{t('models.version', { version: a.version })}</TableCell>
                <TableCell align="right" sx={{ pr: 2.5 }}>
                  {t('models.version', { version: b.version })}
                </TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map(({ label, term, better, ...values }) => (
                <TableRow key={label}>
                  <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                    {term ? <Term name={term}>{label}</Term> : label}
                  </TableCell>
                  <TableCell align="right" sx={{ fontWeight: better === 'a' ? 640 : 450 }}>
                    {values.a}
                  </TableCell>
                  <TableCell align="right" sx={{ pr: 2.5, fontWeight: better === 'b' ? 640 : 450 }}>
                    {values.b}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      </Section>
    </Box>
  );
}

function useRows(a: ModelCard, b: ModelCard): Row[] {
  const { t } = useTranslation();
  const format = useFormat();
  const percent = (value: number) => format.percent(value, 1);
  /** `distance`: how far a value is from the best there is. */
  const row = (
    label: string,
    read: (card: ModelCard) => number | null | undefined,
    write: (value: number) => string,
    distance: (value: number) => number,
    term?: TermName,
  ): Row => {
    const [x, y] = [read(a) ?? null, read(b) ?? null];
    const [far, near] = [x === null ? null : distance(x), y === null ? null : distance(y)];
    const better = far === null || near === null || far === near ? null : far < near ? 'a' : 'b';
    return { label, term, a: x === null ? '–' : write(x), b: y === null ? '–' : write(y), better };
  };
  const fact = (label: string, write: (card: ModelCard) => string): Row => ({
    label,
    a: write(a),
    b: write(b),
    better: null,
  });
  const size = (value: number) => Math.abs(value);
  return [
    row(t('models.measure.wape'), ({ accuracy }) => accuracy.wape, percent, size, 'wape'),
    row(
      t('models.column.naive'),
      (card) => naiveOf(card)?.wape,
      percent,
      () => 0,
      'seasonalNaive',
    ),
    row(
      t('models.measure.mae'),
      ({ accuracy }) => accuracy.mae,
      (value) => format.decimal(value),
      size,
      'mae',
    ),
    row(
      t('models.measure.bias'),
      ({ accuracy }) => accuracy.bias,
      (value) => format.change(value),
      size,
      'bias',
    ),
    row(
      t('models.measure.mase'),
      ({ accuracy }) => accuracy.mase,
      (value) => format.decimal(value),
      size,
      'mase',
    ),
    row(t('models.measure.wql'), ({ accuracy }) => accuracy.wql, percent, size, 'wql'),
    row(
      t('models.card.coverage'),
      ({ coverage }) => coverage.inside80,
      percent,
      (value) => Math.abs(value - 0.8),
      'coverage',
    ),
    fact(
      t('models.versions.checked'),
      ({ validation }) => `${format.day(validation.firstDay)} – ${format.day(validation.lastDay)}`,
    ),
    fact(t('models.fact.data'), ({ data }) => `${format.day(data.firstDay)} – ${format.day(data.lastDay)}`),
    fact(t('models.column.records'), ({ data }) => format.count(data.observations)),
    fact(t('models.column.took'), ({ seconds }) => format.duration(seconds)),
  ];
}
