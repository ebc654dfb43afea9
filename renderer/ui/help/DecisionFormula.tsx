// One result of an order decision that opens to its formula: `<DecisionFormula name="orderQuantity" … />`.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { type FormulaName, workedFormula } from './decision-formulas.ts';
import { FormulaPopover } from './FormulaPopover.tsx';

interface Props {
  name: FormulaName;
  decision: Decision;
  currency: string;
  /** The store's, a share of the value a year; shown behind the holding cost. */
  holdingRate?: number;
  /** What stands on the page; the formatted result when left out. */
  children?: ReactNode;
}

export function DecisionFormula({ name, decision, currency, holdingRate, children }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <FormulaPopover {...workedFormula(name, decision, currency, t, format, holdingRate)}>{children}</FormulaPopover>
  );
}
