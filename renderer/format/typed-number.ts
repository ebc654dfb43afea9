// A number as somebody typed it into a field, checked by the contract's own schema.
import type { ZodType } from 'zod';
import { kept } from './kept.ts';

/** What is wrong with a field's text; `limit` is in the field's own unit. */
export type FieldProblem = { kind: 'notANumber' | 'notWhole' } | { kind: 'tooSmall' | 'tooBig'; limit: number };

export type FieldReading = { value: number; problem: null } | { value: null; problem: FieldProblem };

/** Percentages without the noise of binary fractions (0.07 × 100). */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

/**
 * Reads a field: comma or point as decimal sign, a percent sign or spaces around it are let pass. `scale`: how much
 * larger the number is on screen (100 for percentages).
 */
export function readTypedNumber(schema: ZodType<number | null>, text: string, scale = 1): FieldReading {
  const bare = text.replaceAll(/[\s%]/g, '').replace(',', '.');
  const typed = bare === '' ? Number.NaN : Number(bare);
  if (!Number.isFinite(typed)) return { value: null, problem: { kind: 'notANumber' } };
  const parsed = schema.safeParse(rounded(typed / scale));
  if (parsed.success) return { value: parsed.data as number, problem: null };
  const [issue] = parsed.error.issues;
  if (issue.code === 'too_small')
    return { value: null, problem: { kind: 'tooSmall', limit: rounded(Number(issue.minimum) * scale) } };
  if (issue.code === 'too_big')
    return { value: null, problem: { kind: 'tooBig', limit: rounded(Number(issue.maximum) * scale) } };
  return { value: null, problem: { kind: 'notWhole' } };
}

/** Text of a field, with the decimal sign of the language and at least so many decimals. */
export function typedNumberText(value: number, language: string, scale = 1, least = 0): string {
  return formatOf(language, least).format(rounded(value * scale));
}

const formatOf = kept(
  (language: string, least: number) =>
    new Intl.NumberFormat(language, {
      minimumFractionDigits: least,
      maximumFractionDigits: 4,
      useGrouping: false,
    }),
);
