// The workspace that is open, the ones opened lately, and the demo store.
import Folder from '@mui/icons-material/FolderOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { ResetDemoDialog } from '../frame/ResetDemoDialog.tsx';
import { useStoreChoice } from '../frame/store-choice.tsx';
import { OpenWorkspaceDialog } from '../welcome/OpenWorkspaceDialog.tsx';
import { SettingRow } from './SettingRow.tsx';

export function WorkspaceSection() {
  const { t } = useTranslation();
  const engine = useEngine();
  const queryClient = useQueryClient();
  const { stores } = useStoreChoice();
  const [dialog, setDialog] = useState<'open' | 'demo' | null>(null);
  const { data: workspace } = useQuery(engine.workspace.get.queryOptions());
  const open = useMutation(
    engine.workspace.open.mutationOptions({ onSuccess: async () => queryClient.resetQueries() }),
  );
  const hasDemo = stores.some(({ isDemo }) => isDemo);
  const others = workspace?.recent.filter(({ path }) => path !== workspace.path) ?? [];
  return (
    <Section
      title={<Term name="workspace">{t('settings.workspace.title')}</Term>}
      subtitle={t('settings.workspace.text')}
    >
      {open.error && <ErrorNote error={open.error} onClose={open.reset} />}
      {workspace && (
        <SettingRow title={<Named name={workspace.name} />} text={<PathText path={workspace.path} />}>
          <Chip size="small" color="primary" variant="outlined" label={t('settings.workspace.isOpen')} />
        </SettingRow>
      )}
      {others.map(({ name, path }) => (
        <SettingRow key={path} title={<Named name={name} />} text={<PathText path={path} />}>
          <Button
            variant="outlined"
            size="small"
            disabled={open.isPending}
            aria-label={t('settings.workspace.switchTo', { name })}
            onClick={() => open.mutate({ path })}
          >
            {t('settings.workspace.switch')}
          </Button>
        </SettingRow>
      ))}
      <SettingRow title={t('settings.workspace.other.title')} text={t('settings.workspace.other.text')}>
        <Button variant="outlined" onClick={() => setDialog('open')}>
          {t('settings.workspace.other.open')}
        </Button>
      </SettingRow>
      <SettingRow
        title={t('settings.workspace.demo')}
        text={hasDemo ? t('frame.resetDemoText') : t('frame.addDemoText')}
      >
        <Button variant="outlined" onClick={() => setDialog('demo')}>
          {hasDemo ? t('frame.resetDemo') : t('frame.addDemo')}
        </Button>
      </SettingRow>
      {dialog === 'open' && <OpenWorkspaceDialog onClose={() => setDialog(null)} />}
      {dialog === 'demo' && <ResetDemoDialog hasDemo={hasDemo} onClose={() => setDialog(null)} />}
    </Section>
  );
}

const Named = ({ name }: { name: string }) => (
  <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
    <Folder sx={{ fontSize: 18, color: 'text.secondary' }} aria-hidden />
    {name}
  </Box>
);

const PathText = ({ path }: { path: string }) => (
  <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
    {path}
  </Box>
);
