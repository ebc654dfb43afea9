// Service level against stock value and lost sales.
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { tradeOffProcedures } from '../trade-offs/procedures.ts';
import { storeCurves } from '../trade-offs/store-curves.ts';

export const tradeOffsHandlers = (ctx: EngineContext): DomainHandlers<'tradeOffs'> =>
  tradeOffProcedures(ctx, ctx.service(storeCurves));
