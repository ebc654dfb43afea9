// What stands behind one recommendation, gathered from where it is known; nothing of it is worked out a second way.
import type { Evidence } from '#core/contract/evidence.ts';
import type { Decision, PredictionContext } from '#core/contract/predictions.ts';
import { QUANTILES } from '#core/contract/units.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { productHistory, productRecord } from '#core/store/history.ts';
import { findModel } from '#core/store/models.ts';
import { getProduct } from '#core/store/products.ts';
import type { EngineContext } from '../context.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import { type PredictedProduct, type PredictInput, predictProduct } from '../predictions/predict.ts';
import { storeFacts } from '../store-facts.ts';

/** The simple method that everything is measured against. */
const NAIVE = 'seasonal-naive';

/** Throws what `predict` throws. */
export async function gatherEvidence(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  input: PredictInput,
  context: PredictionContext = {},
): Promise<Evidence> {
  const predicted = await predictProduct(ctx, forecasts, input, context);
  const { prediction, product } = predicted;
  const naive = await naiveAnswer(forecasts, predicted);
  const [quantity, naiveQuantity] = [prediction.decision, naive.decision].map(unitsWhenDue);
  const [ordered, instead] = [quantity, naiveQuantity].map(product.gain);
  return {
    prediction,
    naive,
    worth: {
      orderDay: prediction.decision.orderDay,
      quantity,
      naiveQuantity,
      unit: ordered.unit,
      ordered: ordered.value,
      naive: instead.value,
      difference: ordered.value - instead.value,
    },
    data: dataOf(ctx, prediction),
    model: modelOf(ctx, prediction.modelId),
  };
}

/** Where no order can be placed on the day, what is ordered on the next one that takes orders: the step "notDue" takes it off. */
const unitsWhenDue = ({ orderQuantity, steps }: Decision): number =>
  orderQuantity - (steps.find(({ step }) => step === 'notDue')?.units ?? 0);

/** What users set by hand is theirs and not the simple method's, so it is left out; what they know of the day is kept. */
async function naiveAnswer(
  forecasts: SharedForecasts,
  { prediction, product, outlookOf, question, plan, set }: PredictedProduct,
): Promise<Evidence['naive']> {
  const asked = { ...question, forecaster: NAIVE, withoutOverrides: true };
  const { forecast } = await forecasts.ofProduct(asked, prediction.product, plan);
  const outlook = outlookOf(forecast);
  const daily = forecast.daily(product.series, outlook.dateStep);
  return {
    forecaster: NAIVE,
    mean: daily.mean,
    quantiles: QUANTILES.map((level) => daily.quantile(level)),
    decision: outlook.product(product.series, set).decision,
  };
}

function dataOf(ctx: EngineContext, { store, product, origin }: Evidence['prediction']): Evidence['data'] {
  const facts = ctx.service(storeFacts).of(store);
  const toDay = dayFromIso(origin);
  const { firstDay, lastDay, records } = productRecord(ctx.db, getProduct(ctx.db, facts.store, product).id, toDay);
  const { soldOut } = productHistory(ctx.db, facts, product, { toDay });
  return {
    frequency: facts.store.frequency,
    firstDay: isoFromDay(firstDay ?? toDay),
    lastDay: isoFromDay(lastDay ?? toDay),
    observations: records,
    soldOut: soldOut.reduce((sum, days) => sum + days, 0),
  };
}

function modelOf({ db }: EngineContext, modelId: string): Evidence['model'] {
  const found = findModel(db, modelId);
  if (!found) return null;
  const { id, version, trainedAt, origin, data } = found.card;
  return { id, version, trainedAt, origin, fingerprint: data.fingerprint };
}
