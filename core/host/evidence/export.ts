// Evidence as a file: one row a figure, numbers as numbers and days as days, so that it can be checked in a spreadsheet.
import type { Evidence } from '#core/contract/evidence.ts';
import type { Decision, PredictionContext } from '#core/contract/predictions.ts';
import { QUANTILES } from '#core/contract/units.ts';
import { dayFromIso } from '#core/math/day.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import { type ExportedFile, exportFile } from '../export/export-file.ts';
import type { Cell, ExportTable } from '../export/table.ts';
import type { PredictInput } from '../predictions/predict.ts';
import { gatherEvidence } from './evidence.ts';

/** Throws what `predict` throws, cancelled and storage/*. */
export async function exportEvidence(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  input: PredictInput & { readonly context: PredictionContext; readonly format: 'csv' | 'xlsx' },
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const evidence = await gatherEvidence(ctx, forecasts, input, input.context);
  const { currency } = getStore(ctx.db, input.store).settings;
  const file = {
    name: `evidence ${input.product} ${input.date}.${input.format}`,
    format: input.format,
    table: evidenceTable(evidence, currency),
    sheetName: 'Evidence',
  };
  return exportFile(ctx, file, signal);
}

type Row = readonly [section: string, item: string, value: Cell, day: Cell, text: Cell, unit: Cell];

export function evidenceTable(evidence: Evidence, currency: string): ExportTable {
  return {
    columns: [
      { header: 'Section', kind: 'text' },
      { header: 'Item', kind: 'text' },
      { header: 'Value', kind: 'number' },
      { header: 'Date', kind: 'date' },
      { header: 'Text', kind: 'text' },
      { header: 'Unit', kind: 'text' },
    ],
    rows: [
      ...predictionRows(evidence),
      ...orderRows('Order', evidence.prediction.decision, currency),
      ...recordRows(evidence),
      ...naiveRows(evidence, currency),
      ...basisRows(evidence),
    ],
  };
}

const number = (section: string, item: string, value: number | null, unit: string): Row => [
  section,
  item,
  // Sums in the file must come out, so no rounding beyond what arithmetic itself leaves.
  value === null ? null : Math.round(value * 1e9) / 1e9,
  null,
  value === null ? 'not known' : null,
  unit,
];
const text = (section: string, item: string, value: string | null): Row => [section, item, null, null, value, null];
const day = (section: string, item: string, iso: string): Row => [section, item, null, dayFromIso(iso), null, null];
const level = (share: number): string => `Quantile ${share * 100} %`;

function predictionRows({ prediction }: Evidence): Row[] {
  const { explanation, quantiles } = prediction;
  return [
    text('Prediction', 'Store', prediction.store),
    text('Prediction', 'Product', prediction.product),
    text('Prediction', 'Name', prediction.name),
    day('Prediction', 'Date', prediction.date),
    day('Prediction', 'Known up to', prediction.origin),
    number('Prediction', 'Baseline', explanation.baseline, 'units'),
    ...explanation.contributions.map(({ group, units }) => number('Prediction', `Effect of ${group}`, units, 'units')),
    number('Prediction', 'Expected units', prediction.mean, 'units'),
    ...QUANTILES.map((share, i) => number('Prediction', level(share), quantiles[i], 'units')),
  ];
}

function orderRows(section: string, decision: Decision, currency: string): Row[] {
  return [
    ...decision.steps.map(({ step, units, isSum }) => number(section, isSum ? `= ${step}` : step, units, 'units')),
    number(section, 'Lead time', decision.leadTimeDays, 'days'),
    number(section, 'Review period', decision.reviewPeriodDays, 'days'),
    number(section, 'Service level', decision.serviceLevel, 'share'),
    text(section, 'Service measure', decision.serviceMeasure),
    number(section, 'Minimum order', decision.moq, 'units'),
    number(section, 'Pack size', decision.packSize, 'units'),
    number(section, 'Unit cost', decision.unitCost, currency),
    number(section, 'Price', decision.price, currency),
    number(section, 'Order cost', decision.orderCost, currency),
    text(section, 'Assumed', decision.assumed.join(', ') || 'nothing'),
  ];
}

function recordRows({ prediction: { confidence, forecaster } }: Evidence): Row[] {
  return [
    text('Record', 'Method', forecaster),
    text('Record', 'Confidence', confidence.level),
    number('Record', 'Outcomes inside the 80 % band', confidence.inside80, 'share'),
    number('Record', 'Accuracy (1 - WAPE)', confidence.accuracy, 'share'),
    number('Record', 'Accuracy of seasonal naive', confidence.naiveAccuracy, 'share'),
    number('Record', 'Past forecasts compared', confidence.observations, 'forecasts'),
    text('Record', 'Measured on', confidence.basis),
  ];
}

function naiveRows({ naive, worth }: Evidence, currency: string): Row[] {
  const unit = worth.unit === 'money' ? currency : 'units of shortage avoided';
  return [
    text('Simple method', 'Method', naive.forecaster),
    number('Simple method', 'Expected units', naive.mean, 'units'),
    day('Simple method', 'Order day', worth.orderDay),
    number('Simple method', 'Order proposed', worth.quantity, 'units'),
    number('Simple method', 'Order of the simple method', worth.naiveQuantity, 'units'),
    number('Simple method', 'Expected profit of the order proposed', worth.ordered, unit),
    number('Simple method', 'Expected profit of the simple order', worth.naive, unit),
    number('Simple method', 'Difference', worth.difference, unit),
  ];
}

function basisRows({ data, model }: Evidence): Row[] {
  return [
    text('Data', 'Frequency', data.frequency),
    day('Data', 'First record', data.firstDay),
    day('Data', 'Last record', data.lastDay),
    number('Data', 'Records', data.observations, 'records'),
    number('Data', 'Sold out', data.soldOut, 'records'),
    ...(model === null
      ? [text('Model', 'Model', 'no longer listed')]
      : [
          text('Model', 'Id', model.id),
          number('Model', 'Version', model.version, 'version'),
          text('Model', 'Trained at', model.trainedAt),
          day('Model', 'Trained on data up to', model.origin),
          text('Model', 'Fingerprint of the data', model.fingerprint),
        ]),
  ];
}
