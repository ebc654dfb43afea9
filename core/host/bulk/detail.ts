// One line of an order list opened: projections, the decision's numbers, history and reasons, computed again.
import type { BulkDetail } from '#core/contract/bulk.ts';
import { dayFromIso } from '#core/math/day.ts';
import { getBulkLine, getBulkRun } from '#core/store/bulk.ts';
import { productHistory } from '#core/store/history.ts';
import { ordersVersion } from '#core/store/order-changes.ts';
import type { EngineContext } from '../context.ts';
import { resolveDates } from '../decisions/dates.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import { createOutlook, projectionsOf, toBanded } from '../decisions/outlook.ts';
import {
  asTold,
  modelNotices,
  orderDayNotices,
  productNotices,
  type WordedNotice,
} from '../decisions/product-warnings.ts';
import { changedBasisWarning, sayDay, summarySentence } from '../decisions/words.ts';
import { overridesFrom, overridesKey } from '../overrides/standing-units.ts';
import { storeFacts } from '../store-facts.ts';
import { toBulkLine } from './line-rows.ts';

/** Days of history shown with a line. */
const HISTORY_DAYS = 60;

/**
 * Computes a line again with the settings of its run, from the data and the model as they are now; where these have
 * changed since, a warning says so. Throws not-found/bulk-run, not-found/product.
 */
export async function bulkDetail(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  input: { readonly bulkId: string; readonly product: string },
): Promise<BulkDetail> {
  const { db } = ctx;
  const run = getBulkRun(db, input.bulkId);
  const row = getBulkLine(db, input.bulkId, input.product);
  const { basis, summary } = run;
  const facts = ctx.service(storeFacts).of(summary.store);
  const asOfDay = basis.asOfDay ?? undefined;
  const answer = await forecasts.ofProduct(
    { store: summary.store, asOfDay, steps: basis.forecastSteps },
    input.product,
  );
  const { forecast } = answer;
  const originDay = forecast.frame.stepDays[forecast.frame.stepDays.length - 1];
  // A list made for a day whose sales are known by now is answered for the first day that is not.
  const isPast = dayFromIso(summary.date) <= originDay;
  const { dateDay, dateStep } = resolveDates(ctx, summary.store, {
    date: isPast ? undefined : summary.date,
    asOf: basis.asOfDay === null ? undefined : summary.origin,
  });
  const outlook = createOutlook({
    db,
    storeId: facts.store.id,
    settings: basis.settings,
    forecast,
    dateStep,
    only: input.product,
  });
  const series = outlook.seriesOf(input.product);
  const product = outlook.product(series);
  const changed =
    basis.dataVersion !== facts.store.data_version ||
    summary.modelId !== forecast.modelId ||
    (basis.ordersVersion ?? 0) !== ordersVersion(db, facts.store.id) ||
    (basis.overrides ?? '') !== overridesKey(overridesFrom(db, summary.store, dayFromIso(summary.origin)));
  const notices: WordedNotice[] = [
    ...(changed ? [{ code: 'changed-basis', values: {}, text: changedBasisWarning() } as const] : []),
    ...modelNotices(db, answer),
    ...orderDayNotices(outlook),
    ...productNotices(outlook, product, basis.settings),
  ];
  return {
    line: toBulkLine(row),
    projections: projectionsOf(product),
    decision: product.decision,
    confidence: forecast.confidence(series),
    history: productHistory(db, facts, input.product, { fromDay: originDay - HISTORY_DAYS + 1, toDay: originDay }),
    explanation: forecast.explain(series, dateStep),
    summary: summarySentence({
      name: row.name,
      when: `over the ${summary.horizonDays} days from ${sayDay(dateDay)}`,
      demand: toBanded(product.demand(summary.horizonDays)),
      decision: product.decision,
      currency: summary.currency,
    }),
    ...asTold(notices),
  };
}
