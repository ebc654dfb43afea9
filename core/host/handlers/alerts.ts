// What a shop should look at today.
import { alertProcedures } from '../alerts/procedures.ts';
import type { EngineContext } from '../context.ts';
import { decidedStores } from '../decisions/decided-store.ts';
import type { DomainHandlers } from '../handler.ts';

export const alertsHandlers = (ctx: EngineContext): DomainHandlers<'alerts'> =>
  alertProcedures(ctx, ctx.service(decidedStores));
