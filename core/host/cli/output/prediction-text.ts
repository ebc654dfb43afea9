// One prediction for people reading a terminal: the number, the order, what drove it.
import type { Prediction } from '#core/contract/predictions.ts';
import { QUANTILES } from '#core/contract/units.ts';
import { formatNumber, formatPairs, formatShare, formatTable } from './table.ts';

const TENTH = QUANTILES.indexOf(0.1);
const NINETIETH = QUANTILES.indexOf(0.9);

export function predictionText(prediction: Prediction): string {
  const { decision, confidence, explanation } = prediction;
  const band = ({ mean, quantiles }: { mean: number; quantiles: readonly number[] }) =>
    `${formatNumber(mean, 1)} (80 %: ${formatNumber(quantiles[TENTH], 1)} to ${formatNumber(quantiles[NINETIETH], 1)})`;
  const orNull = (value: number | null) => (value === null ? null : formatNumber(value));
  const assumed = decision.assumed.length === 0 ? null : decision.assumed.join(', ');
  const confidenceDetail = [
    confidence.inside80 === null ? null : `${formatShare(confidence.inside80)} of past days inside the 80 % band`,
    confidence.accuracy === null ? null : `accuracy ${formatShare(confidence.accuracy)}`,
    confidence.naiveAccuracy === null ? null : `naive ${formatShare(confidence.naiveAccuracy)}`,
  ].filter((part) => part !== null);
  const sections = [
    prediction.summary,
    formatPairs([
      ['Product', `${prediction.product} ${prediction.name}`.trim()],
      ['Date', `${prediction.date} (known until ${prediction.origin})`],
      ['Demand', band(prediction)],
      ['Forecaster', `${prediction.forecaster}, ${prediction.demandClass} demand, model ${prediction.modelId}`],
      ['Confidence', [confidence.level, ...confidenceDetail].join(' · ')],
    ]),
    formatTable(
      [
        { title: 'Days', value: (row) => row.days },
        { title: 'Demand', value: (row) => band(row), align: 'right' },
        { title: 'Revenue', value: (row) => row.revenue },
      ],
      prediction.projections,
    ),
    formatPairs([
      ['Status', decision.status],
      ['On hand', orNull(decision.onHand)],
      ['Order', `${formatNumber(decision.orderQuantity)} units`],
      ['Order cost', orNull(decision.orderCost)],
      ['Service', `${decision.serviceMeasure} ${formatShare(decision.serviceLevel)}, ${decision.policy}`],
      ['Reorder level', formatNumber(decision.reorderLevel)],
      ['Order-up-to level', formatNumber(decision.orderUpToLevel)],
      ['Days of cover', orNull(decision.daysOfCover)],
      ['Stock-out risk', formatShare(decision.stockOutRisk)],
      ['Revenue at risk', orNull(decision.revenueAtRisk)],
      ['Assumed', assumed],
    ]),
    formatTable(
      [
        { title: 'How the order comes about', value: (row) => (row.isSum ? `= ${row.step}` : row.step) },
        { title: 'Units', value: (row) => row.units },
      ],
      decision.steps,
    ),
    formatTable(
      [
        { title: 'What drove it', value: (row) => row.group },
        { title: 'Units', value: (row) => row.units },
      ],
      [
        { group: 'baseline', units: explanation.baseline },
        ...explanation.contributions,
        { group: 'prediction', units: explanation.mean },
      ],
    ),
  ];
  if (prediction.warnings.length > 0) sections.push(prediction.warnings.map((text) => `Note: ${text}`).join('\n'));
  return sections.join('\n\n');
}
