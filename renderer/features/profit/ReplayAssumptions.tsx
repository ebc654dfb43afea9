// What the figures rest on, in words.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ReplaySummary } from '#core/contract/replays.ts';
import { Section } from '#renderer/ui/Section.tsx';

export function ReplayAssumptions({ replay }: { replay: ReplaySummary }) {
  const { t } = useTranslation();
  const { trainings, orderDays, assumptions } = replay;
  return (
    <Section title={t('profit.assumptions.title')}>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {t('profit.assumptions.how', { count: trainings, days: orderDays })}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.5 }}>
        {assumptions.map((assumption) => (
          <Typography key={assumption} component="li" variant="body2" color="textSecondary">
            {t(`profit.assumption.${assumption}`)}
          </Typography>
        ))}
      </Box>
    </Section>
  );
}
