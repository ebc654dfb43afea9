// What exports write where they have no value.

const NOTHING =
  /^(?:n\.?\/?a\.?|nan|null|none|nil|-+|–|—|\?|#n\/?a|#nv|#value!|#wert!|#ref!|#div\/0!|k\.? ?a\.?|default title|\.)$/i;

/** No such word begins with a digit, as nearly every figure does. */
const ZERO = 0x30;
const NINE = 0x39;

/** Takes a trimmed text. */
export function saysNothing(text: string): boolean {
  if (text === '') return true;
  const first = text.charCodeAt(0);
  return (first < ZERO || first > NINE) && NOTHING.test(text);
}
