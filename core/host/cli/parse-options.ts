// From the text of an option to its value. What does not fit is refused with what was expected.
import { InvalidArgumentError } from 'commander';
import { COLUMN_ROLES, type ColumnRole } from '#core/contract/imports.ts';
import { dayFromIso } from '#core/math/day.ts';

export function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('Expected a number, such as 2.5.');
  return value;
}

export function parseCount(text: string): number {
  const value = parseNumber(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('Expected a whole number, such as 14.');
  return value;
}

export function parseDay(text: string): string {
  try {
    dayFromIso(text);
    return text;
  } catch {
    throw new InvalidArgumentError('Expected a calendar day as YYYY-MM-DD.');
  }
}

/** "7,14,28" */
export function parseCounts(text: string): number[] {
  return text.split(',').map((part) => parseCount(part.trim()));
}

export function parseYesNo(text: string): boolean {
  if (/^(yes|true|1|on)$/i.test(text)) return true;
  if (/^(no|false|0|off)$/i.test(text)) return false;
  throw new InvalidArgumentError('Expected yes or no.');
}

/** Collects what an option says each time it is given. */
export const collectText = (text: string, found: readonly string[] = []): string[] => [...found, text];

export type RoleMap = Partial<Record<ColumnRole, string[]>>;

/** Collects `role=column`; a role may be given to several columns (ignore=A ignore=B). */
export function collectRole(text: string, found: RoleMap = {}): RoleMap {
  const at = text.indexOf('=');
  const role = text.slice(0, Math.max(0, at)) as ColumnRole;
  const column = text.slice(at + 1);
  if (at < 1 || column === '') throw new InvalidArgumentError('Expected role=column, such as units=Qty.');
  if (!COLUMN_ROLES.includes(role)) {
    throw new InvalidArgumentError(`"${role}" is no role. The roles are: ${COLUMN_ROLES.join(', ')}.`);
  }
  return { ...found, [role]: [...(found[role] ?? []), column] };
}
