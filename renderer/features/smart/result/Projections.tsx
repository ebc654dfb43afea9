// Demand summed over the first 1, 7, 14 and 30 days from the date.

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '#core/contract/predictions.ts';
import { ProjectionCards } from '#renderer/features/bulk/detail/ProjectionCards.tsx';

export function Projections({ prediction, currency }: { prediction: Prediction; currency: string }) {
  const { t } = useTranslation();
  return (
    <Box component="section" aria-label={t('smart.projections')}>
      <Typography variant="h2" sx={{ mb: 1.25 }}>
        {t('smart.projections')}
      </Typography>
      <ProjectionCards projections={prediction.projections} currency={currency} />
    </Box>
  );
}
