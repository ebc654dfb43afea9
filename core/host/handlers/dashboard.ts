// The first page of the window in one answer.
import type { EngineContext } from '../context.ts';
import { DashboardBuilder } from '../dashboard/build-dashboard.ts';
import { decidedStores } from '../decisions/decided-store.ts';
import type { DomainHandlers } from '../handler.ts';

export function dashboardHandlers(ctx: EngineContext): DomainHandlers<'dashboard'> {
  const builder = new DashboardBuilder(ctx, ctx.service(decidedStores));
  return { get: ({ input }) => builder.build(input.store, input.asOf, input.forecast) };
}
