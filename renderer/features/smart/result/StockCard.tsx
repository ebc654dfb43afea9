// Status, what to order, and how that is worked out, with this product's numbers.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision, OrderStep } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { Assumed } from '#renderer/ui/Assumed.tsx';
import { DecisionFormula } from '#renderer/ui/help/DecisionFormula.tsx';
import type { FormulaName } from '#renderer/ui/help/decision-formulas.ts';
import { conflictNote, stepLabel, stepNote } from '#renderer/ui/help/order-step-words.ts';
import { Term, type TermName } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { StatusChip } from '#renderer/ui/StatusChip.tsx';
import { FigureRows } from './FigureRows.tsx';

type Step = OrderStep['step'];

/** Which steps of the way to the order are results that open to their formula. */
const FORMULAS: Partial<Record<Step, FormulaName>> = {
  safety: 'safetyStock',
  level: 'orderUpToLevel',
  reorderLevel: 'reorderLevel',
  quantity: 'orderQuantity',
};
/** Steps and their notes that are words of the glossary. */
const LABEL_TERMS: Partial<Record<Step, TermName>> = {
  level: 'orderUpToLevel',
  reorderLevel: 'reorderLevel',
  onHand: 'onHand',
  rounding: 'packSize',
};
const NOTE_TERMS: Partial<Record<Step, TermName>> = { demand: 'protectionInterval', safety: 'serviceLevel' };

export function StockCard({ decision, currency }: { decision: Decision; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const d = decision;
  const isAssumed = (input: Decision['assumed'][number]) => d.assumed.includes(input);
  const hasStock = d.inventoryPosition !== null;
  const conflict = conflictNote(d, t, format);
  const assumedStep = (step: Step): boolean =>
    (step === 'onOrder' && isAssumed('onOrder')) || (step === 'demand' && hasStock && isAssumed('leadTimeDays'));
  const explained = (term: TermName | undefined, text: string | null) =>
    term && text !== null ? <Term name={term}>{text}</Term> : text;
  const opens = (name: FormulaName, children?: ReactNode) => (
    <DecisionFormula name={name} decision={d} currency={currency}>
      {children}
    </DecisionFormula>
  );
  const shown = (step: Step, text: string) => {
    const name = FORMULAS[step];
    return name ? opens(name, text) : text;
  };
  const figure = ({ step, units, isSum }: OrderStep, isFirst: boolean) => {
    const text = format.units(Math.abs(units));
    if (isSum || isFirst) return units < 0 ? `−${text}` : text;
    // Nothing on hand or on order is still taken off.
    return units < 0 || (units === 0 && step !== 'safety') ? `− ${text}` : `+ ${text}`;
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
        rows={d.steps.map((line, i) => ({
          key: line.step,
          label: (
            <>
              {explained(LABEL_TERMS[line.step], stepLabel(line.step, d, t))}
              {assumedStep(line.step) && <Assumed />}
            </>
          ),
          note: explained(NOTE_TERMS[line.step], stepNote(line.step, d, t, format)),
          value: shown(line.step, figure(line, i === 0)),
          isSum: line.isSum,
        }))}
      />
      {conflict && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0, mt: 1 }}>
          {conflict}
        </Typography>
      )}
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
