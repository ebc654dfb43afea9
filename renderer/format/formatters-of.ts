// The formatters of a language, in the system's own variety of it.
import { createFormatters, type Formatters } from './formatters.ts';

/** The system's own variety of the language ("en-GB", "de-CH"), so that dates look as they do elsewhere on the computer. */
const regionOf = (language: string): string =>
  navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;

/** Formatters are dear to make and used in every cell of a table: one set a language. */
const byRegion = new Map<string, Formatters>();

export function formattersOf(language: string): Formatters {
  const region = regionOf(language);
  const known = byRegion.get(region) ?? createFormatters(region);
  byRegion.set(region, known);
  return known;
}
