// What a service level costs and brings: for the store, a category, a product.
import { useTranslation } from 'react-i18next';
import { NoStore } from '#renderer/features/frame/NoStore.tsx';
import { useStoreChoice } from '#renderer/features/frame/store-choice.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { ProfitHeader } from '../ProfitHeader.tsx';
import { TradeOff } from './TradeOff.tsx';

export function ServiceLevelPage() {
  const { t } = useTranslation();
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton />;
  return (
    <>
      <ProfitHeader subtitle={t('profit.level.subtitle')} />
      {store?.lastDay ? <TradeOff key={store.code} store={store} /> : <NoStore />}
    </>
  );
}
