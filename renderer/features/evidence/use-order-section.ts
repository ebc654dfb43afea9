// How the order comes about: the engine's own steps, and which of its terms are assumed.
import { useTranslation } from 'react-i18next';
import type { Decision } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useNoticeWords } from '#renderer/format/use-notice-words.ts';
import { conflictNote, stepLabel, stepNote } from '#renderer/ui/help/order-step-words.ts';
import type { EvidenceSection } from './evidence-document.ts';

export function useOrderSection(): (decision: Decision) => EvidenceSection {
  const { t } = useTranslation();
  const format = useFormat();
  const noticeWords = useNoticeWords('');

  const figure = (units: number, isSum: boolean, isFirst: boolean) => {
    const text = format.decimal(Math.abs(units), Number.isInteger(units) ? 0 : 1);
    if (isSum || isFirst) return units < 0 ? `−${text}` : text;
    return `${units < 0 || Object.is(units, -0) ? '−' : '+'} ${text}`;
  };
  return (decision) => {
    const conflict = conflictNote(decision, t, format);
    return {
      key: 'order',
      title: t('evidence.order.title'),
      sentences: [
        t('evidence.order.text'),
        ...(conflict ? [conflict] : []),
        decision.assumed.length > 0
          ? noticeWords({ code: 'assumed', values: { inputs: decision.assumed.join(',') } })
          : t('evidence.order.nothingAssumed'),
      ],
      lines: decision.steps.map(({ step, units, isSum }, i) => ({
        key: `${i}-${step}`,
        label: stepLabel(step, decision, t),
        note: stepNote(step, decision, t, format) || undefined,
        values: [figure(units, isSum, i === 0)],
        isSum,
      })),
    };
  };
}
