// What the observations of a product or the store say: figures, calendar, distribution, gaps, days that stand out.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { CloseDaysDialog } from '../corrections/CloseDaysDialog.tsx';
import type { ExplorerView } from '../use-explorer-view.ts';
import { CalendarSection } from './CalendarSection.tsx';
import { DuplicateList } from './DuplicateList.tsx';
import { FigureCards } from './FigureCards.tsx';
import { type Gap, GapList } from './GapList.tsx';
import { HistogramSection } from './HistogramSection.tsx';
import { OutlierList } from './OutlierList.tsx';

export function Overview({ store, view }: { store: Store; view: ExplorerView }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const input = { store: store.code, ...(view.product && { product: view.product }) };
  const statistics = useQuery(engine.explorer.statistics.queryOptions({ input, placeholderData: keepPreviousData }));
  const calendar = useQuery(engine.explorer.calendar.queryOptions({ input, placeholderData: keepPreviousData }));
  const { show } = view;
  const pick = useCallback((day: string) => show({ view: 'observations', filter: { from: day, to: day } }), [show]);
  // A day on which nothing at all is recorded was a closed one as a rule; one of a product is looked at first.
  const [closing, setClosing] = useState<Gap | null>(null);
  const look = ({ from, to }: Gap) => show({ view: 'observations', filter: { from, to, flags: ['missing'] } });
  const error = statistics.error ?? calendar.error;
  if (error) {
    const retry = () => void Promise.all([statistics.refetch(), calendar.refetch()]);
    return <ErrorState error={error} onRetry={retry} />;
  }
  if (!statistics.data || !calendar.data) {
    return (
      <Box sx={{ display: 'grid', gap: 2.5 }}>
        <SectionSkeleton height={120} />
        <SectionSkeleton height={260} />
      </Box>
    );
  }
  const found = statistics.data;
  return (
    <Box sx={{ display: 'grid', gap: 2.5, '& > *': { minWidth: 0 } }}>
      {found.mergedFrom.length > 0 && (
        <Alert severity="info">{t('explorer.mergedNote', { codes: found.mergedFrom.join(', ') })}</Alert>
      )}
      <FigureCards found={found} store={store} view={view} />
      <CalendarSection calendar={calendar.data} fileName={`${view.product ?? store.code} calendar`} onPick={pick} />
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
          alignItems: 'start',
        }}
      >
        <HistogramSection found={found} fileName={`${view.product ?? store.code} distribution`} />
        <OutlierList found={found} onPick={pick} />
        <GapList found={found} isStore={view.product === null} onPick={view.product === null ? setClosing : look} />
        {view.product === null && <DuplicateList found={found} />}
      </Box>
      {closing && <CloseDaysDialog store={store} days={closing} onClose={() => setClosing(null)} />}
    </Box>
  );
}
