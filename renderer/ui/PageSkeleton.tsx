// The shape of a page while it loads.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { useTranslation } from 'react-i18next';
import { StatCardSkeleton, StatRow } from './StatCard.tsx';

export function PageSkeleton({ cards = 4 }: { cards?: number }) {
  const { t } = useTranslation();
  return (
    <Box role="status" aria-label={t('loading')}>
      <Skeleton width={220} height={34} />
      <Skeleton width={340} height={20} sx={{ mb: 3 }} />
      {cards > 0 && (
        <StatRow columns={cards}>
          {Array.from({ length: cards }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the cards are all alike
            <StatCardSkeleton key={i} />
          ))}
        </StatRow>
      )}
      <SectionSkeleton />
    </Box>
  );
}

export function SectionSkeleton({ height = 280 }: { height?: number }) {
  return (
    <Card sx={{ p: 2.5 }}>
      <Skeleton width={180} height={24} sx={{ mb: 1.5 }} />
      <Skeleton variant="rounded" height={height} />
    </Card>
  );
}
