// What doing nothing about an alert costs; opens to what that is made of.
import { useTranslation } from 'react-i18next';
import type { Alert } from '#core/contract/alerts.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { type FormulaInput, FormulaPopover } from '#renderer/ui/help/FormulaPopover.tsx';

export function AlertStake({ alert, currency }: { alert: Alert; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, cost, costUnit } = alert;
  const money = (value: number | null) => (value === null ? '–' : format.money(value, currency));
  const result =
    costUnit === 'money'
      ? format.shortMoney(cost, currency)
      : t('units', { count: Math.round(cost), formatted: format.units(cost) });
  const inputs: FormulaInput[] =
    kind === 'running-out'
      ? [
          { label: t('formulas.input.orderQuantity'), value: format.units(alert.orderQuantity), source: 'computed' },
          { label: t('formulas.title.orderCost'), value: money(alert.orderCost), source: 'computed' },
          { label: t('formulas.title.revenueAtRisk'), value: money(alert.money), source: 'computed' },
        ]
      : [
          { label: t(`alerts.stakeUnits.${kind}`), value: format.units(alert.units), source: 'computed' },
          { label: t(`alerts.stakeMoney.${kind}`), value: money(alert.money), source: 'computed' },
        ];
  return (
    <FormulaPopover
      title={kind === 'running-out' ? t('formulas.title.priority') : t(`alerts.kind.${kind}`)}
      formula={
        kind === 'running-out'
          ? t('formulas.text.priority')
          : kind === 'overstock' || kind === 'dead-stock'
            ? t('dashboard.formula.holdingText')
            : t(`alerts.stakeHint.${kind}`)
      }
      inputs={inputs}
      result={result}
    />
  );
}
