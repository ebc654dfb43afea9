// How past forecasts of the product did, beside the simple method on the same days.
import { useTranslation } from 'react-i18next';
import type { Confidence } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import type { EvidenceSection } from './evidence-document.ts';

export function useRecordSection(): (confidence: Confidence) => EvidenceSection {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (value: number) => format.percent(Math.max(0, value));

  return ({ level, inside80, accuracy, naiveAccuracy, basis, observations }) => {
    const sentences: string[] = [];
    if (basis === 'none') sentences.push(t('bulk.explain.basis.none'));
    else if (inside80 !== null) {
      sentences.push(
        t(`evidence.record.inside.${basis}`, {
          count: observations,
          formatted: format.count(observations),
          share: share(inside80),
        }),
      );
    }
    if (accuracy !== null && naiveAccuracy !== null) {
      const side = naiveAccuracy > accuracy ? 'worse' : 'better';
      sentences.push(t(`evidence.record.${side}`, { own: share(accuracy), naive: share(naiveAccuracy) }));
    }
    const figures = [
      { key: 'inside', label: t('evidence.record.insideLabel'), value: inside80 },
      { key: 'accuracy', label: t('evidence.record.accuracyLabel'), value: accuracy },
      { key: 'naive', label: t('evidence.record.naiveLabel'), value: naiveAccuracy },
    ];
    return {
      key: 'record',
      title: t('evidence.record.title'),
      sentences,
      lines: [
        { key: 'level', label: t('smart.confidence.title'), values: [t(`confidence.${level}`)] },
        ...figures.flatMap(({ key, label, value }) => (value === null ? [] : [{ key, label, values: [share(value)] }])),
      ],
    };
  };
}
