// The formatters of the window's language.
import { useTranslation } from 'react-i18next';
import type { Formatters } from './formatters.ts';
import { formattersOf } from './formatters-of.ts';

export function useFormat(): Formatters {
  const { i18n } = useTranslation();
  return formattersOf(i18n.resolvedLanguage ?? 'en');
}
