// A name for the store of a file that does not name one: the file's own, without what exports add to it.
import { cleanText, shorten } from './values/text.ts';

const EXTENSION = /\.(csv|tsv|txt|tab|xlsx?|xlsm|gz|zip)$/i;
const NOISE = new Set([
  'export',
  'exports',
  'data',
  'dataset',
  'sales',
  'report',
  'history',
  'daily',
  'download',
  'copy',
  'final',
  'new',
  'utf8',
  'utf16',
  'utf',
  'cp1252',
  'latin1',
  'ansi',
  'csv',
  'tsv',
  'txt',
  'xlsx',
  'semikolon',
  'tab',
  'head',
  'sample',
  'umsatz',
  'umsatzdaten',
  'verkäufe',
  'verkaeufe',
  'ventes',
  'ventas',
  'orders',
  'order',
  'transactions',
  'inventory',
  'kopie',
  'daten',
  'upload',
  'import',
  'all',
  'details',
  'detail',
  'lines',
  'line',
  'items',
  'wide',
  'weekly',
  'monthly',
  'products',
  'dates',
  'x',
  'by',
  'per',
  'part',
  'de',
  'fr',
  'en',
  'es',
]);
const FALLBACK = 'My store';

/** At most 60 characters, never empty. */
export function suggestStore(fileName: string): string {
  const base = cleanText(fileName.replace(EXTENSION, '').replace(EXTENSION, ''));
  const words = base.split(/[\s_\-–.,()[\]]+/u).filter((word) => /\p{L}/u.test(word) && !NOISE.has(word.toLowerCase()));
  const name = words.join(' ');
  return name.length < 2 ? FALLBACK : shorten(name, 60);
}
