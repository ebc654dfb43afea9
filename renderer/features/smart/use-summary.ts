// The whole answer in one sentence of the user's language: demand with its band, stock, and what to order at what cost.
import { useTranslation } from 'react-i18next';
import type { Prediction } from '#core/contract/predictions.ts';
import type { Frequency } from '#core/contract/units.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Q } from '#renderer/ui/charts/quantiles.ts';

/** Cover is not counted further than this. */
const MOST_COVER_DAYS = 180;

export function useSummary(): (prediction: Prediction, frequency: Frequency, currency: string) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const units = (value: number) => t('units', { count: value, formatted: format.units(value) });

  return (prediction, frequency, currency) => {
    const { decision, mean, quantiles, name, date } = prediction;
    const { onHand, onOrder, orderQuantity, orderCost, daysOfCover, protectionDays } = decision;
    const words = {
      product: name,
      mean: units(mean),
      day: format.day(date, 'long'),
      low: format.units(quantiles[Q.low80]),
      high: format.units(quantiles[Q.high80]),
    };
    const isClosed = mean === 0 && quantiles[Q.high95] === 0;
    const demand = isClosed ? t('smart.summary.closed', words) : t(`smart.summary.${frequency}`, words);
    return `${demand}; ${order()}.`;

    function order(): string {
      const quantity = units(orderQuantity);
      if (onHand === null) {
        return orderQuantity === 0 ? t('smart.summary.noStockNothing') : t('smart.summary.noStock', { quantity });
      }
      const stock = t(onOrder > 0 ? 'smart.summary.stockAndOrder' : 'smart.summary.stock', {
        onHand: format.units(onHand),
        onOrder: format.units(onOrder),
      });
      if (!decision.orderDue) {
        return t('smart.summary.notDue', { stock, day: format.day(decision.orderDay, 'long') });
      }
      if (orderQuantity === 0) {
        const cover = daysOfCover ?? 0;
        const days =
          cover >= MOST_COVER_DAYS
            ? t('smart.coverMost', { count: MOST_COVER_DAYS })
            : t('smart.cover', { count: Math.round(cover) });
        return t('smart.summary.noOrder', { stock, days });
      }
      const days = t('days', { count: protectionDays });
      return orderCost === null
        ? t('smart.summary.orderNoCost', { stock, quantity, days })
        : t('smart.summary.order', { stock, quantity, days, cost: format.money(orderCost, currency) });
    }
  };
}
