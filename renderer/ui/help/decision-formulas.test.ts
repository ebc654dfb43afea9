import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import type { Decision } from '#core/contract/predictions.ts';
import { createFormatters } from '#renderer/format/formatters.ts';
import { words } from '#renderer/i18n/locales/en/index.ts';
import { type FormulaName, workedFormula } from './decision-formulas.ts';

const decision: Decision = {
  status: 'low',
  onHand: 20,
  onOrder: 5,
  committed: 2,
  inventoryPosition: 23,
  leadTimeDays: 7,
  reviewPeriodDays: 7,
  protectionDays: 14,
  daysUntilOrder: 0,
  serviceLevel: 0.95,
  expectedDemandLeadTime: 30,
  expectedDemandProtection: 61,
  reorderLevel: 41,
  orderUpToLevel: 84,
  safetyStock: 23,
  packSize: 12,
  moq: 1,
  orderQuantity: 72,
  roundingUnits: 11,
  unitCost: 2.5,
  price: 4,
  orderCost: 180,
  daysOfCover: 5,
  stockOutRisk: 0.31,
  revenueAtRisk: 152,
  holdingCost: 0.06,
  priority: 57,
  priorityUnit: 'money',
  assumed: ['leadTimeDays', 'onOrder'],
};

const i18n = createInstance({ lng: 'en', resources: { en: { translation: words } } });
await i18n.init();
const work = (name: FormulaName, d = decision) => workedFormula(name, d, 'EUR', i18n.t, createFormatters('en'));

it('an order quantity shows the way from level to packs', () => {
  const { worked, result, inputs } = work('orderQuantity');
  expect(worked).toBe('max(0, 84 − 23) = 61 → 72');
  expect(result).toBe('72');
  expect(inputs.map(({ value }) => value)).toEqual(['84', '23', '1', '12', '11']);
});

it('an assumed input is marked as the default of the store, a known one as the user’s', () => {
  const sources = work('protectionInterval').inputs.map(({ source }) => source);
  expect(sources).toEqual(['default', 'yours']);
});

it('a product without a stock record shows dashes and no calculation', () => {
  const unknown = { ...decision, onHand: null, inventoryPosition: null, stockOutRisk: null };
  expect(work('inventoryPosition', unknown)).toMatchObject({ result: '–', worked: undefined });
  expect(work('orderQuantity', unknown).worked).toBeUndefined();
  expect(work('stockOutRisk', unknown).result).toBe('–');
});

it('every result has a title, a formula and a figure', () => {
  for (const name of Object.keys(words.formulas.title) as FormulaName[]) {
    const { title, formula, result } = work(name);
    expect([title, formula, result].every((text) => text.length > 0 && !text.includes('formulas.'))).toBe(true);
  }
});
