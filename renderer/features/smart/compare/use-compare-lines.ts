// The figures of two predictions, line by line, with what differs and whether that is good.
import { useTranslation } from 'react-i18next';
import type { Prediction } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import type { ComparedLine } from '#renderer/ui/ComparisonCard.tsx';
import { Q } from '#renderer/ui/charts/quantiles.ts';
import { dayWorth } from '../result/worth.ts';

type Read = (prediction: Prediction) => number | null;

interface LineSpec {
  key: string;
  label: string;
  read: Read;
  words: (value: number) => string;
  /** Which direction is good; undefined: neither. */
  better?: 'more' | 'less';
  notes?: (prediction: Prediction) => string;
  strong?: boolean;
}

export function useCompareLines(currency: string): (a: Prediction, b: Prediction) => ComparedLine[] {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (value: number) => format.money(value, currency, true);
  const band = ({ mean, quantiles }: Prediction) =>
    format.band({ mean, low: quantiles[Q.low80], high: quantiles[Q.high80] });
  const specs: LineSpec[] = [
    {
      key: 'expected',
      label: t('smart.compare.expected'),
      read: ({ mean }) => mean,
      words: format.units,
      better: 'more',
      notes: band,
      strong: true,
    },
    {
      key: 'week',
      label: t('smart.compare.projection', { days: t('days', { count: 7 }) }),
      read: ({ projections }) => projections.find(({ days }) => days === 7)?.mean ?? null,
      words: format.units,
      better: 'more',
    },
    {
      key: 'revenue',
      label: t('smart.compare.revenue'),
      read: (p) => dayWorth(p).revenue?.mean ?? null,
      words: money,
      better: 'more',
    },
    {
      key: 'profit',
      label: t('smart.compare.profit'),
      read: (p) => dayWorth(p).profit?.mean ?? null,
      words: money,
      better: 'more',
    },
    {
      key: 'orderQuantity',
      label: t('smart.compare.orderQuantity'),
      read: ({ decision }) => decision.orderQuantity,
      words: format.units,
    },
    {
      key: 'orderCost',
      label: t('smart.compare.orderCost'),
      read: ({ decision }) => decision.orderCost,
      words: money,
    },
    {
      key: 'leadTime',
      label: t('smart.input.leadTimeDays'),
      read: ({ decision }) => decision.leadTimeDays,
      words: (days) => t('days', { count: Math.round(days * 10) / 10 }),
      better: 'less',
    },
    {
      key: 'level',
      label: t('smart.order.level'),
      read: ({ decision }) => decision.orderUpToLevel,
      words: format.units,
    },
    {
      key: 'fillRate',
      label: t('smart.compare.fillRate'),
      read: ({ decision }) => decision.fillRate,
      words: (share) => format.percent(share, 1),
      better: 'more',
    },
    {
      key: 'holding',
      label: t('smart.money.holding'),
      read: ({ decision }) => decision.holdingCost,
      words: money,
      better: 'less',
    },
    {
      key: 'risk',
      label: t('smart.compare.risk'),
      read: ({ decision }) => decision.stockOutRisk,
      words: (share) => format.percent(share),
      better: 'less',
    },
    {
      key: 'revenueAtRisk',
      label: t('smart.compare.revenueAtRisk'),
      read: ({ decision }) => decision.revenueAtRisk,
      words: money,
      better: 'less',
    },
  ];
  return (a, b) =>
    specs
      .filter(({ read }) => read(a) !== null || read(b) !== null)
      .map(({ key, label, read, words, better, notes, strong }) => {
        const [from, to] = [read(a), read(b)];
        const change = from === null || to === null ? 0 : to - from;
        const text = words(Math.abs(change));
        const isSame = text === words(0);
        const isGood = better === 'more' ? change > 0 : change < 0;
        return {
          key,
          label,
          strong,
          values: [from, to].map((value) => (value === null ? null : words(value))),
          notes: notes && [notes(a), notes(b)],
          difference: isSame
            ? { text: '=', tone: 'neutral' as const }
            : {
                text: `${change > 0 ? '+' : '−'}${text}`,
                tone: better === undefined ? ('neutral' as const) : isGood ? ('good' as const) : ('bad' as const),
              },
        };
      });
}
