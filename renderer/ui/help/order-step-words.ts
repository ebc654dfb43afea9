// The lines that lead from expected demand to an order quantity, in words; `decision.steps` has their numbers.
import type { TFunction } from 'i18next';
import type { Decision, OrderStep } from '#core/contract/predictions.ts';
import type { Formatters } from '#renderer/format/formatters.ts';

type Step = OrderStep['step'];

/** Service levels as people read them: a decimal only where it matters. */
const percentOf = (share: number, format: Formatters): string => format.percent(share, share > 0.99 ? 1 : 0);

/** Days whose demand the first line counts: with a reorder level only those until a delivery ordered at the next look. */
function coveredDays(d: Decision): number {
  if (d.inventoryPosition === null) return d.reviewPeriodDays;
  return d.daysUntilOrder + (d.lotSize === null ? d.protectionDays : d.leadTimeDays);
}

export function stepLabel(step: Step, d: Decision, t: TFunction): string {
  if (step === 'demand') return t('smart.order.demand', { days: t('days', { count: coveredDays(d) }) });
  if (step === 'quantity') return t('smart.order.quantityLine');
  return t(`smart.order.${step}`);
}

/** What to know about a line; null: nothing. */
export function stepNote(step: Step, d: Decision, t: TFunction, format: Formatters): string | null {
  const days = (count: number) => t('days', { count });
  const service = percentOf(d.serviceLevel, format);
  switch (step) {
    case 'demand': {
      if (d.inventoryPosition === null) return null;
      const lead = days(d.leadTimeDays);
      const note =
        d.lotSize === null
          ? t('smart.order.demandNote', { lead, review: days(d.reviewPeriodDays) })
          : t('smart.order.reorderNote', { lead });
      return d.daysUntilOrder > 0 ? `${note} ${t('smart.order.demandDelay', { days: days(d.daysUntilOrder) })}` : note;
    }
    case 'safety':
      if (d.serviceMeasure === 'fill') return t('smart.order.safetyFill', { service });
      return t(d.serviceMeasure === 'economic' ? 'smart.order.safetyEconomic' : 'smart.order.safetyNote', { service });
    case 'lot':
      return t('smart.order.lotNote');
    case 'lostSales':
      return t('smart.order.lostSalesNote');
    case 'shelfLife':
      return d.shelfLifeDays === null ? null : t('smart.order.shelfLifeNote', { days: days(d.shelfLifeDays) });
    case 'storage':
      return d.storageLimit === null ? null : t('smart.order.storageNote', { limit: format.units(d.storageLimit) });
    case 'rounding':
    case 'roundedDown':
      return t('smart.order.roundingNote', { moq: format.units(d.moq), pack: format.units(d.packSize) });
    case 'notDue':
      return t('smart.order.notDueNote', { day: format.day(d.orderDay, 'medium') });
    default:
      return null;
  }
}

/** Shelf life or room against minimum and packs, with both choices; null: no conflict. */
export function conflictNote({ conflict, orderQuantity }: Decision, t: TFunction, format: Formatters): string | null {
  if (conflict === null) return null;
  return t(`smart.order.conflict.${conflict.limit}`, {
    allowed: format.units(conflict.allowed),
    below: format.units(conflict.below),
    above: format.units(conflict.above),
    chosen: format.units(orderQuantity),
  });
}
