// A number as people type it, with a point or a comma.

/** null: no number. The last of the two marks is the decimal one; a lone mark before three digits is, too. */
export function parseNumber(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/[€$£%]/g, '');
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const whole = last < 0 ? bare : bare.slice(0, last).replace(/[.,]/g, '');
  const normal = last < 0 ? whole : `${whole}.${bare.slice(last + 1)}`;
  return /^\d*\.?\d*$/.test(normal) && /\d/.test(normal) ? Number(normal) : null;
}
