// What the day and the order are worth, in the store's money.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Prediction, PredictionContext } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Assumed } from '#renderer/ui/Assumed.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { type FigureRow, FigureRows } from './FigureRows.tsx';
import { dayWorth } from './worth.ts';

interface Props {
  prediction: Prediction;
  context: PredictionContext;
  currency: string;
}

export function WorthCard({ prediction, context, currency }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { decision: d } = prediction;
  const { revenue, profit } = dayWorth(prediction);
  const money = (value: number | null) => (value === null ? '–' : format.money(value, currency, true));
  const isAssumed = (input: (typeof d.assumed)[number]) => d.assumed.includes(input);
  if (d.price === null && d.unitCost === null) {
    return (
      <Section title={t('smart.money.title')}>
        <Typography variant="body2" color="textSecondary">
          {t('smart.money.none')}
        </Typography>
      </Section>
    );
  }
  const rows: FigureRow[] = [
    {
      key: 'price',
      label: (
        <>
          {t(context.discount ? 'smart.money.priceAfter' : 'smart.money.price')}
          {isAssumed('price') && <Assumed />}
        </>
      ),
      value: money(d.price),
    },
    {
      key: 'cost',
      label: (
        <>
          {t('smart.money.unitCost')}
          {isAssumed('unitCost') && <Assumed />}
        </>
      ),
      value: money(d.unitCost),
    },
    { key: 'orderCost', label: t('smart.money.orderCost'), value: money(d.orderCost) },
    { key: 'risk', label: t('smart.money.revenueAtRisk'), value: money(d.revenueAtRisk) },
    {
      key: 'holding',
      label: (
        <>
          {t('smart.money.holding')}
          {isAssumed('holdingRate') && <Assumed />}
        </>
      ),
      value: money(d.holdingCost),
    },
    {
      key: 'priority',
      label: t('smart.money.priority'),
      value:
        d.priorityUnit === 'money'
          ? money(d.priority)
          : t('units', { count: d.priority, formatted: format.units(d.priority) }),
      isSum: true,
    },
  ];
  return (
    <Section title={t('smart.money.title')}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2, mb: 1.5 }}>
        {(
          [
            ['revenue', revenue],
            ['profit', profit],
          ] as const
        ).map(([key, value]) => (
          <Box key={key}>
            <Typography variant="caption" color="textSecondary" component="div">
              {t(`smart.money.${key}`)}
            </Typography>
            <Typography variant="figure" component="div" sx={{ fontSize: '1.375rem' }}>
              {value === null ? '–' : format.money(value, currency)}
            </Typography>
          </Box>
        ))}
      </Box>
      <FigureRows rows={rows} />
    </Section>
  );
}
