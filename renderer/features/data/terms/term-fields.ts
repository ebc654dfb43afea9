// How each term is shown and typed: in money, days, units or per cent.
import type { TFunction } from 'i18next';
import { supplierValuesSchema } from '#core/contract/suppliers.ts';
import { type TermName, termValuesSchema } from '#core/contract/terms.ts';
import { type FieldProblem, readTypedNumber } from '#renderer/format/typed-number.ts';

/** Columns of the grid of products that are typed as numbers, in their order. */
export const TERM_FIELDS = [
  'onHand',
  'unitCost',
  'price',
  'leadTimeDays',
  'packSize',
  'moq',
  'shelfLifeDays',
  'storageLimit',
  'onOrder',
  'committed',
  'serviceLevel',
] as const satisfies readonly (TermName | 'onHand')[];
export type TermField = (typeof TERM_FIELDS)[number];

/** Fields of a supplier that are typed as numbers. */
export const SUPPLIER_NUMBERS = ['leadTimeDays', 'reviewPeriodDays', 'minimumOrderValue', 'currencyRate'] as const;
export type SupplierNumber = (typeof SUPPLIER_NUMBERS)[number];

export const scaleOf = (field: TermField | SupplierNumber): number => (field === 'serviceLevel' ? 100 : 1);

/** Money is written with cents. */
export const decimalsOf = (field: TermField | SupplierNumber): number =>
  field === 'unitCost' || field === 'price' || field === 'minimumOrderValue' ? 2 : 0;

const SCHEMAS = {
  ...termValuesSchema.shape,
  ...supplierValuesSchema.pick({ reviewPeriodDays: true, minimumOrderValue: true, currencyRate: true }).shape,
  onHand: termValuesSchema.shape.onOrder,
};

export const readField = (field: TermField | SupplierNumber, text: string) =>
  readTypedNumber(SCHEMAS[field], text, scaleOf(field));

/** Why a text cannot be, in words that name the limit. */
export function problemWords(problem: FieldProblem, t: TFunction, decimal: (value: number, digits: number) => string) {
  if (problem.kind !== 'tooSmall' && problem.kind !== 'tooBig') return t(`settings.problem.${problem.kind}`);
  const { kind, limit } = problem;
  return t(`settings.problem.${kind}`, { limit: decimal(limit, Number.isInteger(limit) ? 0 : 1) });
}
