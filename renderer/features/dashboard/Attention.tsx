// What needs attention today, the most money first, each with the one thing to do about it.

import Go from '@mui/icons-material/ChevronRightRounded';
import Unknown from '@mui/icons-material/HelpOutlineRounded';
import Fine from '@mui/icons-material/TaskAltRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Dashboard, Attention as Item } from '#core/contract/dashboard.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { type FormulaInput, FormulaPopover } from '#renderer/ui/help/FormulaPopover.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { StatusChip } from '#renderer/ui/StatusChip.tsx';

const SHOWN = 8;
/** What is tried first on something that lies too long. */
const TRIED_DISCOUNT = 0.2;

export function Attention({ data }: { data: Dashboard }) {
  const { t } = useTranslation();
  const list = data.attention.slice(0, SHOWN);
  return (
    <Section
      title={t('dashboard.attention')}
      subtitle={list.length > 0 ? t('dashboard.attentionText') : undefined}
      actions={
        list.length > 0 && (
          <Button size="small" component={Link} to={PATHS.bulk}>
            {t('dashboard.all')}
          </Button>
        )
      }
    >
      {list.length === 0 ? (
        <NothingToDo data={data} />
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {list.map((item) => (
            <Row key={item.product} item={item} currency={data.currency} />
          ))}
        </Box>
      )}
    </Section>
  );
}

function Row({ item, currency }: { item: Item; currency: string }) {
  const { t } = useTranslation();
  const isOrder = item.kind === 'order';
  const action = isOrder
    ? { to: PATHS.smart({ product: item.product }), words: t('dashboard.action.order') }
    : {
        to: PATHS.smart({ product: item.product, context: { discount: TRIED_DISCOUNT } }),
        words: t('dashboard.action.overstock'),
      };
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr) auto',
        alignItems: 'center',
        columnGap: 1.5,
        rowGap: 0.375,
        py: 1.125,
        borderTop: 1,
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0, pt: 0 },
        '&:last-of-type': { pb: 0 },
      }}
    >
      <Typography variant="body2" sx={{ fontWeight: 560 }} noWrap title={item.name}>
        {item.name}
      </Typography>
      <Box sx={{ textAlign: 'right', typography: 'body2', fontWeight: 620 }}>
        <Stake item={item} currency={currency} />
      </Box>
      <Box sx={{ minWidth: 0, display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: 1, rowGap: 0.25 }}>
        <StatusChip status={item.status} />
        <Typography variant="caption" color="textSecondary" component="div">
          <Facts item={item} currency={currency} />
        </Typography>
      </Box>
      <Button
        size="small"
        component={Link}
        to={action.to}
        aria-label={`${action.words}: ${item.name}`}
        endIcon={<Go sx={{ fontSize: '16px !important' }} />}
        sx={{ mr: -0.75, py: 0.25, whiteSpace: 'nowrap' }}
      >
        {action.words}
      </Button>
    </Box>
  );
}

/** What doing nothing costs; opens to what that is made of. */
function Stake({ item, currency }: { item: Item; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, priority, priorityUnit, orderQuantity, orderCost, revenueAtRisk, surplusUnits, surplusMoney } = item;
  const money = (value: number | null) => (value === null ? '–' : format.money(value, currency));
  const result =
    priorityUnit === 'money'
      ? format.shortMoney(priority, currency)
      : t('units', { count: priority, formatted: format.units(priority) });
  const inputs: FormulaInput[] =
    kind === 'order'
      ? [
          { label: t('formulas.input.orderQuantity'), value: format.units(orderQuantity), source: 'computed' },
          { label: t('formulas.title.orderCost'), value: money(orderCost), source: 'computed' },
          { label: t('formulas.title.revenueAtRisk'), value: money(revenueAtRisk), source: 'computed' },
        ]
      : [
          { label: t('dashboard.formula.surplus'), value: format.units(surplusUnits ?? 0), source: 'computed' },
          { label: t('dashboard.formula.tiedUp'), value: money(surplusMoney), source: 'computed' },
        ];
  return (
    <FormulaPopover
      title={kind === 'order' ? t('formulas.title.priority') : t('dashboard.formula.holding')}
      formula={kind === 'order' ? t('formulas.text.priority') : t('dashboard.formula.holdingText')}
      inputs={inputs}
      result={result}
    />
  );
}

function Facts({ item, currency }: { item: Item; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts: string[] = [];
  if (item.kind === 'order') {
    parts.push(t('dashboard.order', { count: item.orderQuantity, formatted: format.count(item.orderQuantity) }));
    // Of what is out, only what is on its way could last.
    if (item.daysOfCover !== null && item.status !== 'out') {
      const whole = Math.round(item.daysOfCover);
      parts.push(whole < 1 ? t('dashboard.coverGone') : t('dashboard.cover', { days: t('days', { count: whole }) }));
    }
  } else if (item.surplusUnits !== null && item.surplusMoney !== null) {
    parts.push(
      t('dashboard.surplus', {
        count: Math.round(item.surplusUnits),
        formatted: format.count(item.surplusUnits),
        money: format.shortMoney(item.surplusMoney, currency),
      }),
    );
  }
  return parts.join(' · ');
}

/** An empty list means different things: all is well, or nobody can know. */
function NothingToDo({ data }: { data: Dashboard }) {
  const { t } = useTranslation();
  if (data.forecast === null) {
    return (
      <EmptyState dense icon={<Unknown />} title={t('dashboard.notReadyTitle')} text={t('dashboard.notReadyText')} />
    );
  }
  if (data.runningOut === null) {
    return (
      <EmptyState
        dense
        icon={<Unknown />}
        title={t('dashboard.noStockTitle')}
        text={t('dashboard.noStockText')}
        action={
          <Button size="small" variant="outlined" component={Link} to={PATHS.data}>
            {t('dashboard.import')}
          </Button>
        }
      />
    );
  }
  return <EmptyState dense icon={<Fine />} title={t('dashboard.nothingTitle')} text={t('dashboard.nothingText')} />;
}
