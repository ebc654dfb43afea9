// The formatters of the window's language.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormatters, type Formatters } from './formatters.ts';

/** The system's own variety of the language ("en-GB", "de-CH"), so that dates look as they do elsewhere on the computer. */
const regionOf = (language: string): string =>
  navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;

export function useFormat(): Formatters {
  const { i18n } = useTranslation();
  const language = i18n.resolvedLanguage ?? 'en';
  return useMemo(() => createFormatters(regionOf(language)), [language]);
}
