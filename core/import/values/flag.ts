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
const YES = new Set([
  '1',
  'yes',
  'y',
  'true',
  't',
  'x',
  'on',
  'ja',
  'j',
  'wahr',
  'oui',
  'o',
  'vrai',
  'si',
  'sí',
  's',
  'verdadero',
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

/** Whether the text says no, and nothing else. */
export const isNo = (text: string): boolean => NO.has(text.trim().toLowerCase()) || Number(text) === 0;

/** Whether the text says yes, and nothing else. */
export const isYes = (text: string): boolean => YES.has(text.trim().toLowerCase()) || Number(text) === 1;

const OPEN = /^(?:open|opened|offen|geöffnet|auf|ouvert|ouverte|abierto|abierta)$/i;
const CLOSED = /^(?:closed|shut|geschlossen|zu|fermé|fermée|ferme|cerrado|cerrada)$/i;

/**
 * 1 closed, 0 open, NaN for an empty cell. `inverted`: the column says when the store was open. A cell that says
 * "open" or "closed" itself means that, whatever its column is called.
 */
export function parseClosed(text: string, inverted: boolean): number {
  const word = text.trim();
  if (CLOSED.test(word)) return 1;
  if (OPEN.test(word)) return 0;
  const flag = parseFlag(word);
  return inverted ? 1 - flag : flag;
}

/** Whether the text can be told to mean open or closed. */
export const saysClosedOrOpen = (text: string): boolean =>
  CLOSED.test(text.trim()) || OPEN.test(text.trim()) || isNo(text) || isYes(text);
