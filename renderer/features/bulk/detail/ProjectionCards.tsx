// Demand summed over the first 1, 7, 14 and 30 days, with its band and what it is worth.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { BulkDetail } from '#core/contract/bulk.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { BandTrack } from '#renderer/ui/BandTrack.tsx';
import { Q } from '#renderer/ui/charts/quantiles.ts';

export function ProjectionCards({
  projections,
  currency,
}: {
  projections: BulkDetail['projections'];
  currency: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'repeat(2, 1fr)', md: 'repeat(4, 1fr)' } }}>
      {projections.map(({ days, mean, quantiles, revenue }) => (
        <Card key={days} sx={{ px: 2, py: 1.5 }}>
          <Typography variant="label" component="h3" color="textSecondary">
            {t('bulk.detail.nextDays', { count: days })}
          </Typography>
          <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75, flexWrap: 'wrap', mb: 0.75 }}>
            <Box component="span" sx={{ typography: 'figure', fontSize: '1.375rem' }}>
              {format.units(mean)}
            </Box>
            <Typography variant="body2" color="textSecondary" component="span">
              {t('bulk.unitsWord')}
            </Typography>
            {revenue !== null && (
              <Typography variant="body2" color="textSecondary" component="span" sx={{ ml: 'auto' }}>
                {format.money(revenue, currency)}
              </Typography>
            )}
          </Box>
          <BandTrack band={{ mean, low: quantiles[Q.low80], high: quantiles[Q.high80] }} />
        </Card>
      ))}
    </Box>
  );
}
