// The numbers of the order formula and what they are worth; assumed ones are marked.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Assumed } from '#renderer/ui/Assumed.tsx';
import { DecisionFormula } from '#renderer/ui/help/DecisionFormula.tsx';
import type { FormulaName } from '#renderer/ui/help/decision-formulas.ts';
import { Term, type TermName } from '#renderer/ui/help/Term.tsx';

type AssumedInput = Decision['assumed'][number];

interface Figure {
  label: string;
  /** Word of the glossary that the label is. */
  term?: TermName;
  value: ReactNode;
  assumed?: AssumedInput;
}

interface Props {
  decision: Decision;
  currency: string;
  /** The store's, a share of the value a year; behind the holding cost. */
  holdingRate?: number;
}

export function DecisionFigures({ decision, currency, holdingRate }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const d = decision;
  const units = (value: number | null) => (value === null ? '–' : format.units(value));
  const money = (value: number | null) => (value === null ? '–' : format.money(value, currency, true));
  const days = (count: number) => t('days', { count });
  const opens = (name: FormulaName, shown?: ReactNode) => (
    <DecisionFormula name={name} decision={d} currency={currency} holdingRate={holdingRate}>
      {shown}
    </DecisionFormula>
  );
  const order: Figure[] = [
    { label: t('bulk.figure.orderUpTo'), term: 'orderUpToLevel', value: opens('orderUpToLevel') },
    { label: t('bulk.figure.onHand'), value: units(d.onHand) },
    { label: t('bulk.figure.onOrder'), value: units(d.onOrder), assumed: 'onOrder' },
    ...(d.committed > 0 ? [{ label: t('bulk.figure.committed'), value: units(d.committed) }] : []),
    { label: t('bulk.figure.moq'), value: units(d.moq), assumed: 'moq' },
    { label: t('bulk.figure.pack'), term: 'packSize', value: units(d.packSize), assumed: 'packSize' },
    { label: t('bulk.figure.rounding'), value: d.roundingUnits > 0 ? `+${units(d.roundingUnits)}` : '0' },
    { label: t('bulk.figure.order'), value: opens('orderQuantity', <strong>{units(d.orderQuantity)}</strong>) },
  ];
  const level: Figure[] = [
    { label: t('bulk.figure.leadTime'), term: 'leadTime', value: days(d.leadTimeDays), assumed: 'leadTimeDays' },
    {
      label: t('bulk.figure.review'),
      term: 'reviewPeriod',
      value: days(d.reviewPeriodDays),
      assumed: 'reviewPeriodDays',
    },
    {
      label: t('bulk.figure.service'),
      term: 'serviceLevel',
      value: format.percent(d.serviceLevel),
      assumed: 'serviceLevel',
    },
    { label: t('bulk.figure.demandP', { days: days(d.protectionDays) }), value: units(d.expectedDemandProtection) },
    { label: t('bulk.figure.safety'), value: opens('safetyStock') },
    { label: t('bulk.figure.reorder'), term: 'reorderLevel', value: opens('reorderLevel') },
    { label: t('bulk.figure.risk'), value: opens('stockOutRisk') },
  ];
  const finance: Figure[] = [
    { label: t('bulk.figure.price'), value: money(d.price), assumed: 'price' },
    { label: t('bulk.figure.unitCost'), value: money(d.unitCost), assumed: 'unitCost' },
    { label: t('bulk.figure.orderCost'), value: opens('orderCost') },
    { label: t('bulk.figure.revenueAtRisk'), term: 'revenueAtRisk', value: opens('revenueAtRisk') },
    { label: t('bulk.figure.holding'), value: opens('holdingCost'), assumed: 'holdingRate' },
    {
      label: t('bulk.figure.priority'),
      term: 'priority',
      value: opens('priority'),
    },
  ];
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 3,
        rowGap: 2.5,
        gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, minmax(0, 1fr))' },
      }}
    >
      <FigureList title={t('bulk.detail.order')} figures={order} assumed={d.assumed} />
      <FigureList title={t('bulk.detail.level')} figures={level} assumed={d.assumed} />
      <FigureList title={t('bulk.detail.finance')} figures={finance} assumed={d.assumed} />
    </Box>
  );
}

function FigureList({ title, figures, assumed }: { title: string; figures: Figure[]; assumed: AssumedInput[] }) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <Typography variant="h3" id={id} sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <Box component="dl" sx={{ m: 0, display: 'grid', typography: 'caption' }}>
        {figures.map(({ label, term, value, assumed: input }) => (
          <Box
            key={label}
            sx={{
              display: 'flex',
              justifyContent: 'space-between',
              gap: 1.5,
              py: 0.375,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {term ? <Term name={term}>{label}</Term> : label}
              {input && assumed.includes(input) && <Assumed />}
            </Box>
            <Box component="dd" sx={{ m: 0, whiteSpace: 'nowrap', textAlign: 'right' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
