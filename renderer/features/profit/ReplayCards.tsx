// What the replay says in four figures.
import { useTranslation } from 'react-i18next';
import type { ReplaySummary } from '#core/contract/replays.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { StatCard, StatRow } from '#renderer/ui/StatCard.tsx';

export function ReplayCards({ replay }: { replay: ReplaySummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency, outcomes, minMaxAtEqualStock, shareOfClairvoyant } = replay;
  const { shelfcast, shop } = outcomes;
  if (!shelfcast) return null;
  const money = (amount: number) => format.shortMoney(amount, currency);
  const against = (other: number) =>
    `${shelfcast.profit >= other ? '+' : '−'}${money(Math.abs(shelfcast.profit - other))}`;
  return (
    <StatRow columns={4}>
      <StatCard
        label={t('profit.cards.profit')}
        figure={money(shelfcast.profit)}
        note={t('profit.cards.profitNote', { days: t('days', { count: replay.days }) })}
      />
      <StatCard
        label={t('profit.cards.rule')}
        figure={minMaxAtEqualStock && against(minMaxAtEqualStock.profit)}
        note={t(minMaxAtEqualStock ? 'profit.cards.ruleNote' : 'profit.cards.ruleOutOfReach')}
      />
      <StatCard
        label={t('profit.cards.shop')}
        figure={shop ? against(shop.profit) : null}
        note={t(shop ? 'profit.cards.shopNote' : 'profit.cards.shopUnknown')}
      />
      <StatCard
        label={t('profit.cards.share')}
        figure={shareOfClairvoyant === null ? null : format.percent(shareOfClairvoyant, 1)}
        note={t('profit.cards.shareNote')}
      />
    </StatRow>
  );
}
