// Words for the groups of features that an explanation speaks of.
import { useTranslation } from 'react-i18next';
import en from '../i18n/locales/en/groups.json' with { type: 'json' };

type KnownGroup = keyof typeof en;

export function useGroupWords(): (group: string) => string {
  const { t } = useTranslation();
  return (group) => (Object.hasOwn(en, group) ? t(`groups.${group as KnownGroup}`) : group.replaceAll('-', ' '));
}
