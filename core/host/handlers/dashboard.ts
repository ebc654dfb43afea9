// The first page of the window in one answer.
import type { EngineContext } from '../context.ts';
import { DashboardBuilder } from '../dashboard/build-dashboard.ts';
import { sharedForecasts } from '../decisions/forecasts.ts';
import type { DomainHandlers } from '../handler.ts';

export function dashboardHandlers(ctx: EngineContext): DomainHandlers<'dashboard'> {
  const builder = new DashboardBuilder(ctx, ctx.service(sharedForecasts));
  return { get: ({ input }) => builder.build(input.store, input.asOf, input.forecast) };
}
