// Orders to suppliers: drafts, what is on its way, what came; or one of them opened.
import OrdersIcon from '@mui/icons-material/LocalShippingOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Order } from '#core/contract/orders.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { addDays } from '#renderer/format/days.ts';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { NoStore } from '../frame/NoStore.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { DraftBudget } from './DraftBudget.tsx';
import { History } from './History.tsx';
import { OrderTable } from './OrderTable.tsx';
import { OrderView } from './OrderView.tsx';

export function OrdersPage() {
  const { t } = useTranslation();
  const { orderId } = useParams();
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton cards={4} />;
  if (!store?.lastDay) {
    return (
      <>
        <PageHeader title={t('orders.title')} />
        <NoStore />
      </>
    );
  }
  // The store's next day: what is placed or arrives today does so on it.
  const today = addDays(store.lastDay, 1);
  if (orderId) return <OrderView key={orderId} id={orderId} store={store} today={today} />;
  return <StoreOrders key={store.code} store={store} today={today} />;
}

/** Orders that are over, the latest first. */
const PAST_SHOWN = 50;

function StoreOrders({ store, today }: { store: Store; today: string }) {
  const client = useEngineClient();
  const { t } = useTranslation();
  const engine = useEngine();
  const { data, error, refetch } = useQuery(engine.orders.list.queryOptions({ input: { store: store.code } }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton cards={4} />;
  const inState = (...states: Order['state'][]) => data.filter(({ state }) => states.includes(state));
  const drafts = inState('draft');
  const placed = inState('placed');
  const past = inState('received', 'cancelled').slice(0, PAST_SHOWN);
  const toList = (
    <Button variant={drafts.length === 0 ? 'contained' : 'outlined'} component={Link} to={PATHS.bulk}>
      {t('orders.toList')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('orders.title')}
        subtitle={t('orders.subtitle')}
        actions={
          data.length > 0 && (
            <>
              {drafts.length > 0 && (
                <SaveMenu
                  label={t('orders.exportDrafts')}
                  write={(choice) => client.orders.export({ ids: drafts.map(({ id }) => id), ...choice })}
                />
              )}
              {toList}
            </>
          )
        }
      />
      {data.length === 0 ? (
        <EmptyState icon={<OrdersIcon />} title={t('orders.emptyTitle')} text={t('orders.emptyText')} action={toList} />
      ) : (
        <Box sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {drafts.length > 0 && <DraftBudget store={store} />}
          <Section title={t('orders.section.draft')} flush>
            {drafts.length > 0 ? (
              <OrderTable label={t('orders.section.draft')} orders={drafts} today={today} />
            ) : (
              <Typography variant="body2" color="textSecondary" sx={{ px: 2.5, pb: 2.5 }}>
                {t('orders.noDrafts')}
              </Typography>
            )}
          </Section>
          {placed.length > 0 && (
            <Section title={t('orders.section.placed')} flush>
              <OrderTable label={t('orders.section.placed')} orders={placed} today={today} />
            </Section>
          )}
          {past.length > 0 && (
            <Section title={t('orders.section.past')} flush>
              <OrderTable label={t('orders.section.past')} orders={past} today={today} />
            </Section>
          )}
          <History store={store.code} />
        </Box>
      )}
    </>
  );
}
