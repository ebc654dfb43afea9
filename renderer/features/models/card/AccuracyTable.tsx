// The model beside the simple methods, every figure on the same days and products.
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { Accuracy, ModelCard } from '#core/contract/models.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';

const MEASURES = ['wape', 'mae', 'bias', 'mase', 'wql'] as const;
type Measure = (typeof MEASURES)[number];

export function AccuracyTable({ card }: { card: ModelCard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const forecasterWords = useForecasterWords();
  const rows = [
    { key: 'model', label: t('models.thisModel'), accuracy: card.accuracy, isModel: true },
    ...card.references.map(({ forecaster, accuracy }) => ({
      key: forecaster,
      label: forecasterWords(forecaster, card.frequency),
      accuracy,
      isModel: false,
    })),
  ];
  const text = (measure: Measure, accuracy: Accuracy) => {
    const value = accuracy[measure];
    if (value === null) return '–';
    if (measure === 'wape' || measure === 'wql') return format.percent(value, 1);
    return measure === 'bias' ? format.change(value) : format.decimal(value);
  };
  const best = (measure: Measure) =>
    Math.min(...rows.map(({ accuracy }) => Math.abs(accuracy[measure] ?? Number.POSITIVE_INFINITY)));
  return (
    <Section
      flush
      title={t('models.against')}
      subtitle={t('models.againstText', {
        from: format.day(card.validation.firstDay),
        to: format.day(card.validation.lastDay),
      })}
    >
      <TableContainer>
        <Table size="small" aria-label={t('models.against')}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 2.5 }}>{t('models.method')}</TableCell>
              {MEASURES.map((measure) => (
                <TableCell key={measure} align="right" sx={{ '&:last-child': { pr: 2.5 } }}>
                  <Term name={measure}>{t(`models.measure.${measure}`)}</Term>
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(({ key, label, accuracy, isModel }) => (
              <TableRow key={key} sx={isModel ? { bgcolor: 'accentSoft' } : undefined}>
                <TableCell component="th" scope="row" sx={{ pl: 2.5, fontWeight: isModel ? 620 : 450 }}>
                  {label}
                </TableCell>
                {MEASURES.map((measure) => (
                  <TableCell
                    key={measure}
                    align="right"
                    sx={{
                      '&:last-child': { pr: 2.5 },
                      fontWeight: Math.abs(accuracy[measure] ?? Number.NaN) === best(measure) ? 640 : 450,
                    }}
                  >
                    {text(measure, accuracy)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Section>
  );
}
