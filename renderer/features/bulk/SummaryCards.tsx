// The five figures above an order list.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkSummary } from '#core/contract/bulk.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { StatCard, StatRow } from '#renderer/ui/StatCard.tsx';

function Cards({ summary }: { summary: BulkSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency, expectedUnits, byStatus } = summary;
  const money = (value: number | null) => (value === null ? null : format.shortMoney(value, currency));
  const urgent = (byStatus.out ?? 0) + (byStatus.critical ?? 0);
  return (
    <StatRow columns={5}>
      <StatCard
        label={t('bulk.cards.products')}
        figure={format.count(summary.products)}
        note={urgent > 0 ? t('bulk.cards.urgent', { count: urgent }) : t('bulk.cards.noneUrgent')}
      />
      <StatCard
        label={t('bulk.cards.expected', { days: t('days', { count: summary.horizonDays }) })}
        figure={format.count(expectedUnits.mean)}
        unit={t('bulk.unitsWord')}
        band={expectedUnits}
      />
      <StatCard
        label={t('bulk.cards.toOrder')}
        figure={format.count(summary.unitsToOrder)}
        unit={t('bulk.unitsWord')}
        note={t('bulk.cards.toOrderNote')}
      />
      <StatCard
        label={t('bulk.cards.cost')}
        figure={money(summary.orderCost)}
        note={
          summary.withAssumptions > 0
            ? t('bulk.cards.assumed', {
                count: summary.withAssumptions,
                formatted: format.count(summary.withAssumptions),
              })
            : t('bulk.cards.noAssumed')
        }
      />
      <StatCard label={t('bulk.cards.risk')} figure={money(summary.revenueAtRisk)} note={t('bulk.cards.riskNote')} />
    </StatRow>
  );
}

/** Stays as it is while the list below is searched, sorted and scrolled. */
export const SummaryCards = memo(Cards);
