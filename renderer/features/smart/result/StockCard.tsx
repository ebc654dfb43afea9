// Status, what to order, and how that is worked out, with this product's numbers.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Assumed } from '#renderer/ui/Assumed.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { StatusChip } from '#renderer/ui/StatusChip.tsx';
import { FigureRows } from './FigureRows.tsx';
import { type OrderStepKey, orderSteps } from './order-steps.ts';

export function StockCard({ decision }: { decision: Decision }) {
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
    level: t('smart.order.level'),
    onHand: t('smart.order.onHand'),
    onOrder: (
      <>
        {t('smart.order.onOrder')}
        {isAssumed('onOrder') && <Assumed />}
      </>
    ),
    committed: t('smart.order.committed'),
    needed: t(d.roundingUnits > 0 ? 'smart.order.needed' : 'smart.order.quantityLine'),
    enough: t('smart.order.enough'),
    rounding: t('smart.order.rounding'),
    quantityLine: t('smart.order.quantityLine'),
  };
  const notes: Partial<Record<OrderStepKey, ReactNode>> = {
    demand: hasStock && (
      <>
        {t('smart.order.demandNote', { lead: days(d.leadTimeDays), review: days(d.reviewPeriodDays) })}
        {d.daysUntilOrder > 0 && ` ${t('smart.order.demandDelay', { days: days(d.daysUntilOrder) })}`}
        {isAssumed('leadTimeDays') && <Assumed />}
      </>
    ),
    safety: t('smart.order.safetyNote', { service: format.percent(d.serviceLevel, d.serviceLevel > 0.99 ? 1 : 0) }),
    rounding: t('smart.order.roundingNote', { moq: format.units(d.moq), pack: format.units(d.packSize) }),
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
              {format.units(d.orderQuantity)}
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
          value: figure(units, isSum, i === 0),
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
          <Small label={t('smart.order.reorder')} value={format.units(d.reorderLevel)} />
          <Small label={t('smart.order.risk')} value={d.stockOutRisk === null ? '–' : format.percent(d.stockOutRisk)} />
          <Small
            label={t('smart.order.cover')}
            value={d.daysOfCover === null ? '–' : d.daysOfCover >= 180 ? '180+' : format.count(d.daysOfCover)}
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

function Small({ label, value }: { label: string; value: string }) {
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
