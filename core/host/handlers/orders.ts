// Orders to suppliers.
import type { EngineContext } from '../context.ts';
import { sharedForecasts } from '../decisions/forecasts.ts';
import type { DomainHandlers } from '../handler.ts';
import { orderProcedures } from '../orders/procedures.ts';

export const ordersHandlers = (ctx: EngineContext): DomainHandlers<'orders'> =>
  orderProcedures(ctx, ctx.service(sharedForecasts));
