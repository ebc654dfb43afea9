// What the button says that puts a checked upload into the store.
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '#core/contract/imports.ts';
import { useFormat } from '#renderer/format/use-format.ts';

export function useCommitLabel(): (effect: Pick<ImportReport['effect'], 'inserted' | 'replaced'>) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ inserted, replaced }) => {
    if (inserted + replaced === 0) return t('data.report.commitNothing');
    if (replaced === 0) return t('data.report.commit', { count: inserted, formatted: format.count(inserted) });
    return t('data.report.commitReplacing', { replaced: format.count(replaced), added: format.count(inserted) });
  };
}
