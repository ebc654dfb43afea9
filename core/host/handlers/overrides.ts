// What users say instead of the model.
import type { EngineContext } from '../context.ts';
import { sharedForecasts } from '../decisions/forecasts.ts';
import type { DomainHandlers } from '../handler.ts';
import { overrideProcedures } from '../overrides/procedures.ts';

export const overridesHandlers = (ctx: EngineContext): DomainHandlers<'overrides'> =>
  overrideProcedures(ctx, ctx.service(sharedForecasts));
