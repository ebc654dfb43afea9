// Models: train, see how good each model is and against what, and which one is in use.
import ModelsIcon from '@mui/icons-material/InsightsOutlined';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { ModelCard as Card } from '#core/contract/models.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNote, ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { NoStore } from '../frame/NoStore.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { Comparison } from './Comparison.tsx';
import { ModelCard } from './card/ModelCard.tsx';
import { ModelTable } from './ModelTable.tsx';
import { TrainButton } from './TrainButton.tsx';
import { TrainingPanel } from './TrainingPanel.tsx';
import { useTraining } from './use-training.ts';
import { VersionBar } from './VersionBar.tsx';

export function ModelsPage() {
  const { t } = useTranslation();
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton />;
  if (!store?.lastDay) {
    return (
      <>
        <PageHeader title={t('models.title')} />
        <NoStore />
      </>
    );
  }
  return <StoreModels key={store.code} store={store} />;
}

function StoreModels({ store }: { store: Store }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { modelId } = useParams();
  const { data: models, error, refetch } = useQuery(engine.models.list.queryOptions({ input: { store: store.code } }));
  const training = useTraining(store.code);
  const [comparedId, setComparedId] = useState<string | null>(null);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!models) return <PageSkeleton />;
  const shown =
    models.find(({ id }) => id === modelId) ?? models.find(({ status }) => status === 'active') ?? models[0] ?? null;
  const compared = models.find(({ id }) => id === comparedId && id !== shown?.id);
  return (
    <>
      <PageHeader
        title={t('models.title')}
        subtitle={<ModelState models={models} store={store} />}
        actions={<TrainButton hasModel={models.length > 0} training={training} />}
      />
      {training.error !== null && <ErrorNote error={training.error} onRetry={() => training.start()} />}
      {training.job && <TrainingPanel job={training.job} frequency={store.frequency} onCancel={training.cancel} />}
      {models.length === 0 ? (
        !training.job && (
          <EmptyState icon={<ModelsIcon />} title={t('models.emptyTitle')} text={t('models.emptyText')} />
        )
      ) : (
        <>
          <ModelTable models={models} shownId={shown?.id ?? null} />
          {shown && (
            <>
              <VersionBar card={shown} models={models} comparedId={compared?.id ?? null} onCompare={setComparedId} />
              {compared && <Comparison a={shown} b={compared} onClose={() => setComparedId(null)} />}
              <ModelCard key={shown.id} card={shown} />
            </>
          )}
        </>
      )}
    </>
  );
}

function ModelState({ models, store }: { models: Card[]; store: Store }) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const { data: status } = useQuery(engine.models.status.queryOptions());
  const active = models.find(({ status }) => status === 'active');
  if (!active) return t('models.noneActive');
  const newer = status?.stores.find((other) => other.store === store.code)?.newerDays ?? 0;
  const words = t('models.active', {
    version: active.version,
    when: format.ago(active.trainedAt),
    day: format.day(active.origin),
  });
  return newer > 0 ? `${words} · ${t('models.newer', { count: newer })}` : words;
}
