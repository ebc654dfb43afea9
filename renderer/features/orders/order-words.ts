// Words of an order that several places show: its name, its minimum, what packs add.
import { useTranslation } from 'react-i18next';
import type { Order } from '#core/contract/orders.ts';
import { useFormat } from '#renderer/format/use-format.ts';

export function useOrderWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const supplierOf = (order: Pick<Order, 'supplier'>) => order.supplier ?? t('orders.noSupplier');
  return {
    supplierOf,
    nameOf: (order: Pick<Order, 'number' | 'supplier'>) =>
      t('orders.name', { number: order.number, supplier: supplierOf(order) }),
    money: (value: number | null, { currency }: Pick<Order, 'currency'>) =>
      value === null ? '–' : format.money(value, currency),
    rounding: ({
      roundingUnits,
      roundingCost,
      currency,
    }: Pick<Order, 'roundingUnits' | 'roundingCost' | 'currency'>) =>
      roundingUnits === 0
        ? t('orders.roundingNone')
        : t('orders.roundingWorth', {
            units: `+${t('units', { count: roundingUnits, formatted: format.units(roundingUnits) })}`,
            cost: roundingCost === null ? '–' : format.money(roundingCost, currency),
          }),
    minimum: ({ minimum, supplierCurrency }: Order) => {
      if (minimum === null) return t('orders.minimumNone');
      const value = format.money(minimum.value, supplierCurrency);
      if (minimum.missing === null) return t('orders.minimumUnknown', { value });
      if (minimum.missing === 0) return t('orders.minimumMet', { value });
      return t('orders.minimumMissing', { missing: format.money(minimum.missing, supplierCurrency), value });
    },
  };
}

/** The supplier asks for more than is ordered. */
export const isBelowMinimum = ({ minimum }: Order): boolean => minimum?.missing !== null && (minimum?.missing ?? 0) > 0;
