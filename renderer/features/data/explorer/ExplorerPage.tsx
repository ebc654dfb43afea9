// The data explorer: what is recorded, what stands out, and corrections of it.
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { NoStore } from '#renderer/features/frame/NoStore.tsx';
import { useStoreChoice } from '#renderer/features/frame/store-choice.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { DataHeader } from '../DataTabs.tsx';
import { CorrectionHistory } from './corrections/CorrectionHistory.tsx';
import { NoObservations } from './NoObservations.tsx';
import { ObservationList } from './observations/ObservationList.tsx';
import { Overview } from './overview/Overview.tsx';
import { ProductList } from './products/ProductList.tsx';
import { SubjectBar } from './SubjectBar.tsx';
import { useExplorerView } from './use-explorer-view.ts';

export function ExplorerPage() {
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton />;
  return (
    <>
      <DataHeader />
      {!store ? <NoStore /> : store.lastDay === null ? <NoObservations /> : <Explorer key={store.code} store={store} />}
    </>
  );
}

function Explorer({ store }: { store: Store }) {
  const { t } = useTranslation();
  const view = useExplorerView();
  return (
    <>
      <SubjectBar store={store} view={view} />
      <section aria-label={t(`explorer.view.${view.name}`)}>
        {view.name === 'overview' && <Overview store={store} view={view} />}
        {view.name === 'observations' && <ObservationList store={store} view={view} />}
        {view.name === 'products' && <ProductList store={store} view={view} />}
        {view.name === 'corrections' && <CorrectionHistory store={store} />}
      </section>
    </>
  );
}
