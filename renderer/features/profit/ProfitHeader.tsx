// The head of the Profit page: looking back at what orders would have earned, and ahead at what a service level would.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PATHS } from '#renderer/paths.ts';
import { LinkTabs } from '#renderer/ui/LinkTabs.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';

export function ProfitHeader({ subtitle, actions }: { subtitle?: string; actions?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('profit.title')} subtitle={subtitle} actions={actions} />
      <LinkTabs
        label={t('profit.tabs')}
        tabs={[
          { to: PATHS.profit, label: t('profit.tab.replay') },
          { to: PATHS.profitLevel, label: t('profit.tab.level') },
        ]}
      />
    </>
  );
}
