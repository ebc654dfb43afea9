// The evidence in the words of the window: what sells, how the order comes about, the record, a simple method, what it rests on.
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/contract/evidence.ts';
import type { Store } from '#core/contract/stores.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useGroupWords } from '#renderer/format/use-group-words.ts';
import { useReasonWords } from '#renderer/format/use-reason-words.ts';
import { Q } from '#renderer/ui/charts/quantiles.ts';
import { useSummary } from '../smart/use-summary.ts';
import type { EvidenceDocument, EvidenceLine, EvidenceSection } from './evidence-document.ts';
import { useOrderSection } from './use-order-section.ts';
import { useRecordSection } from './use-record-section.ts';
import { useSimpleSection } from './use-simple-section.ts';

export function useEvidenceDocument(): (evidence: Evidence, store: Store) => EvidenceDocument {
  const { t } = useTranslation();
  const format = useFormat();
  const groupWords = useGroupWords();
  const forecasterWords = useForecasterWords();
  const words = useReasonWords();
  const summary = useSummary();
  const orderSection = useOrderSection();
  const recordSection = useRecordSection();
  const simpleSection = useSimpleSection();

  function demandSection({ prediction }: Evidence, { frequency }: Store): EvidenceSection {
    const { explanation, quantiles, date, mean } = prediction;
    // Two decimals: somebody adds the lines up.
    const signed = (units: number) => {
      const text = format.decimal(Math.abs(units));
      return text === format.decimal(0) ? text : `${units < 0 ? '−' : '+'} ${text}`;
    };
    return {
      key: 'demand',
      title: t('evidence.demand.title'),
      sentences: words.explain(explanation, date, frequency),
      lines: [
        { key: 'baseline', label: t('explain.baseline'), values: [format.decimal(explanation.baseline)] },
        ...explanation.contributions.map(({ group, units }) => ({
          key: group,
          label: groupWords(group),
          values: [signed(units)],
        })),
        { key: 'mean', label: t('explain.prediction'), values: [format.decimal(mean)], isSum: true },
        {
          key: 'band',
          label: t('chart.band80'),
          values: [format.band({ mean, low: quantiles[Q.low80], high: quantiles[Q.high80] })],
        },
        {
          key: 'method',
          label: t('evidence.demand.method'),
          values: [forecasterWords(explanation.forecaster, frequency)],
        },
      ],
    };
  }

  function basisSection({ data, model, prediction }: Evidence): EvidenceSection {
    const steps = (count: number) => t(`smart.steps.${data.frequency}`, { count });
    const day = (iso: string) => format.day(iso, 'medium');
    const lines: EvidenceLine[] = [
      { key: 'origin', label: t('evidence.basis.origin'), values: [day(prediction.origin)] },
    ];
    if (model) {
      lines.push(
        { key: 'model', label: t('evidence.basis.modelId'), values: [model.id] },
        { key: 'fingerprint', label: t('evidence.basis.fingerprint'), values: [model.fingerprint] },
      );
    }
    return {
      key: 'basis',
      title: t('evidence.basis.title'),
      sentences: [
        t('evidence.basis.data', {
          steps: steps(data.observations),
          first: day(data.firstDay),
          last: day(data.lastDay),
        }),
        data.soldOut === 0
          ? t('evidence.basis.neverSoldOut')
          : t('evidence.basis.soldOut', { steps: steps(data.soldOut) }),
        model
          ? t('evidence.basis.model', {
              version: model.version,
              moment: format.moment(model.trainedAt),
              day: day(model.origin),
            })
          : t('evidence.basis.noModel'),
      ],
      lines,
    };
  }

  return (evidence, store) => {
    const { prediction } = evidence;
    const { currency } = store.settings;
    return {
      title: prediction.name,
      subtitle: [
        store.name,
        ...(prediction.product === prediction.name ? [] : [prediction.product]),
        format.day(prediction.date, 'long'),
        `${t('frame.asOf')} ${format.day(prediction.origin, 'medium')}`,
      ].join(' · '),
      summary: summary(prediction, store.frequency, currency),
      sections: [
        demandSection(evidence, store),
        orderSection(prediction.decision),
        recordSection(prediction.confidence),
        simpleSection(evidence, store),
        basisSection(evidence),
      ],
    };
  };
}
