// The evidence on paper: the answer, the formula with its numbers, the reasons and the track record on one page.
import GlobalStyles from '@mui/material/GlobalStyles';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '#core/contract/predictions.ts';
import type { Store } from '#core/contract/stores.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useGroupWords } from '#renderer/format/use-group-words.ts';
import { useReasonWords } from '#renderer/format/use-reason-words.ts';
import { Q } from '#renderer/ui/charts/quantiles.ts';
import { stepLabel } from '#renderer/ui/help/order-step-words.ts';
import { useSummary } from './use-summary.ts';

const SHEET_STYLE = {
  '.evidence-sheet': { display: 'none' },
  '@media print': {
    '@page': { margin: '16mm' },
    '#root': { display: 'none !important' },
    '.evidence-sheet': { display: 'block', fontSize: '10pt', lineHeight: 1.45, color: '#000' },
    '.evidence-sheet h1': { fontSize: '16pt', margin: '0 0 2pt' },
    '.evidence-sheet h2': { fontSize: '11pt', margin: '12pt 0 3pt' },
    '.evidence-sheet p': { margin: '0 0 4pt' },
    '.evidence-sheet .muted': { color: '#555' },
    '.evidence-sheet table': { width: '100%', borderCollapse: 'collapse', fontFeatureSettings: "'tnum' 1" },
    '.evidence-sheet td, .evidence-sheet th': {
      padding: '2.5pt 4pt',
      borderBottom: '0.5pt solid #bbb',
      textAlign: 'left',
      fontWeight: 'normal',
    },
    '.evidence-sheet td': { textAlign: 'right', whiteSpace: 'nowrap' },
    '.evidence-sheet tr.sum > *': { fontWeight: 'bold', borderTop: '1pt solid #000' },
    '.evidence-sheet section': { breakInside: 'avoid' },
  },
} as const;

export function useEvidenceSheet(prediction: Prediction, store: Store) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const done = () => setIsOpen(false);
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [isOpen]);
  return {
    print: () => setIsOpen(true),
    sheet: isOpen && <EvidenceSheet prediction={prediction} store={store} />,
  };
}

function EvidenceSheet({ prediction, store }: { prediction: Prediction; store: Store }) {
  const { t } = useTranslation();
  const format = useFormat();
  const groupWords = useGroupWords();
  const forecasterWords = useForecasterWords();
  const words = useReasonWords();
  const { currency } = store.settings;
  const sentence = useSummary()(prediction, store.frequency, currency);
  const { explanation, confidence, decision, projections } = prediction;
  const share = (value: number | null) => (value === null ? '–' : format.percent(Math.max(0, value)));
  return createPortal(
    <div className="evidence-sheet">
      <GlobalStyles styles={SHEET_STYLE} />
      <h1>{prediction.name}</h1>
      <p className="muted">
        {[store.name, prediction.product, format.day(prediction.date, 'long')].join(' · ')} · {t('frame.asOf')}{' '}
        {format.day(prediction.origin, 'medium')}
      </p>
      <p>{sentence}</p>
      <section>
        <h2>{t('smart.order.title')}</h2>
        <table>
          <tbody>
            {decision.steps.map(({ step, units, isSum }) => (
              <tr key={step} className={isSum ? 'sum' : undefined}>
                <th scope="row">{stepLabel(step, decision, t)}</th>
                <td>{isSum ? format.units(units) : words.signed(units)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{t('bulk.explain.title')}</h2>
        {words.explain(explanation, prediction.date, store.frequency).map((text) => (
          <p key={text}>{text}</p>
        ))}
        <table>
          <tbody>
            <tr>
              <th scope="row">{t('explain.baseline')}</th>
              <td>{format.decimal(explanation.baseline, 1)}</td>
            </tr>
            {explanation.contributions.map(({ group, units }) => (
              <tr key={group}>
                <th scope="row">{groupWords(group)}</th>
                <td>{words.signed(units)}</td>
              </tr>
            ))}
            <tr className="sum">
              <th scope="row">{t('explain.prediction')}</th>
              <td>{format.decimal(explanation.mean, 1)}</td>
            </tr>
          </tbody>
        </table>
      </section>
      <section>
        <h2>{t('smart.projections')}</h2>
        <table>
          <tbody>
            {projections.map(({ days, mean, quantiles, revenue }) => (
              <tr key={days}>
                <th scope="row">{t('bulk.detail.nextDays', { count: days })}</th>
                <td>{t('units', { count: mean, formatted: format.units(mean) })}</td>
                <td>
                  {t('band80', { band: format.band({ mean, low: quantiles[Q.low80], high: quantiles[Q.high80] }) })}
                </td>
                <td>{revenue === null ? '–' : format.money(revenue, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{t('smart.confidence.title')}</h2>
        <p>
          {t(`confidence.${confidence.level}`)} · {share(confidence.inside80)} {t('smart.confidence.inside')} ·{' '}
          {share(confidence.accuracy)} {t('smart.confidence.accuracy')} · {share(confidence.naiveAccuracy)}{' '}
          {t('smart.confidence.naive')} {t(`bulk.explain.basis.${confidence.basis}`)}
        </p>
        <p className="muted">{forecasterWords(explanation.forecaster)}</p>
      </section>
    </div>,
    document.body,
  );
}
