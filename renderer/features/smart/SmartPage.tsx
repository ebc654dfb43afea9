// Smart prediction: one product, one day, and what if.
import SmartIcon from '@mui/icons-material/QueryStatsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { ProductPicker } from '#renderer/ui/pickers/ProductPicker.tsx';
import { NoStore } from '../frame/NoStore.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { ProductPrediction } from './ProductPrediction.tsx';
import { useSmartState } from './use-smart.ts';

export function SmartPage() {
  const { t } = useTranslation();
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton cards={0} />;
  if (!store?.lastDay) {
    return (
      <>
        <PageHeader title={t('smart.title')} />
        <NoStore />
      </>
    );
  }
  if (!store.activeModelId) {
    return (
      <>
        <PageHeader title={t('smart.title')} subtitle={t('smart.subtitle')} />
        <EmptyState
          icon={<SmartIcon />}
          title={t('bulk.noModelTitle')}
          text={t('smart.noModelText')}
          action={
            <Button variant="contained" component={Link} to={PATHS.models}>
              {t('bulk.toModels')}
            </Button>
          }
        />
      </>
    );
  }
  return <StoreSmart key={store.code} store={store} lastDay={store.lastDay} />;
}

function StoreSmart({ store, lastDay }: { store: Store; lastDay: string }) {
  const { t } = useTranslation();
  const state = useSmartState(store, lastDay);
  if (state.product) {
    return (
      <ProductPrediction key={state.product} store={store} lastDay={lastDay} product={state.product} state={state} />
    );
  }
  return (
    <>
      <PageHeader title={t('smart.title')} subtitle={t('smart.subtitle')} />
      <Card sx={{ maxWidth: 620, mx: 'auto', mt: { xs: 2, lg: 6 } }}>
        <EmptyState
          dense
          icon={<SmartIcon />}
          title={t('smart.emptyTitle')}
          text={t('smart.emptyText')}
          action={
            <ProductPicker
              store={store.code}
              value={null}
              onChange={(product) => product && state.setProduct(product.code)}
              autoFocus
              width={360}
            />
          }
        />
        <Suggestions store={store.code} onPick={state.setProduct} />
      </Card>
    </>
  );
}

const SUGGESTED = 4;

/** Products worth looking at first: the dearest alerts. */
function Suggestions({ store, onPick }: { store: string; onPick: (product: string) => void }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { data } = useQuery(engine.alerts.list.queryOptions({ input: { store, limit: SUGGESTED } }));
  if (!data || data.total === 0) return null;
  return (
    <Box
      component="section"
      aria-label={t('dashboard.attention')}
      sx={{ px: 3, pb: 3.5, display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'center' }}
    >
      {data.alerts.map(({ product, name }) => (
        <Button key={product} size="small" variant="outlined" onClick={() => onPick(product)}>
          {name}
        </Button>
      ))}
    </Box>
  );
}
