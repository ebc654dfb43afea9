// What ordering by Shelfcast is worth: the last months lived through again.
import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { NoStore } from '../frame/NoStore.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { ProfitHeader } from './ProfitHeader.tsx';
import { Replay } from './Replay.tsx';

export function ProfitPage() {
  const { t } = useTranslation();
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton />;
  if (!store?.lastDay) {
    return (
      <>
        <ProfitHeader subtitle={t('profit.subtitleEmpty')} />
        <NoStore />
      </>
    );
  }
  return <Replay key={store.code} store={store} />;
}
