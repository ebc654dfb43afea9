// Status, what to order, and how that is worked out, with this product's numbers.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Assumed } from '#renderer/ui/Assumed.tsx';
import { DecisionFormula } from '#renderer/ui/help/DecisionFormula.tsx';
import type { FormulaName } from '#renderer/ui/help/decision-formulas.ts';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { StatusChip } from '#renderer/ui/StatusChip.tsx';
import { FigureRows } from './FigureRows.tsx';
import { type OrderStepKey, orderSteps } from './order-steps.ts';

/** Which steps of the way to the order are results that open to their formula. */
const FORMULAS: Partial<Record<OrderStepKey, FormulaName>> = {
  safety: 'safetyStock',
  level: 'orderUpToLevel',
  quantityLine: 'orderQuantity',
};

export function StockCard({ decision, currency }: { decision: Decision; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const d = decision;
  const isAssumed = (input: Decision['assumed'][number]) => d.assumed.includes(input);
  const days = (count: number) => t('days', { count });
  const steps = orderSteps(d);
  const hasStock = d.inventoryPosition !== null;

  const labels: Record<OrderStepKey, ReactNode> = {
    demand: t('smart.order.demand', {
      days: days(hasStock ? d.protectionDays + d.daysUntilOrder : d.reviewPeriodDays),
    }),
    safety: t('smart.order.safety'),
    level: <Term name="orderUpToLevel">{t('smart.order.level')}</Term>,
    onHand: <Term name="onHand">{t('smart.order.onHand')}</Term>,
    onOrder: (
      <>
        {t('smart.order.onOrder')}
        {isAssumed('onOrder') && <Assumed />}
      </>
    ),
    committed: t('smart.order.committed'),
    needed: t(d.roundingUnits > 0 ? 'smart.order.needed' : 'smart.order.quantityLine'),
    enough: t('smart.order.enough'),
    rounding: <Term name="packSize">{t('smart.order.rounding')}</Term>,
    quantityLine: t('smart.order.quantityLine'),
  };
  const notes: Partial<Record<OrderStepKey, ReactNode>> = {
    demand: hasStock && (
      <>
        <Term name="protectionInterval">
          {t('smart.order.demandNote', { lead: days(d.leadTimeDays), review: days(d.reviewPeriodDays) })}
        </Term>
        {d.daysUntilOrder > 0 && ` ${t('smart.order.demandDelay', { days: days(d.daysUntilOrder) })}`}
        {isAssumed('leadTimeDays') && <Assumed />}
      </>
    ),
    safety: (
      <Term name="serviceLevel">
        {t('smart.order.safetyNote', { service: format.percent(d.serviceLevel, d.serviceLevel > 0.99 ? 1 : 0) })}
      </Term>
    ),
    rounding: t('smart.order.roundingNote', { moq: format.units(d.moq), pack: format.units(d.packSize) }),
  };
  const opens = (name: FormulaName, children?: ReactNode) => (
    <DecisionFormula name={name} decision={d} currency={currency}>
      {children}
    </DecisionFormula>
  );
  const shown = (key: OrderStepKey, text: string) => {
    const name = key === 'needed' && d.roundingUnits === 0 ? 'orderQuantity' : FORMULAS[key];
    return name ? opens(name, text) : text;
  };
  const figure = (units: number, isSum: boolean, isFirst: boolean) => {
    const text = format.units(Math.abs(units));
    if (isSum || isFirst) return units < 0 ? `−${text}` : text;
    return units < 0 || Object.is(units, -0) ? `− ${text}` : `+ ${text}`;
  };
  return (
    <Section title={t('smart.order.title')} actions={<StatusChip status={d.status} />}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 0.75, mb: 1.5 }}>
        {d.orderQuantity > 0 ? (
          <>
            <Typography variant="body2" color="textSecondary" component="span">
              {t('smart.order.quantity')}
            </Typography>
            <Typography variant="figure" component="span">
              {opens('orderQuantity', format.units(d.orderQuantity))}
            </Typography>
            <Typography variant="body2" color="textSecondary" component="span">
              {t('bulk.unitsWord')}
            </Typography>
          </>
        ) : (
          <Typography variant="figure" component="span" sx={{ fontSize: '1.375rem' }}>
            {t('smart.order.nothing')}
          </Typography>
        )}
      </Box>
      <FigureRows
        rows={steps.map(({ key, units, isSum }, i) => ({
          key,
          label: labels[key],
          note: notes[key],
          value: shown(key, figure(units, isSum, i === 0)),
          isSum,
        }))}
      />
      {hasStock ? (
        <Box
          component="dl"
          sx={{
            m: 0,
            mt: 1.5,
            pt: 1.5,
            borderTop: 1,
            borderColor: 'divider',
            display: 'grid',
            gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
            gap: 1.5,
          }}
        >
          <Small
            label={<Term name="reorderLevel">{t('smart.order.reorder')}</Term>}
            value={opens('reorderLevel', format.units(d.reorderLevel))}
          />
          <Small
            label={t('smart.order.risk')}
            value={opens('stockOutRisk', d.stockOutRisk === null ? '–' : format.percent(d.stockOutRisk))}
          />
          <Small
            label={<Term name="daysOfCover">{t('smart.order.cover')}</Term>}
            value={opens(
              'daysOfCover',
              d.daysOfCover === null ? '–' : d.daysOfCover >= 180 ? '180+' : format.count(d.daysOfCover),
            )}
          />
        </Box>
      ) : (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0, mt: 1.5 }}>
          {t('smart.order.noStock')}
        </Typography>
      )}
    </Section>
  );
}

function Small({ label, value }: { label: ReactNode; value: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' }}>
      <Typography variant="caption" component="dt" color="textSecondary" sx={{ lineHeight: 1.3 }}>
        {label}
      </Typography>
      <Box component="dd" sx={{ m: 0, typography: 'body1', fontWeight: 600, fontFeatureSettings: "'tnum' 1" }}>
        {value}
      </Box>
    </Box>
  );
}
