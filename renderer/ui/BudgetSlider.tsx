// A budget on a slider: what it would buy is shown while it is dragged, and taken when it is let go.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Slider from '@mui/material/Slider';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BudgetOutcome } from '#core/contract/budgets.ts';
import { useFormat } from '#renderer/format/use-format.ts';

interface Props {
  currency: string;
  /** Names what is budgeted, for the cache of answers. */
  queryKey: readonly unknown[];
  /** What a budget would come to; null: no limit. */
  ask: (budget: number | null) => Promise<BudgetOutcome>;
  /** The budget that holds; null: none. Left out where only its result is kept: what the order costs then counts as it. */
  budget?: number | null;
  /** What the order costs now. */
  cost: number;
  onTake: (budget: number | null) => void;
  isPending: boolean;
}

/** Steps of the slider between nothing and everything. */
const STEPS = 200;
const HALF_A_CENT = 0.005;

export function BudgetSlider({ currency, queryKey, ask, budget: given, cost, onTake, isPending }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const label = useId();
  const [dragged, setDragged] = useState<number | null>(null);
  const full = useQuery({ queryKey: [...queryKey, 'budget', null], queryFn: () => ask(null) }).data;
  const held = full && cost < full.fullCost - HALF_A_CENT ? cost : null;
  const budget = given === undefined ? held : given;
  const asked = dragged ?? budget;
  const { data: outcome } = useQuery({
    queryKey: [...queryKey, 'budget', asked],
    queryFn: () => ask(asked),
    placeholderData: keepPreviousData,
  });
  // Nothing to share: nothing is proposed, or everything is the user's own.
  if (!full || full.fullCost <= full.fixedCost) return null;
  const money = (amount: number) => format.money(amount, currency);
  const step = niceStep(full.fullCost / STEPS);
  const most = Math.ceil(full.fullCost / step) * step;
  const value = Math.min(most, dragged ?? budget ?? most);
  const take = (next: number) => {
    setDragged(null);
    onTake(next >= most ? null : next);
  };
  const shown = dragged === null && budget === null ? { ...full, cost } : (outcome ?? full);
  const words = value >= most ? t('orders.budget.none') : money(value);
  return (
    <Card component="section" aria-labelledby={label} sx={{ px: 2.5, py: 1.75 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5, alignItems: 'center' }}>
        <Typography variant="h2" id={label}>
          {t('orders.budget.title')}
        </Typography>
        <Slider
          size="small"
          sx={{ flex: '1 1 220px', maxWidth: 520 }}
          min={0}
          max={most}
          step={step}
          // Of Page Up and Page Down, and of the arrows with Shift.
          shiftStep={step * 10}
          value={value}
          aria-label={t('orders.budget.label')}
          getAriaValueText={(at) => (at >= most ? t('orders.budget.none') : money(at))}
          onChange={(_event, next) => setDragged(next)}
          onChangeCommitted={(_event, next) => take(next)}
        />
        <Typography variant="label" sx={{ minWidth: 96 }}>
          {words}
        </Typography>
        {budget !== null && (
          <Button size="small" disabled={isPending} onClick={() => onTake(null)}>
            {t('orders.budget.none')}
          </Button>
        )}
      </Box>
      <Typography variant="body2" role="status">
        {t('orders.budget.spent', { cost: money(shown.cost), full: money(shown.fullCost) })}
        {' · '}
        {t('orders.budget.profit', { profit: money(shown.profit), full: money(shown.fullProfit) })}
        {shown.reducedLines > 0 && ` · ${t('orders.budget.reduced', { count: shown.reducedLines })}`}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        {value < full.fixedCost
          ? t('orders.budget.tooSmall', { cost: money(full.fixedCost) })
          : t('orders.budget.hint')}
        {full.unrankedLines > 0 && ` ${t('orders.budget.unranked', { count: full.unrankedLines })}.`}
      </Typography>
    </Card>
  );
}

/** 1, 2 or 5 times a power of ten, at least as large as asked. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 0.01)));
  return ([1, 2, 5, 10].find((digit) => digit * power >= least) ?? 10) * power;
}
