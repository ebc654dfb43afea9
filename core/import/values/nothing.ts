// What exports write where they have no value.

const NOTHING =
  /^(?:n\.?\/?a\.?|nan|null|none|nil|-+|–|—|\?|#n\/?a|#nv|#value!|#wert!|#ref!|#div\/0!|k\.? ?a\.?|default title|\.)$/i;

/** Takes a trimmed text. */
export const saysNothing = (text: string): boolean => text === '' || NOTHING.test(text);
