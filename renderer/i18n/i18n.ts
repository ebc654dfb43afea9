// Languages of the window. English travels with the app; the others load when chosen.
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { countFormatter } from './count-formatter.ts';
import { words as english } from './locales/en/index.ts';
import { withManyForms } from './plural-forms.ts';

/** The shape every language has. */
export type Words = typeof english;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Words };
  }
}

/** Names of the languages, each in itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', fr: 'Français' } as const;
export type Language = keyof typeof LANGUAGES;

const STORAGE_KEY = 'shelfcast.language';

const LOADERS: Record<Exclude<Language, 'en'>, () => Promise<{ words: unknown }>> = {
  de: () => import('./locales/de/index.ts'),
  es: () => import('./locales/es/index.ts'),
  fr: () => import('./locales/fr/index.ts'),
};

const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag);

/** The user's choice, else the first of the system's languages that the window speaks, else English. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(STORAGE_KEY) ?? '', ...navigator.languages];
  return wanted.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

async function load(instance: i18n, language: Language): Promise<void> {
  if (language === 'en' || instance.hasResourceBundle(language, 'translation')) return;
  const { words } = await LOADERS[language]();
  instance.addResourceBundle(language, 'translation', withManyForms(words as Record<string, unknown>));
}

export async function startI18n(): Promise<i18n> {
  const instance = i18next.createInstance();
  await instance
    .use(initReactI18next)
    .use(countFormatter)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      resources: { en: { translation: english } },
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
    });
  await chooseLanguage(instance, preferredLanguage(), false);
  return instance;
}

export async function chooseLanguage(instance: i18n, language: Language, remember = true): Promise<void> {
  await load(instance, language);
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
  if (remember) localStorage.setItem(STORAGE_KEY, language);
}
