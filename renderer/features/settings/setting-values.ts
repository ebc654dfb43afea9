// A store's settings as text in fields and back, checked by the contract's own schema.
import { type StoreSettings, storeSettingsSchema } from '#core/contract/stores.ts';

/** Settings that are numbers, and how a field shows them: shares as percentages. */
export const NUMBER_SETTINGS = {
  serviceLevel: 'percent',
  leadTimeDays: 'days',
  reviewPeriodDays: 'days',
  unitCostShare: 'percent',
  holdingRate: 'percent',
  packSize: 'units',
  moq: 'units',
} as const satisfies Partial<Record<keyof StoreSettings, 'percent' | 'days' | 'units'>>;

export type NumberSetting = keyof typeof NUMBER_SETTINGS;

/** Percentages without the noise of binary fractions (0.07 × 100). */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6;
const scaleOf = (name: NumberSetting) => (NUMBER_SETTINGS[name] === 'percent' ? 100 : 1);

/** Text of a field, with the decimal sign of the language. */
export function toFieldText(name: NumberSetting, value: number, language: string): string {
  const options = { maximumFractionDigits: 4, useGrouping: false };
  return new Intl.NumberFormat(language, options).format(rounded(value * scaleOf(name)));
}

/** What is wrong with a field's text; `limit` is in the field's own unit. */
export type FieldProblem = { kind: 'notANumber' | 'notWhole' } | { kind: 'tooSmall' | 'tooBig'; limit: number };

export type FieldReading = { value: number; problem: null } | { value: null; problem: FieldProblem };

/** Reads a field: comma or point as decimal sign, a percent sign or spaces around it are let pass. */
export function readField(name: NumberSetting, text: string): FieldReading {
  const bare = text.replaceAll(/[\s%]/g, '').replace(',', '.');
  const typed = bare === '' ? Number.NaN : Number(bare);
  if (!Number.isFinite(typed)) return { value: null, problem: { kind: 'notANumber' } };
  const parsed = storeSettingsSchema.shape[name].safeParse(rounded(typed / scaleOf(name)));
  if (parsed.success) return { value: parsed.data, problem: null };
  const [issue] = parsed.error.issues;
  if (issue.code === 'too_small')
    return { value: null, problem: { kind: 'tooSmall', limit: rounded(Number(issue.minimum) * scaleOf(name)) } };
  if (issue.code === 'too_big')
    return { value: null, problem: { kind: 'tooBig', limit: rounded(Number(issue.maximum) * scaleOf(name)) } };
  return { value: null, problem: { kind: 'notWhole' } };
}
