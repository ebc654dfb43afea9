// A store's settings as text in fields and back, checked by the contract's own schema.
import { type StoreSettings, storeSettingsSchema } from '#core/contract/stores.ts';
import { type FieldReading, readTypedNumber, typedNumberText } from '#renderer/format/typed-number.ts';

/** Settings that are numbers, and how a field shows them: shares as percentages. */
export const NUMBER_SETTINGS = {
  serviceLevel: 'percent',
  goodwillShare: 'percent',
  leadTimeDays: 'days',
  reviewPeriodDays: 'days',
  unitCostShare: 'percent',
  holdingRate: 'percent',
  orderingCost: 'money',
  packSize: 'units',
  moq: 'units',
} as const satisfies Partial<Record<keyof StoreSettings, 'percent' | 'days' | 'units' | 'money'>>;

/** Settings with a few choices. */
export const CHOICE_SETTINGS = ['policy', 'serviceMeasure', 'shortages'] as const satisfies (keyof StoreSettings)[];
export type ChoiceSetting = (typeof CHOICE_SETTINGS)[number];

/** The choices of a setting, as the contract has them. */
export const choicesOf = (name: ChoiceSetting): readonly string[] => storeSettingsSchema.shape[name].options;

export type NumberSetting = keyof typeof NUMBER_SETTINGS;

const scaleOf = (name: NumberSetting) => (NUMBER_SETTINGS[name] === 'percent' ? 100 : 1);

/** Text of a field, with the decimal sign of the language. */
export const toFieldText = (name: NumberSetting, value: number, language: string): string =>
  typedNumberText(value, language, scaleOf(name));

/** Reads a field: comma or point as decimal sign, a percent sign or spaces around it are let pass. */
export const readField = (name: NumberSetting, text: string): FieldReading =>
  readTypedNumber(storeSettingsSchema.shape[name], text, scaleOf(name));
