// What an alert says in one line, and the one thing to do about it.
import { useTranslation } from 'react-i18next';
import type { Alert } from '#core/contract/alerts.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';

/** What is tried first on something that lies too long, and on something that will not be sold at all otherwise. */
const TRIED_DISCOUNT = { overstock: 0.2, 'dead-stock': 0.5, expiring: 0.3 } as const;

export interface AlertWords {
  /** Facts, the most telling first. */
  readonly facts: string;
  readonly action: { readonly words: string; readonly to: string };
}

export function useAlertWords(currency: string): (alert: Alert) => AlertWords {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (amount: number | null) => (amount === null ? undefined : format.shortMoney(amount, currency));
  const days = (count: number) => t('days', { count: Math.round(count) });
  const counted = (units: number) => ({ count: Math.round(units), formatted: format.count(units) });
  const joined = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' · ');
  const tied = (amount: number | null) =>
    amount === null ? undefined : t('alerts.tied', { money: format.shortMoney(amount, currency) });

  const cover = ({ daysOfCover, status }: Extract<Alert, { kind: 'running-out' }>) => {
    // Of what is out, only what is on its way could last.
    if (daysOfCover === null || status === 'out') return undefined;
    return daysOfCover < 0.5 ? t('alerts.coverGone') : t('alerts.cover', { days: days(daysOfCover) });
  };
  const discount = (alert: Extract<Alert, { kind: keyof typeof TRIED_DISCOUNT }>) => ({
    words: t('alerts.action.discount'),
    to: PATHS.smart({ product: alert.product, context: { discount: TRIED_DISCOUNT[alert.kind] } }),
  });

  return (alert) => {
    switch (alert.kind) {
      case 'running-out':
        return {
          facts: joined(
            t('alerts.order', counted(alert.orderQuantity)),
            alert.tooLate ? t('alerts.tooLate') : cover(alert),
          ),
          action: { words: t('alerts.action.order'), to: PATHS.smart({ product: alert.product }) },
        };
      case 'overstock':
        return { facts: joined(t('alerts.surplus', counted(alert.units)), tied(alert.money)), action: discount(alert) };
      case 'dead-stock':
        return {
          facts: joined(
            t('alerts.noSale', { days: days(alert.daysSinceSale) }),
            t('units', counted(alert.onHand)),
            tied(alert.money),
          ),
          action: discount(alert),
        };
      case 'expiring':
        return {
          facts: joined(
            t('alerts.expires', { ...counted(alert.units), days: days(alert.shelfLifeDays) }),
            money(alert.money),
          ),
          action: discount(alert),
        };
      case 'sudden-demand':
        return {
          facts: t('alerts.sudden', {
            sold: format.count(alert.soldUnits),
            days: days(alert.days),
            low: format.count(alert.usualLow),
            high: format.count(alert.usualHigh),
          }),
          action: { words: t('alerts.action.forecast'), to: PATHS.forecast({ product: alert.product }) },
        };
    }
  };
}
