// The order decision's results with their formulas (product.md, "Decisions, with formulas") and this product's numbers.
import type { TFunction } from 'i18next';
import type { Decision, OrderStep } from '#core/contract/predictions.ts';
import type { Formatters } from '#renderer/format/formatters.ts';
import type { Words } from '#renderer/i18n/i18n.ts';
import type { FormulaInput, FormulaSource } from './FormulaPopover.tsx';
import { conflictNote, stepLabel } from './order-step-words.ts';

/** Results of a decision that can be opened. */
export type FormulaName = keyof Words['formulas']['title'];

export interface WorkedFormula {
  title: string;
  formula: string;
  worked?: string;
  inputs: FormulaInput[];
  result: string;
  note?: string;
}

type AssumedInput = Decision['assumed'][number];

const SERVICE_LABEL = {
  cycle: 'serviceLevel',
  fill: 'serviceLevelFill',
  economic: 'serviceLevelEconomic',
} as const satisfies Record<Decision['serviceMeasure'], keyof Words['formulas']['input']>;

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
  const service = input(SERVICE_LABEL[d.serviceMeasure], format.percent(d.serviceLevel, 1), own('serviceLevel'));
  const expected = input('demandProtection', units(d.expectedDemandProtection), 'forecast');
  const orderUpTo = input('orderUpToLevel', units(d.orderUpToLevel), 'computed');
  const reorder = input('reorderLevel', units(d.reorderLevel), 'computed');
  const sourceOf = (step: OrderStep['step']): FormulaSource => {
    if (step === 'demand') return 'forecast';
    if (step === 'onHand' || step === 'committed') return 'yours';
    if (step === 'onOrder') return own('onOrder');
    return step === 'rounding' || step === 'roundedDown' ? own('packSize') : 'computed';
  };
  const position = input('inventoryPosition', units(d.inventoryPosition), 'computed');
  const onHand = input('onHand', units(d.onHand), 'yours');
  const onOrder = input('onOrder', units(d.onOrder), own('onOrder'));
  const price = input('price', money(d.price), own('price'));
  const unitCost = input('unitCost', money(d.unitCost), own('unitCost'));
  const protection = input('protectionInterval', days(d.protectionDays), 'computed');
  const lot = d.lotSize;
  /** What the service level asks for: S, or with lots s. */
  const level = lot === null ? d.orderUpToLevel : d.reorderLevel;

  const made: Record<FormulaName, Omit<WorkedFormula, 'title' | 'formula'>> = {
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
      inputs: lot === null ? [service, protection, expected] : [reorder, input('lot', units(lot), 'computed')],
      worked: lot === null ? undefined : `${units(d.reorderLevel)} + ${units(lot)}`,
      result: units(d.orderUpToLevel),
    },
    reorderLevel: {
      inputs: [service, leadTime, input('demandLeadTime', units(d.expectedDemandLeadTime), 'forecast')],
      result: units(d.reorderLevel),
    },
    safetyStock: {
      inputs: lot === null ? [orderUpTo, expected] : [reorder],
      worked: `${units(level)} − ${units(level - d.safetyStock)}`,
      result: units(d.safetyStock),
    },
    orderQuantity: {
      inputs: d.steps.slice(0, -1).map(({ step, units: count, isSum }, i) => ({
        label: stepLabel(step, d, t),
        value: isSum || i === 0 ? units(count) : `${count > 0 ? '+' : '−'} ${units(Math.abs(count))}`,
        source: sourceOf(step),
      })),
      note: conflictNote(d, t, format) ?? undefined,
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
