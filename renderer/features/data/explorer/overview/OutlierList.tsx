// The days that stand out most, each a way to its observations.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ExplorerStatistics } from '#core/contract/explorer.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';

const SHOWN = 8;

export function OutlierList({ found, onPick }: { found: ExplorerStatistics; onPick: (day: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section
      title={<Term name="outlier">{t('explorer.outliers.title')}</Term>}
      subtitle={t(`explorer.outliers.text.${found.frequency}`)}
    >
      {found.outliers.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {t('explorer.outliers.none')}
        </Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {found.outliers.slice(0, SHOWN).map(({ day, units, usual }) => (
            <Box
              component="li"
              key={day}
              sx={{ display: 'flex', gap: 1.5, py: 0.5, alignItems: 'baseline', justifyContent: 'space-between' }}
            >
              <Link component="button" variant="body2" onClick={() => onPick(day)}>
                {format.day(day, 'long')}
              </Link>
              <Typography variant="body2" component="span" sx={{ textAlign: 'right' }}>
                {t('explorer.outliers.line', { units: format.units(units), usual: format.units(usual) })}
              </Typography>
            </Box>
          ))}
        </Box>
      )}
    </Section>
  );
}
