// Which mark parts the decimals in a file: every cell that looks like a number is asked, most cannot tell, some can.
import type { DecimalMark } from './number.ts';

/** Cells that speak for one mark and not for the other. */
export interface DecimalEvidence {
  point: number;
  comma: number;
}

export const noEvidence = (): DecimalEvidence => ({ point: 0, comma: 0 });

const NUMBER_LIKE = /^[^\d.,]{0,4}([\d.,'’\u00a0\u202f ]*\d)[^\d.,]{0,4}$/u;

/** Adds what `text` says to `evidence`. Anything that is not a number (dates, article numbers) says nothing. */
export function weighDecimalMark(text: string, evidence: DecimalEvidence): void {
  const body = NUMBER_LIKE.exec(text)?.[1];
  if (body === undefined) return;
  const points = body.split('.').length - 1;
  const commas = body.split(',').length - 1;
  if (points + commas === 0) return;
  if (points > 0 && commas > 0) {
    const commaIsLast = body.lastIndexOf(',') > body.lastIndexOf('.');
    if (commaIsLast && commas === 1) evidence.comma++;
    else if (!commaIsLast && points === 1) evidence.point++;
    return;
  }
  const parts = body.split(points > 0 ? '.' : ',');
  if (parts.length > 2) {
    // Several of one kind can only be thousands marks, so the decimal mark is the other one.
    if (parts.slice(1).every((part) => part.length === 3)) evidence[points > 0 ? 'comma' : 'point']++;
    return;
  }
  // One mark before exactly three digits may be either: 1.234 is a thousand in one country and one and a bit elsewhere.
  const maybeThousands = parts[1].length === 3 && /^[1-9]\d{0,2}$/.test(parts[0].trim());
  if (!maybeThousands) evidence[points > 0 ? 'point' : 'comma']++;
}

/**
 * The mark that more cells speak for. Where none does, what goes with the delimiter: semicolons part the fields where
 * the comma parts the decimals.
 */
export function decideDecimalMark(evidence: DecimalEvidence, delimiter: string | null): DecimalMark {
  if (evidence.comma !== evidence.point) return evidence.comma > evidence.point ? ',' : '.';
  return delimiter === ';' ? ',' : '.';
}
