// The order decision's results with their formulas (product.md, "Decisions, with formulas") and this product's numbers.
import type { TFunction } from 'i18next';
import type { Decision } from '#core/contract/predictions.ts';
import type { Formatters } from '#renderer/format/formatters.ts';
import type { Words } from '#renderer/i18n/i18n.ts';
import type { FormulaInput, FormulaSource } from './FormulaPopover.tsx';

/** Results of a decision that can be opened. */
export type FormulaName = keyof Words['formulas']['title'];

export interface WorkedFormula {
  title: string;
  formula: string;
  worked?: string;
  inputs: FormulaInput[];
  result: string;
}

type AssumedInput = Decision['assumed'][number];

/**
 * Everything a FormulaPopover shows of one result. Pure; words by `t`, numbers by `format`. `holdingRate`: share of the
 * value a year, from the store's settings (a decision does not carry it).
 */
export function workedFormula(
  name: FormulaName,
  decision: Decision,
  currency: string,
  t: TFunction,
  format: Formatters,
  holdingRate?: number,
): WorkedFormula {
  const d = decision;
  const units = (value: number | null) => (value === null ? '–' : format.units(value));
  const money = (value: number | null) => (value === null ? '–' : format.money(value, currency, true));
  const days = (count: number) => t('days', { count });
  const input = (key: keyof Words['formulas']['input'], value: string, source: FormulaSource): FormulaInput => ({
    label: t(`formulas.input.${key}`),
    value,
    source,
  });
  const own = (key: AssumedInput): FormulaSource => (d.assumed.includes(key) ? 'default' : 'yours');

  const leadTime = input('leadTime', days(d.leadTimeDays), own('leadTimeDays'));
  const review = input('reviewPeriod', days(d.reviewPeriodDays), own('reviewPeriodDays'));
  const service = input('serviceLevel', format.percent(d.serviceLevel, 1), own('serviceLevel'));
  const expected = input('demandProtection', units(d.expectedDemandProtection), 'forecast');
  const orderUpTo = input('orderUpToLevel', units(d.orderUpToLevel), 'computed');
  const position = input('inventoryPosition', units(d.inventoryPosition), 'computed');
  const onHand = input('onHand', units(d.onHand), 'yours');
  const onOrder = input('onOrder', units(d.onOrder), own('onOrder'));
  const price = input('price', money(d.price), own('price'));
  const unitCost = input('unitCost', money(d.unitCost), own('unitCost'));
  const protection = input('protectionInterval', days(d.protectionDays), 'computed');
  const needed = d.inventoryPosition === null ? null : Math.max(0, d.orderUpToLevel - d.inventoryPosition);

  const made: Record<FormulaName, { inputs: FormulaInput[]; result: string; worked?: string }> = {
    protectionInterval: {
      inputs: [leadTime, review],
      worked: `${d.leadTimeDays} + ${d.reviewPeriodDays}`,
      result: days(d.protectionDays),
    },
    inventoryPosition: {
      inputs: [onHand, onOrder, input('committed', units(d.committed), 'yours')],
      worked: d.onHand === null ? undefined : `${units(d.onHand)} + ${units(d.onOrder)} − ${units(d.committed)}`,
      result: units(d.inventoryPosition),
    },
    orderUpToLevel: {
      inputs: [service, protection, expected],
      result: units(d.orderUpToLevel),
    },
    reorderLevel: {
      inputs: [service, leadTime, input('demandLeadTime', units(d.expectedDemandLeadTime), 'forecast')],
      result: units(d.reorderLevel),
    },
    safetyStock: {
      inputs: [orderUpTo, expected],
      worked: `${units(d.orderUpToLevel)} − ${units(d.expectedDemandProtection)}`,
      result: units(d.safetyStock),
    },
    orderQuantity: {
      inputs: [
        orderUpTo,
        position,
        input('moq', units(d.moq), own('moq')),
        input('packSize', units(d.packSize), own('packSize')),
        input('roundingUnits', units(d.roundingUnits), 'computed'),
      ],
      worked:
        needed === null
          ? undefined
          : `max(0, ${units(d.orderUpToLevel)} − ${units(d.inventoryPosition)}) = ${units(needed)} → ${units(d.orderQuantity)}`,
      result: units(d.orderQuantity),
    },
    orderCost: {
      inputs: [input('orderQuantity', units(d.orderQuantity), 'computed'), unitCost],
      worked: d.unitCost === null ? undefined : `${units(d.orderQuantity)} × ${money(d.unitCost)}`,
      result: money(d.orderCost),
    },
    stockOutRisk: {
      inputs: [onHand, onOrder, leadTime, input('demandLeadTime', units(d.expectedDemandLeadTime), 'forecast')],
      result: d.stockOutRisk === null ? '–' : format.percent(d.stockOutRisk, 1),
    },
    daysOfCover: {
      inputs: [onHand, onOrder],
      result: d.daysOfCover === null ? '–' : days(d.daysOfCover),
    },
    revenueAtRisk: {
      inputs: [price, position, expected],
      result: money(d.revenueAtRisk),
    },
    holdingCost: {
      inputs: [
        unitCost,
        ...(holdingRate === undefined
          ? []
          : [input('holdingRate', format.percent(holdingRate, 1), own('holdingRate'))]),
        protection,
      ],
      result: money(d.holdingCost),
    },
    priority: {
      inputs: [price, unitCost, position, expected],
      result:
        d.priorityUnit === 'money'
          ? money(d.priority)
          : t('units', { count: d.priority, formatted: units(d.priority) }),
    },
  };
  return { title: t(`formulas.title.${name}`), formula: t(`formulas.text.${name}`), ...made[name] };
}
