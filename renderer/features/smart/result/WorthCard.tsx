// What the day and the order are worth, in the store's money.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Prediction, PredictionContext } from '#core/contract/predictions.ts';
import type { Banded } from '#core/contract/units.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Assumed } from '#renderer/ui/Assumed.tsx';
import { DecisionFormula } from '#renderer/ui/help/DecisionFormula.tsx';
import type { FormulaName } from '#renderer/ui/help/decision-formulas.ts';
import { type FormulaInput, FormulaPopover } from '#renderer/ui/help/FormulaPopover.tsx';
import { Term } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { type FigureRow, FigureRows } from './FigureRows.tsx';
import { dayWorth } from './worth.ts';

interface Props {
  prediction: Prediction;
  context: PredictionContext;
  currency: string;
  /** The store's, a share of the value a year; behind the holding cost. */
  holdingRate: number;
}

export function WorthCard({ prediction, context, currency, holdingRate }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { decision: d } = prediction;
  const worth = dayWorth(prediction);
  const money = (value: number | null) => (value === null ? '–' : format.money(value, currency, true));
  // The cents of a band say nothing, but of a few coins.
  const rounded = ({ high }: Banded, value: number) =>
    Math.abs(high) < 10 ? format.money(value, currency) : format.shortMoney(value, currency);
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
  const opens = (name: FormulaName) => (
    <DecisionFormula name={name} decision={d} currency={currency} holdingRate={holdingRate} />
  );
  const input = (key: 'price' | 'unitCost'): FormulaInput => ({
    label: t(`formulas.input.${key}`),
    value: money(d[key]),
    source: isAssumed(key) ? 'default' : 'yours',
  });
  const demand: FormulaInput = {
    label: t('smart.demand'),
    value: format.units(prediction.mean),
    source: 'forecast',
  };
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
    { key: 'orderCost', label: t('smart.money.orderCost'), value: opens('orderCost') },
    {
      key: 'risk',
      label: <Term name="revenueAtRisk">{t('smart.money.revenueAtRisk')}</Term>,
      value: opens('revenueAtRisk'),
    },
    {
      key: 'holding',
      label: (
        <>
          {t('smart.money.holding')}
          {isAssumed('holdingRate') && <Assumed />}
        </>
      ),
      value: opens('holdingCost'),
    },
    {
      key: 'priority',
      label: <Term name="priority">{t('smart.money.priority')}</Term>,
      value: opens('priority'),
      isSum: true,
    },
  ];
  return (
    <Section title={t('smart.money.title')}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2, mb: 1.5 }}>
        {(['revenue', 'profit'] as const).map((key) => {
          const value = worth[key];
          return (
            <Box key={key} sx={{ minWidth: 0 }}>
              <Typography variant="caption" color="textSecondary" component="div">
                {t(`smart.money.${key}`)}
              </Typography>
              <Typography variant="figure" component="div" sx={{ fontSize: '1.375rem' }}>
                {value === null ? (
                  '–'
                ) : (
                  <FormulaPopover
                    title={t(`smart.money.${key}`)}
                    formula={t(`smart.money.formula.${key}`)}
                    inputs={key === 'revenue' ? [demand, input('price')] : [demand, input('price'), input('unitCost')]}
                    result={format.money(value.mean, currency)}
                  />
                )}
              </Typography>
              {value !== null && (
                <Typography variant="caption" color="textSecondary" component="div">
                  <Term name="band">
                    {t('band80', {
                      band: `${rounded(value, value.low)} – ${rounded(value, value.high)}`,
                    })}
                  </Term>
                </Typography>
              )}
            </Box>
          );
        })}
      </Box>
      <FigureRows rows={rows} />
    </Section>
  );
}
