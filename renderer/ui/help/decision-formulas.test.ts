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
  supplier: null,
  leadTimes: [{ days: 7, share: 1 }],
  orderDue: true,
  orderDay: '2026-11-24',
  nextOrderDay: '2026-12-01',
  policy: 'periodic',
  serviceMeasure: 'cycle',
  shortageCost: null,
  surplusCost: null,
  cycleService: 0.953,
  fillRate: 0.991,
  shortages: 'lost',
  lotSize: null,
  shelfLifeDays: null,
  storageLimit: null,
  conflict: null,
  expectedWaste: null,
  steps: [
    { step: 'demand', units: 61, isSum: false },
    { step: 'safety', units: 23, isSum: false },
    { step: 'level', units: 84, isSum: true },
    { step: 'onHand', units: -20, isSum: false },
    { step: 'onOrder', units: -5, isSum: false },
    { step: 'committed', units: 2, isSum: false },
    { step: 'needed', units: 61, isSum: true },
    { step: 'rounding', units: 11, isSum: false },
    { step: 'quantity', units: 72, isSum: true },
  ],
  sources: { leadTimeDays: 'store', unitCost: 'file', packSize: 'set' },
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
  const { result, inputs } = work('orderQuantity');
  expect(result).toBe('72');
  expect(inputs.map(({ value }) => value)).toEqual(['61', '+ 23', '84', '− 20', '− 5', '+ 2', '61', '+ 11']);
  expect(inputs.map(({ source }) => source).slice(3, 5)).toEqual(['yours', 'default']);
});

it('an assumed input is marked as the default of the store, a known one as the user’s', () => {
  const sources = work('protectionInterval').inputs.map(({ source }) => source);
  expect(sources).toEqual(['default', 'yours']);
});

it('a product without a stock record shows dashes and no calculation', () => {
  const unknown = { ...decision, onHand: null, inventoryPosition: null, stockOutRisk: null };
  expect(work('inventoryPosition', unknown)).toMatchObject({ result: '–', worked: undefined });
  expect(work('stockOutRisk', unknown).result).toBe('–');
});

it('every result has a title, a formula and a figure', () => {
  for (const name of Object.keys(words.formulas.title) as FormulaName[]) {
    const { title, formula, result } = work(name);
    expect([title, formula, result].every((text) => text.length > 0 && !text.includes('formulas.'))).toBe(true);
  }
});

it('a reorder level and its lot have their own lines, and a conflict is told', () => {
  const lots: Decision = {
    ...decision,
    policy: 'reorder-quantity',
    lotSize: 43,
    serviceMeasure: 'fill',
    conflict: { limit: 'storage', allowed: 70, below: 60, above: 72, profitBelow: 9, profitAbove: 11 },
  };
  expect(work('orderUpToLevel', lots)).toMatchObject({ worked: '41 + 43' });
  expect(work('reorderLevel', lots).inputs[0].label).toBe('Service level, share of demand met');
  expect(work('orderQuantity', lots).note).toContain('room for 70');
});
