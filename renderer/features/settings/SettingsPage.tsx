// Settings: what holds for the store, for this window, for this computer. Everything applies at once.
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { Later } from '#renderer/ui/Later.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { ApiSection } from './ApiSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { DiagnosticsSection } from './DiagnosticsSection.tsx';
import { HelpSection } from './HelpSection.tsx';
import { PersonSection } from './PersonSection.tsx';
import { StoreSection } from './StoreSection.tsx';
import { WorkspaceSection } from './WorkspaceSection.tsx';

export function SettingsPage() {
  const { t } = useTranslation();
  const engine = useEngine();
  const { store } = useStoreChoice();
  const { data: info } = useQuery(engine.system.info.queryOptions());
  const isKiosk = info?.kiosk !== null && info?.kiosk !== undefined;
  return (
    <Box sx={{ maxWidth: 860, mx: 'auto' }}>
      <PageHeader title={t('settings.title')} subtitle={t('settings.subtitle')} />
      <Box sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {store && <StoreSection key={store.code} store={store} />}
        <Later>
          <AppearanceSection />
          {!isKiosk && <PersonSection />}
          {!isKiosk && <WorkspaceSection />}
          <HelpSection />
          {!isKiosk && <ApiSection />}
          <DiagnosticsSection />
        </Later>
      </Box>
    </Box>
  );
}
