// Everything that needs attention, what was put away, and the kinds of it.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ALERT_KINDS, type AlertKind, type AlertState } from '#core/contract/alerts.ts';
import type { Outputs } from '#core/contract/contract.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { PageSkeleton, SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { NoStore } from '../frame/NoStore.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { AlertList } from './AlertList.tsx';
import { useAlerts } from './use-alerts.ts';

const STATES: AlertState[] = ['open', 'snoozed', 'dismissed'];
const PAGE = 50;

export function AlertsPage() {
  const { t } = useTranslation();
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton />;
  return (
    <>
      <PageHeader title={t('alerts.title')} subtitle={t('alerts.subtitle')} />
      {store?.lastDay ? <StoreAlerts key={store.code} store={store.code} /> : <NoStore />}
    </>
  );
}

function StoreAlerts({ store }: { store: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [state, setState] = useState<AlertState>('open');
  const [kind, setKind] = useState<AlertKind>();
  const [limit, setLimit] = useState(PAGE);
  const { data, error, refetch } = useAlerts({ store, state, kind, limit });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SectionSkeleton height={420} />;
  return (
    <Section
      title={
        <Tabs
          value={state}
          onChange={(_, chosen: AlertState) => {
            setState(chosen);
            setKind(undefined);
            setLimit(PAGE);
          }}
          aria-label={t('alerts.states')}
        >
          {STATES.map((each) => (
            <Tab key={each} value={each} label={`${t(`alerts.state.${each}`)} ${format.count(data.byState[each])}`} />
          ))}
        </Tabs>
      }
    >
      <KindFilter byKind={data.byKind} kind={kind} onChange={setKind} />
      <AlertList answer={data} store={store} state={state} />
      {data.total > data.alerts.length && (
        <Button sx={{ mt: 1.5 }} onClick={() => setLimit(limit + PAGE)}>
          {t('actions.showMore')}
        </Button>
      )}
    </Section>
  );
}

interface KindFilterProps {
  byKind: Outputs['alerts']['list']['byKind'];
  kind: AlertKind | undefined;
  onChange: (kind: AlertKind | undefined) => void;
}

function KindFilter({ byKind, kind, onChange }: KindFilterProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const present = ALERT_KINDS.filter((each) => byKind[each] > 0);
  if (present.length < 2) return null;
  return (
    <Box role="group" aria-label={t('alerts.kinds')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1.5 }}>
      {present.map((each) => (
        <Chip
          key={each}
          size="small"
          label={`${t(`alerts.kind.${each}`)} ${format.count(byKind[each])}`}
          variant={each === kind ? 'filled' : 'outlined'}
          color={each === kind ? 'primary' : 'default'}
          aria-pressed={each === kind}
          onClick={() => onChange(each === kind ? undefined : each)}
        />
      ))}
    </Box>
  );
}
