// Yes-or-no cells: promotion, closed. Also names of what was on ("Christmas"), which count as yes.

const NO = new Set([
  '0',
  'no',
  'n',
  'false',
  'f',
  'none',
  'null',
  'nan',
  'na',
  'n/a',
  '-',
  '–',
  'nein',
  'falsch',
  'keine',
  'kein',
  'non',
  'faux',
  'aucun',
  'aucune',
  'ninguno',
  'ninguna',
  'falso',
  'regular',
  'normal',
  'no promotion',
  'not promoted',
  'off',
]);

/** 1 or 0; NaN for an empty cell. Numbers above zero and any words but those for "no" are 1. */
export function parseFlag(text: string): number {
  if (text === '') return Number.NaN;
  if (text === '0') return 0;
  if (text === '1') return 1;
  const word = text.trim().toLowerCase();
  if (word === '') return Number.NaN;
  if (NO.has(word)) return 0;
  const number = Number(word.replace(',', '.'));
  return Number.isNaN(number) || number > 0 ? 1 : 0;
}
