// Lines of an order list between decision, database and contract.
import type { BulkLine } from '#core/contract/bulk.ts';
import type { Confidence } from '#core/contract/predictions.ts';
import { STATUS_BY_URGENCY } from '#core/inventory/index.ts';
import { toMinorUnits } from '#core/math/money.ts';
import { type BulkLineDecisionRow, type BulkLineRow, lineQuantity } from '#core/store/bulk.ts';
import { searchTextOf } from '#core/store/bulk-lines.ts';
import { PRICE_SCALE } from '#core/store/series.ts';
import { hasAssumptions, type OrderLine } from '../decisions/order-list.ts';
import type { Outlook } from '../decisions/outlook.ts';
import { toStoredSteps } from '../orders/profit-steps.ts';

const CONFIDENCE_BY_RANK: readonly Confidence['level'][] = ['low', 'medium', 'high'];

export function toLineRow(bulkId: string, outlook: Outlook, line: OrderLine): BulkLineRow {
  const { frame, forecast } = outlook;
  const { decision, series, horizonDemand } = line;
  const { code, name, category, supplier } = frame.products[series];
  const confidence = forecast.confidence(series).level;
  const words = {
    product_code: code,
    name,
    category: category < 0 ? null : frame.categories[category],
    supplier: supplier < 0 ? null : frame.suppliers[supplier],
  };
  return {
    bulk_id: bulkId,
    ...words,
    search_text: searchTextOf(words),
    demand_class: forecast.demandClass(series),
    forecaster: forecast.forecaster(series),
    status: decision.status,
    status_rank: STATUS_BY_URGENCY.indexOf(decision.status),
    on_hand: decision.onHand,
    demand_mean: horizonDemand.mean,
    demand_low: horizonDemand.low,
    demand_high: horizonDemand.high,
    days_of_cover: decision.daysOfCover,
    proposed_quantity: decision.orderQuantity,
    edited_quantity: null,
    budget_quantity: null,
    unit_cost: decision.unitCost === null ? null : Math.round(decision.unitCost * PRICE_SCALE),
    revenue_at_risk: decision.revenueAtRisk,
    priority: decision.priority,
    priority_unit: decision.priorityUnit,
    confidence,
    confidence_rank: CONFIDENCE_BY_RANK.indexOf(confidence),
    has_assumptions: hasAssumptions(line) ? 1 : 0,
    overridden: isOverridden(outlook, series) ? 1 : 0,
  };
}

/** What is kept of a line's decision: of lines that order something, for the orders made from them. */
export const toDecisionRow = (bulkId: string, { code, decision, profitCurve }: OrderLine): BulkLineDecisionRow => ({
  bulk_id: bulkId,
  product_code: code,
  decision: JSON.stringify(decision),
  profit_steps: toStoredSteps(profitCurve()?.steps ?? null),
});

/** The user's own units stand on a step that the forecast was prepared for. */
function isOverridden({ forecast }: Outlook, series: number): boolean {
  for (let step = 1; step <= forecast.horizon; step++) {
    if (forecast.mean(series, step) !== forecast.modelMean(series, step)) return true;
  }
  return false;
}

export function toBulkLine(row: BulkLineRow): BulkLine {
  const orderQuantity = lineQuantity(row);
  return {
    product: row.product_code,
    name: row.name,
    category: row.category,
    supplier: row.supplier,
    demandClass: row.demand_class as BulkLine['demandClass'],
    forecaster: row.forecaster,
    status: row.status as BulkLine['status'],
    onHand: row.on_hand,
    demand: { mean: row.demand_mean, low: row.demand_low, high: row.demand_high },
    daysOfCover: row.days_of_cover,
    proposedQuantity: row.proposed_quantity,
    orderQuantity,
    edited: row.edited_quantity !== null,
    orderCost: row.unit_cost === null ? null : toMinorUnits((orderQuantity * row.unit_cost) / PRICE_SCALE),
    revenueAtRisk: row.revenue_at_risk,
    priority: row.priority,
    priorityUnit: row.priority_unit as BulkLine['priorityUnit'],
    confidence: row.confidence as BulkLine['confidence'],
    hasAssumptions: row.has_assumptions === 1,
    overridden: row.overridden === 1,
  };
}
