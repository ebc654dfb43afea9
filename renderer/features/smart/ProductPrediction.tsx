// One product's prediction: the question on the left, the answer on the right.
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { ErrorNote, ErrorState } from '#renderer/ui/ErrorState.tsx';
import { Notices } from '#renderer/ui/Notices.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { Compare } from './compare/Compare.tsx';
import { useScenarios } from './compare/use-scenarios.ts';
import { QuestionCard } from './form/QuestionCard.tsx';
import { PriceCurveSection } from './result/PriceCurveSection.tsx';
import { Projections } from './result/Projections.tsx';
import { StockCard } from './result/StockCard.tsx';
import { SummaryCard } from './result/SummaryCard.tsx';
import { WhyCard } from './result/WhyCard.tsx';
import { WorthCard } from './result/WorthCard.tsx';
import { SmartActions } from './SmartActions.tsx';
import { type SmartState, usePrediction } from './use-smart.ts';

interface Props {
  store: Store;
  lastDay: string;
  product: string;
  state: SmartState;
}

export function ProductPrediction({ store, lastDay, product, state }: Props) {
  const { t } = useTranslation();
  const { prediction, usual, error, isBehind, retry } = usePrediction(store.code, product, state);
  const scenarios = useScenarios(store.code, product);
  const { currency } = store.settings;
  return (
    <>
      <PageHeader
        title={prediction?.name ?? t('smart.title')}
        subtitle={[
          prediction ? t('smart.title') : null,
          product === prediction?.name ? null : product,
          prediction?.category,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          prediction && (
            <SmartActions
              store={store}
              prediction={prediction}
              context={state.context}
              scenarios={scenarios}
              date={state.date}
            />
          )
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '276px minmax(0, 1fr)', lg: '304px minmax(0, 1fr)' },
        }}
      >
        <QuestionCard
          store={store}
          lastDay={lastDay}
          product={product}
          name={prediction?.name}
          known={prediction?.known}
          state={state}
        />
        <Box
          component="section"
          aria-label={t('smart.title')}
          aria-busy={isBehind}
          sx={{ position: 'relative', display: 'grid', gap: 2.5, minWidth: 0 }}
        >
          {isBehind && (
            <LinearProgress
              aria-label={t('loading')}
              sx={{ position: 'absolute', top: -10, left: 0, right: 0, height: 2, borderRadius: 1 }}
            />
          )}
          {error !== null && prediction && <ErrorNote error={error} onRetry={retry} />}
          {error !== null && !prediction && <ErrorState error={error} onRetry={retry} />}
          {!prediction && error === null && (
            <>
              <SectionSkeleton height={120} />
              <SectionSkeleton height={220} />
            </>
          )}
          {prediction && (
            <>
              <SummaryCard prediction={prediction} usual={usual} frequency={store.frequency} currency={currency} />
              <Compare
                store={store}
                product={product}
                state={state}
                scenarios={scenarios}
                prediction={prediction}
                usual={usual}
                currency={currency}
              />
              <Box
                sx={{
                  display: 'grid',
                  gap: 2.5,
                  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.15fr) minmax(0, 1fr)' },
                }}
              >
                <StockCard decision={prediction.decision} currency={currency} />
                <WorthCard
                  prediction={prediction}
                  context={state.context}
                  currency={currency}
                  holdingRate={store.settings.holdingRate}
                />
              </Box>
              <WhyCard
                prediction={prediction}
                usual={usual}
                hasChanges={Object.keys(state.context).length > 0}
                frequency={store.frequency}
              />
              <PriceCurveSection
                store={store.code}
                product={product}
                state={state}
                frequency={store.frequency}
                currency={currency}
              />
              <Projections prediction={prediction} frequency={store.frequency} currency={currency} />
              <Notices notices={prediction.notices} currency={currency} />
            </>
          )}
        </Box>
      </Box>
    </>
  );
}
