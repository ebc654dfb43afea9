// How values enter texts: a `count` decides the plural and is read, too, so it gets the separators of its language like
// any other number; every other value arrives as it should be read. Needs interpolation's `alwaysFormat`.
import type { FormatterModule } from 'i18next';
import { formattersOf } from '#renderer/format/formatters-of.ts';

export const countFormatter: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value, _format, language, options) =>
    options?.interpolationkey === 'count' && typeof value === 'number'
      ? formattersOf(language ?? 'en').count(value)
      : value,
};
