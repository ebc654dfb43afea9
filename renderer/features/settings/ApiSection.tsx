// The local API for programs: where it is, its secret, its documentation. Only where the shell runs one.
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShell } from '#renderer/engine/engine-context.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { CopyButton } from './CopyButton.tsx';
import { SettingRow } from './SettingRow.tsx';

export function ApiSection() {
  const { t } = useTranslation();
  const shell = useShell();
  const { data: access } = useQuery({ queryKey: ['api-access'], queryFn: () => shell.findApiAccess() });
  if (access === undefined) return null;
  return (
    <Section title={t('settings.api.title')} subtitle={t('settings.api.text')}>
      {access === null ? (
        <SettingRow title={t('settings.api.none')} text={t('settings.api.noneText', { command: 'shelfcast serve' })}>
          {null}
        </SettingRow>
      ) : (
        <>
          <SettingRow title={t('settings.api.address')} text={access.address}>
            <CopyButton text={access.address} label={t('settings.api.copyAddress')} />
          </SettingRow>
          <SettingRow title={t('settings.api.token')} text={t('settings.api.tokenText')}>
            <CopyButton text={access.token} label={t('settings.api.copyToken')} />
          </SettingRow>
          <SettingRow title={t('settings.api.docs')} text={t('settings.api.docsText')}>
            <Button variant="outlined" component={Link} href={access.docs} target="_blank" rel="noreferrer">
              {t('settings.api.openDocs')}
            </Button>
          </SettingRow>
        </>
      )}
    </Section>
  );
}
