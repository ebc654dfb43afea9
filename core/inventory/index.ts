// Door of the folder: order decisions from demand distributions, stock and terms.
export {
  allocateBudget,
  type BudgetAllocation,
  type BudgetOptions,
  createBudgetAllocator,
} from './allocate-budget.ts';
export { decide, gainInstead, overstockLevel, profitCurveOf } from './decide.ts';
export { type DecisionInput, type DemandOver, MAX_DEMAND_DAYS } from './decision-input.ts';
export type { LeadTime } from './lead-time.ts';
export {
  type Delivery,
  type DeliveryRecord,
  type LearntLeadTimes,
  learnLeadTimes,
  type MatchedDeliveries,
  matchDeliveries,
} from './learn-lead-times.ts';
export { orderQuantity } from './order-quantity.ts';
export {
  type AssumedInput,
  type OrderTerms,
  type ProductTerms,
  resolveTerms,
  type SupplierTerms,
  type TermsOverride,
  UNKNOWN_TERMS,
} from './order-terms.ts';
export { expectedLeftover, holdingCostPerUnitDay, type Priority } from './profit.ts';
export { MAX_PROFIT_STEPS, type ProfitCurve, type ProfitStep } from './profit-steps.ts';
export {
  openShop,
  type SimulatedShop,
  type SimulationInput,
  type SimulationResult,
  type SimulationTerms,
  type StockState,
  simulate,
} from './simulate.ts';
export {
  inventoryPosition,
  OLDEST_STOCK_RECORD_DAYS,
  type StockPosition,
  type StockRecords,
  stockAtClose,
} from './stock-position.ts';
export { CRITICAL_RISK, STATUS_BY_URGENCY } from './stock-status.ts';
export {
  createTradeOffOptimizer,
  sumTradeOff,
  TRADE_OFF_LEVELS,
  type TradeOffOptimum,
  type TradeOffPoint,
  type TradeOffTotals,
  tradeOffCurve,
} from './trade-off.ts';
