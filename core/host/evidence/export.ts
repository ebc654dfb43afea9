// Evidence as a file: one row a figure, numbers as numbers and days as days, so that it can be checked in a spreadsheet.

import type { Evidence } from '#core/contract/evidence.ts';
import type { ExportChoice } from '#core/contract/export-choice.ts';
import type { Decision, PredictionContext } from '#core/contract/predictions.ts';
import { QUANTILES } from '#core/contract/units.ts';
import { dayFromIso } from '#core/math/day.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import { type ExportedFile, exportFile } from '../export/export-file.ts';
import { type Say, sayIn } from '../export/say.ts';
import type { Cell, ExportTable } from '../export/table.ts';
import type { PredictInput } from '../predictions/predict.ts';
import { gatherEvidence } from './evidence.ts';

/** Throws what `predict` throws, cancelled and storage/*. */
export async function exportEvidence(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  input: PredictInput & ExportChoice & { readonly context: PredictionContext },
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const evidence = await gatherEvidence(ctx, forecasts, input, input.context);
  const { currency } = getStore(ctx.db, input.store).settings;
  const say = sayIn(input.language);
  const title = `${say('file: evidence')} ${input.product} ${input.date}`;
  const table = evidenceTable(evidence, currency, say);
  return exportFile(
    ctx,
    { title, format: input.format, language: input.language, table, sheetName: say('Evidence') },
    signal,
  );
}

type Row = readonly [section: string, item: string, value: Cell, day: Cell, text: Cell, unit: Cell];

export function evidenceTable(evidence: Evidence, currency: string, say: Say): ExportTable {
  return {
    columns: [
      { header: say('Section'), kind: 'text' },
      { header: say('Item'), kind: 'text' },
      { header: say('Value'), kind: 'number' },
      { header: say('Date'), kind: 'date' },
      { header: say('Text'), kind: 'text' },
      { header: say('Unit'), kind: 'text' },
    ],
    rows: [
      ...predictionRows(evidence, say),
      ...orderRows(evidence.prediction.decision, currency, say),
      ...recordRows(evidence, say),
      ...naiveRows(evidence, currency, say),
      ...basisRows(evidence, say),
    ],
  };
}

/** Rows of one section; `item` and `unit` are words already, in the language of the file. */
function rowsOf(section: string, say: Say) {
  return {
    number: (item: string, value: number | null, unit: string): Row => [
      section,
      item,
      // Sums in the file must come out, so no rounding beyond what arithmetic itself leaves.
      value === null ? null : Math.round(value * 1e9) / 1e9,
      null,
      value === null ? say('not known') : null,
      unit,
    ],
    text: (item: string, value: string | null): Row => [section, item, null, null, value, null],
    day: (item: string, iso: string): Row => [section, item, null, dayFromIso(iso), null, null],
  };
}

function predictionRows({ prediction }: Evidence, say: Say): Row[] {
  const { explanation, quantiles } = prediction;
  const { text, day, number } = rowsOf(say('Prediction'), say);
  const units = say('units');
  return [
    text(say('Store'), prediction.store),
    text(say('Product'), prediction.product),
    text(say('Name'), prediction.name),
    day(say('Date'), prediction.date),
    day(say('Known up to'), prediction.origin),
    number(say('Baseline'), explanation.baseline, units),
    ...explanation.contributions.map(({ group, units: effect }) =>
      number(say('Effect of {group}', { group: say.nameOf('group', group) }), effect, units),
    ),
    number(say('Expected units'), prediction.mean, units),
    ...QUANTILES.map((share, i) => number(say('Quantile {level} %', { level: share * 100 }), quantiles[i], units)),
  ];
}

function orderRows(decision: Decision, currency: string, say: Say): Row[] {
  const { text, number } = rowsOf(say('Order'), say);
  const units = say('units');
  const assumed = decision.assumed.map((name) => say(`assumed: ${name}`)).join(', ');
  return [
    ...decision.steps.map(({ step, units: amount, isSum }) =>
      number(`${isSum ? '= ' : ''}${say(`step: ${step}`)}`, amount, units),
    ),
    number(say('Lead time'), decision.leadTimeDays, say('days')),
    number(say('Review period'), decision.reviewPeriodDays, say('days')),
    number(say('Service level'), decision.serviceLevel, say('share')),
    text(say('Service measure'), say(`measure: ${decision.serviceMeasure}`)),
    number(say('Minimum order'), decision.moq, units),
    number(say('Pack size'), decision.packSize, units),
    number(say('Unit cost'), decision.unitCost, currency),
    number(say('Price'), decision.price, currency),
    number(say('Order cost'), decision.orderCost, currency),
    text(say('Assumed'), assumed || say('nothing')),
  ];
}

function recordRows({ prediction: { confidence, forecaster } }: Evidence, say: Say): Row[] {
  const { text, number } = rowsOf(say('Record'), say);
  return [
    text(say('Method'), say.nameOf('method', forecaster)),
    text(say('Confidence'), say(`confidence: ${confidence.level}`)),
    number(say('Outcomes inside the 80 % band'), confidence.inside80, say('share')),
    number(say('Accuracy (1 - WAPE)'), confidence.accuracy, say('share')),
    number(say('Accuracy of seasonal naive'), confidence.naiveAccuracy, say('share')),
    number(say('Past forecasts compared'), confidence.observations, say('forecasts')),
    text(say('Measured on'), say(`basis: ${confidence.basis}`)),
  ];
}

function naiveRows({ naive, worth }: Evidence, currency: string, say: Say): Row[] {
  const { text, day, number } = rowsOf(say('Simple method'), say);
  const units = say('units');
  const unit = worth.unit === 'money' ? currency : say('units of shortage avoided');
  return [
    text(say('Method'), say.nameOf('method', naive.forecaster)),
    number(say('Expected units'), naive.mean, units),
    day(say('Order day'), worth.orderDay),
    number(say('Order proposed'), worth.quantity, units),
    number(say('Order of the simple method'), worth.naiveQuantity, units),
    number(say('Expected profit of the order proposed'), worth.ordered, unit),
    number(say('Expected profit of the simple order'), worth.naive, unit),
    number(say('Difference'), worth.difference, unit),
  ];
}

function basisRows({ data, model }: Evidence, say: Say): Row[] {
  const ofData = rowsOf(say('Data'), say);
  const ofModel = rowsOf(say('Model'), say);
  return [
    ofData.text(say('Frequency'), say(`frequency: ${data.frequency}`)),
    ofData.day(say('First record'), data.firstDay),
    ofData.day(say('Last record'), data.lastDay),
    ofData.number(say('Records'), data.observations, say('records')),
    ofData.number(say('Sold out'), data.soldOut, say('records')),
    ...(model === null
      ? [ofModel.text(say('Model'), say('no longer listed'))]
      : [
          ofModel.text(say('Id'), model.id),
          ofModel.number(say('Version'), model.version, say('version')),
          ofModel.text(say('Trained at'), model.trainedAt),
          ofModel.day(say('Trained on data up to'), model.origin),
          ofModel.text(say('Fingerprint of the data'), model.fingerprint),
        ]),
  ];
}
