// The four figures of the day, in the store's own steps.
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '#core/contract/dashboard.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Sparkline } from '#renderer/ui/Sparkline.tsx';
import { StatCard, StatCardSkeleton, StatRow } from '#renderer/ui/StatCard.tsx';

/** Changes smaller than this are called steady. */
const STEADY = 0.01;
/** Steps in the little history of the first card: enough for four rounds of the week, two years of months. */
const SPARK_STEPS = { daily: 28, weekly: 26, monthly: 24 } as const;

export function DashboardCards({ data, isForecasting }: { data: Dashboard; isForecasting: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sold, expected, runningOut, overstock, currency, frequency, history } = data;
  const change = sold.previousUnits > 0 ? sold.units / sold.previousUnits - 1 : null;
  const needs = expected ? 'dashboard.cards.needsStock' : 'dashboard.cards.needsModelAndStock';
  const money = (value: number) => format.shortMoney(value, currency);
  const ahead = data.forecast?.points.slice(0, data.periodSteps) ?? [];
  const lately = history.units.slice(-SPARK_STEPS[frequency]);
  return (
    <StatRow columns={4}>
      <StatCard
        label={t(`dashboard.cards.sold.${frequency}`)}
        figure={format.count(sold.units)}
        unit={t('bulk.unitsWord')}
        formula={{
          formula: t('dashboard.formula.sold'),
          inputs: [
            { label: t('dashboard.formula.now'), value: format.count(sold.units), source: 'yours' },
            { label: t('dashboard.formula.before'), value: format.count(sold.previousUnits), source: 'yours' },
          ],
        }}
        spark={
          lately.length > 2 && (
            <Sparkline values={lately} label={t('dashboard.cards.spark')} width={92} height={30} bridge={3} />
          )
        }
        trend={
          change === null
            ? undefined
            : {
                text: t(`dashboard.cards.change.${frequency}`, { change: format.change(change) }),
                direction: Math.abs(change) < STEADY ? 'flat' : change > 0 ? 'up' : 'down',
                tone: Math.abs(change) < STEADY ? 'neutral' : change > 0 ? 'good' : 'bad',
              }
        }
        note={sold.revenue !== null ? t('dashboard.cards.revenue', { money: money(sold.revenue) }) : undefined}
      />
      {isForecasting ? (
        <>
          <StatCardSkeleton />
          <StatCardSkeleton />
          <StatCardSkeleton />
        </>
      ) : (
        <>
          <StatCard
            label={t(`dashboard.cards.expected.${frequency}`)}
            figure={expected ? format.count(expected.mean) : null}
            unit={expected ? t('bulk.unitsWord') : undefined}
            formula={{
              formula: t('dashboard.formula.expected'),
              inputs: ahead.map(({ date, mean }) => ({
                label: format.day(date, 'long'),
                value: format.units(mean),
                source: 'forecast',
              })),
            }}
            band={expected ?? undefined}
            note={expected ? undefined : t('dashboard.cards.needsModel')}
          />
          <StatCard
            label={t('dashboard.cards.runningOut')}
            figure={runningOut ? format.count(runningOut.products) : null}
            unit={runningOut ? t('dashboard.cards.products', { count: runningOut.products }) : undefined}
            formula={{
              formula: t('dashboard.formula.runningOut'),
              inputs: [
                {
                  label: t('formulas.title.revenueAtRisk'),
                  value: runningOut?.revenueAtRisk == null ? '–' : money(runningOut.revenueAtRisk),
                  source: 'computed',
                },
              ],
              note: t('formulas.text.revenueAtRisk'),
            }}
            note={
              runningOut
                ? runningOut.revenueAtRisk !== null && (
                    <Term name="revenueAtRisk">
                      {t('dashboard.cards.atRisk', { money: money(runningOut.revenueAtRisk) })}
                    </Term>
                  )
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
            formula={{
              formula: t('dashboard.formula.overstock'),
              inputs: [
                {
                  label: t('dashboard.formula.overstocked'),
                  value: format.count(overstock?.products ?? 0),
                  source: 'computed',
                },
              ],
            }}
            note={
              overstock
                ? t('dashboard.cards.overstockNote', {
                    count: overstock.products,
                    formatted: format.count(overstock.products),
                  })
                : t(needs)
            }
          />
        </>
      )}
    </StatRow>
  );
}
