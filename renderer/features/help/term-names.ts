// The glossary's terms in its order.
import { words } from '#renderer/i18n/locales/en/index.ts';
import type { TermName } from '#renderer/ui/help/Term.tsx';

export const TERM_NAMES = Object.keys(words.terms) as TermName[];
