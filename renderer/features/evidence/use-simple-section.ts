// What a simple method would have ordered, and what following it would have cost.
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/contract/evidence.ts';
import type { Store } from '#core/contract/stores.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Q } from '#renderer/ui/charts/quantiles.ts';
import type { EvidenceSection } from './evidence-document.ts';

/** Less than this is not worth a word: half a cent, a twentieth of a unit. */
const LEAST = { money: 0.005, units: 0.05 } as const;

export function useSimpleSection(): (evidence: Evidence, store: Store) => EvidenceSection {
  const { t } = useTranslation();
  const format = useFormat();
  const forecasterWords = useForecasterWords();
  const units = (value: number) => t('units', { count: value, formatted: format.units(value) });

  return ({ prediction, naive, worth }, { frequency, settings }) => {
    const { currency } = settings;
    const method = forecasterWords(naive.forecaster, frequency);
    const { unitCost, orderDue } = prediction.decision;
    const { quantity: own, naiveQuantity: its } = worth;
    const worthWords = (value: number) =>
      worth.unit === 'money' ? format.money(value, currency, true) : units(Math.round(value * 100) / 100);

    function sentence(): string {
      if (prediction.forecaster === naive.forecaster) return t('evidence.simple.itself', { method });
      const said = { method, mean: units(naive.mean), quantity: units(its) };
      if (its === own) return t('evidence.simple.same', said);
      const orders = t('evidence.simple.orders', { ...said, own: units(own) });
      const amount = worthWords(Math.abs(worth.difference));
      if (Math.abs(worth.difference) < LEAST[worth.unit]) return `${orders} ${t('evidence.simple.even')}`;
      const side = worth.difference > 0 ? 'costs' : 'earns';
      return `${orders} ${t(`evidence.simple.${side}.${worth.unit}`, { amount })}`;
    }

    const band = (mean: number, quantiles: number[]) =>
      format.band({ mean, low: quantiles[Q.low80], high: quantiles[Q.high80] });
    const cost = (quantity: number) => (unitCost === null ? '–' : format.money(unitCost * quantity, currency, true));
    return {
      key: 'simple',
      title: t('evidence.simple.title'),
      sentences: [
        sentence(),
        ...(orderDue ? [] : [t('evidence.simple.nextDay', { day: format.day(worth.orderDay, 'long') })]),
      ],
      columns: [t('evidence.simple.ours'), method],
      lines: [
        {
          key: 'mean',
          label: t('explain.prediction'),
          values: [format.units(prediction.mean), format.units(naive.mean)],
        },
        {
          key: 'band',
          label: t('chart.band80'),
          values: [band(prediction.mean, prediction.quantiles), band(naive.mean, naive.quantiles)],
        },
        {
          key: 'quantity',
          label: t('smart.order.quantityLine'),
          note: orderDue ? undefined : format.day(worth.orderDay, 'long'),
          values: [format.units(own), format.units(its)],
        },
        { key: 'cost', label: t('smart.money.orderCost'), values: [cost(own), cost(its)] },
        {
          key: 'worth',
          label: t(`evidence.simple.worth.${worth.unit}`),
          note: t('evidence.simple.worthNote'),
          values: [worthWords(worth.ordered), worthWords(worth.naive)],
        },
      ],
    };
  };
}
