// The head of the Data page: sales files, products, suppliers and the explorer, each with an address of its own.
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { PATHS } from '#renderer/paths.ts';
import { LinkTabs } from '#renderer/ui/LinkTabs.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';

const TABS = [
  ['sales', PATHS.data],
  ['products', PATHS.dataProducts],
  ['suppliers', PATHS.dataSuppliers],
  ['explorer', PATHS.dataExplorer],
] as const;

export function DataHeader() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [current] = TABS.find(([, path]) => path === pathname) ?? TABS[0];
  return (
    <>
      <PageHeader title={t('data.title')} subtitle={t(`inputs.subtitle.${current}`)} />
      <LinkTabs label={t('inputs.tabs')} tabs={TABS.map(([key, to]) => ({ to, label: t(`inputs.tab.${key}`) }))} />
    </>
  );
}
