// The four figures of the day.
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '#core/contract/dashboard.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { StatCard, StatRow } from '#renderer/ui/StatCard.tsx';

/** Changes smaller than this are called steady. */
const STEADY = 0.01;

export function DashboardCards({ data }: { data: Dashboard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sold, expected7Days, runningOut, overstock, currency } = data;
  const change = sold.previous7Days > 0 ? sold.last7Days / sold.previous7Days - 1 : null;
  const needs = expected7Days ? 'dashboard.cards.needsStock' : 'dashboard.cards.needsModelAndStock';
  const money = (value: number) => format.shortMoney(value, currency);
  return (
    <StatRow columns={4}>
      <StatCard
        label={t('dashboard.cards.sold')}
        figure={format.count(sold.last7Days)}
        unit={t('bulk.unitsWord')}
        trend={
          change === null
            ? undefined
            : {
                text: t('dashboard.cards.change', { change: format.change(change) }),
                direction: Math.abs(change) < STEADY ? 'flat' : change > 0 ? 'up' : 'down',
                tone: Math.abs(change) < STEADY ? 'neutral' : change > 0 ? 'good' : 'bad',
              }
        }
        note={
          sold.revenueLast7Days !== null
            ? t('dashboard.cards.revenue', { money: money(sold.revenueLast7Days) })
            : undefined
        }
      />
      <StatCard
        label={t('dashboard.cards.expected')}
        figure={expected7Days ? format.count(expected7Days.mean) : null}
        unit={expected7Days ? t('bulk.unitsWord') : undefined}
        band={expected7Days ?? undefined}
        note={expected7Days ? undefined : t('dashboard.cards.needsModel')}
      />
      <StatCard
        label={t('dashboard.cards.runningOut')}
        figure={runningOut ? format.count(runningOut.products) : null}
        unit={runningOut ? t('dashboard.cards.products', { count: runningOut.products }) : undefined}
        note={
          runningOut
            ? runningOut.revenueAtRisk !== null &&
              t('dashboard.cards.atRisk', { money: money(runningOut.revenueAtRisk) })
            : t(needs)
        }
      />
      <StatCard
        label={t('dashboard.cards.overstock')}
        figure={
          overstock
            ? overstock.moneyTiedUp !== null
              ? money(overstock.moneyTiedUp)
              : format.count(overstock.products)
            : null
        }
        note={
          overstock
            ? t('dashboard.cards.overstockNote', {
                count: overstock.products,
                formatted: format.count(overstock.products),
              })
            : t(needs)
        }
      />
    </StatRow>
  );
}
