// Demand summed over the first 1, 7, 14 and 30 days from the date.

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '#core/contract/predictions.ts';
import type { Frequency } from '#core/contract/units.ts';
import { ProjectionCards } from '#renderer/features/bulk/detail/ProjectionCards.tsx';

/** A span shorter than a step of the store would show the whole step under a wrong name. */
const SHORTEST = { daily: 1, weekly: 7, monthly: 30 } as const;

interface Props {
  prediction: Prediction;
  frequency: Frequency;
  currency: string;
}

export function Projections({ prediction, frequency, currency }: Props) {
  const { t } = useTranslation();
  return (
    <Box component="section" aria-label={t('smart.projections')}>
      <Typography variant="h2" sx={{ mb: 1.25 }}>
        {t('smart.projections')}
      </Typography>
      <ProjectionCards
        projections={prediction.projections.filter(({ days }) => days >= SHORTEST[frequency])}
        currency={currency}
      />
    </Box>
  );
}
