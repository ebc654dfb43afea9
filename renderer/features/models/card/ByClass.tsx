// By demand class: how good, how often inside the band, and which method won and is therefore used.
import Trophy from '@mui/icons-material/EmojiEventsOutlined';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { ModelCard } from '#core/contract/models.ts';
import type { Frequency } from '#core/contract/units.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Explained } from '#renderer/ui/help/Explained.tsx';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';

export function ByClass({ card }: { card: ModelCard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (value: number | null) => (value === null ? '–' : format.percent(value, 0));
  return (
    <Section flush title={t('models.byClass')} subtitle={t('models.byClassText')}>
      <TableContainer>
        <Table size="small" aria-label={t('models.byClass')} sx={{ '& .MuiTableCell-root': { px: 1.25 } }}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ '&&': { pl: 2.5 } }}>
                <Term name="demandClass">{t('models.class')}</Term>
              </TableCell>
              <TableCell align="right">{t('models.classProducts')}</TableCell>
              <TableCell align="right">
                <Term name="wape">{t('models.measure.wape')}</Term>
              </TableCell>
              <TableCell align="right">
                <Term name="seasonalNaive">{t('models.column.naive')}</Term>
              </TableCell>
              <TableCell align="right">
                <Term name="coverage">{t('models.inside80')}</Term>
              </TableCell>
              <TableCell sx={{ '&&': { pr: 2.5 } }}>
                <Term name="champion">{t('models.champion')}</Term>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {card.byClass.map(({ demandClass, products, accuracy, naive, coverage, champion }) => (
              <TableRow key={demandClass}>
                <TableCell component="th" scope="row" sx={{ '&&': { pl: 2.5 } }}>
                  <Explained explanation={t(`demandClassHint.${demandClass}`)}>
                    {t(`demandClass.${demandClass}`)}
                  </Explained>
                </TableCell>
                <TableCell align="right">{format.count(products)}</TableCell>
                <TableCell align="right">{share(accuracy.wape)}</TableCell>
                <TableCell align="right">{share(naive.wape)}</TableCell>
                <TableCell align="right">{share(coverage.inside80)}</TableCell>
                <TableCell sx={{ '&&': { pr: 2.5 } }}>
                  <ChampionBadge champion={champion} frequency={card.frequency} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Section>
  );
}

/** Says plainly when a simple method beat the trees. */
function ChampionBadge({ champion, frequency }: { champion: string; frequency: Frequency }) {
  const { t } = useTranslation();
  const forecasterWords = useForecasterWords();
  const isSimple = champion !== 'gbdt' && champion !== 'blend';
  const hint = isSimple ? 'models.simpleWon' : champion === 'blend' ? 'models.blendWon' : 'models.treesWon';
  return (
    <Explained plain explanation={t(hint)}>
      <Box
        component="span"
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          pl: 0.625,
          pr: 1,
          minHeight: 24,
          borderRadius: 1.5,
          typography: 'caption',
          fontWeight: 560,
          bgcolor: isSimple ? 'warning.light' : 'accentSoft',
          color: isSimple ? 'warning.main' : 'primary.main',
        }}
      >
        <Trophy sx={{ fontSize: 15 }} aria-hidden />
        {forecasterWords(champion, frequency)}
      </Box>
    </Explained>
  );
}
