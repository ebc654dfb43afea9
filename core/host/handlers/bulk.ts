// Bulk predictions: every product of a store on one date, as an order list.
import { bulkProcedures } from '../bulk/procedures.ts';
import type { EngineContext } from '../context.ts';
import { sharedForecasts } from '../decisions/forecasts.ts';
import type { DomainHandlers } from '../handler.ts';

export const bulkHandlers = (ctx: EngineContext): DomainHandlers<'bulk'> =>
  bulkProcedures(ctx, ctx.service(sharedForecasts));
