// Where the model comes from and what it consists of: for whoever has to defend its numbers.
import Box from '@mui/material/Box';
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

export function Facts({ card }: { card: ModelCard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, settings } = card;
  // Small stores use more and smaller trees beside those that the settings say.
  const isMixed = card.blocks.some(({ trees }) => trees > settings.numTrees);
  const facts: [label: string, value: string, term?: TermName][] = [
    [t('models.fact.trained'), t('models.by', { when: format.moment(card.trainedAt), who: card.trainedBy })],
    [t('models.fact.data'), `${format.day(data.firstDay)} – ${format.day(data.lastDay)}`],
    [
      t('models.fact.records'),
      t('models.fact.recordsOf', {
        records: format.count(data.observations),
        count: data.products,
        products: format.count(data.products),
      }),
      'observation',
    ],
    [t('models.fact.rows'), format.count(data.trainingRows)],
    [t('models.fact.usable'), format.day(card.origin), 'origin'],
    [
      t('models.fact.settings'),
      t(isMixed ? 'models.fact.settingsMixed' : 'models.fact.settingsOf', {
        objective: t(`models.objective.${settings.objective}`),
        trees: format.count(settings.numTrees),
        leaves: format.count(settings.numLeaves),
        rate: format.decimal(settings.learningRate, 3),
        seed: settings.seed,
      }),
    ],
    [t('models.fact.fingerprint'), data.fingerprint.slice(0, 16)],
  ];
  return (
    <Section title={<Term name="modelCard">{t('models.facts')}</Term>}>
      <Box
        sx={{ display: 'grid', gap: 4, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}
      >
        <Box component="dl" sx={{ m: 0, typography: 'body2' }}>
          {facts.map(([label, value, term]) => (
            <Box key={label} sx={{ display: 'flex', gap: 2, py: 0.625, borderBottom: 1, borderColor: 'divider' }}>
              <Box component="dt" sx={{ color: 'text.secondary', width: 150, flexShrink: 0 }}>
                {term ? <Term name={term}>{label}</Term> : label}
              </Box>
              <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                {value}
              </Box>
            </Box>
          ))}
        </Box>
        {card.blocks.length > 0 && (
          <TableContainer>
            <Table size="small" aria-label={t('models.blocks')}>
              <TableHead>
                <TableRow>
                  <TableCell>
                    <Term name="block">{t(`chart.blockColumn.${card.frequency}`)}</Term>
                  </TableCell>
                  <TableCell align="right">{t('models.block.trees')}</TableCell>
                  <TableCell align="right">{t('models.block.rows')}</TableCell>
                  <TableCell>{t('models.block.file')}</TableCell>
                  <TableCell align="right">
                    <Term name="parity">{t('models.block.parity')}</Term>
                  </TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {card.blocks.map(({ fromStep, toStep, trees, rows, file, parityMaxRelativeDifference }) => (
                  <TableRow key={file}>
                    <TableCell>{t('models.block.range', { from: fromStep, to: toStep })}</TableCell>
                    <TableCell align="right">{format.count(trees)}</TableCell>
                    <TableCell align="right">{format.count(rows)}</TableCell>
                    <TableCell sx={{ overflowWrap: 'anywhere' }}>{file}</TableCell>
                    <TableCell align="right">
                      {parityMaxRelativeDifference.toExponential(1).replace('-', '\u2212')}
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </TableContainer>
        )}
      </Box>
    </Section>
  );
}
