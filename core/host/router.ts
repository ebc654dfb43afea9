// The contract's implementation: one file of handlers a domain, one place that turns errors into the contract's.
//
// A domain's file is handlers/<domain>.ts and exports one function of the context:
//
//     export const storesHandlers = (ctx: EngineContext): DomainHandlers<'stores'> => ({
//       list: () => listStores(ctx.db),
//       get: ({ input, signal }) => getStore(ctx.db, input.store),
//       …
//     });
//
// * `input` is validated, defaults filled in. Answer (or promise) what the output schema takes; throw AppError for
//   everything a caller can act on. Any other error is reported as 'internal' with the id under which it was logged.
// * A stream is an async iterator that ends by its `return` (see EventHub.subscribe).
// * The function runs once for each workspace that is opened: caches may live in its closure, what several domains
//   share in `ctx.service(create)`, what must be released in `ctx.onClose(release)`. Work left behind by an engine
//   that died may be cleared up in it, synchronously.
// * Long work is a job (`ctx.jobs.start`); what it changed is announced with `ctx.events.changed(topic)`.
import { implement, type Router } from '@orpc/server';
import { type Contract, contract } from '../contract/contract.ts';
import type { EngineContext, EngineLog } from './context.ts';
import { createErrorMapper } from './error-mapping.ts';
import type { Call, Domain, Handlers } from './handler.ts';
import { alertsHandlers } from './handlers/alerts.ts';
import { backtestsHandlers } from './handlers/backtests.ts';
import { bulkHandlers } from './handlers/bulk.ts';
import { correctionsHandlers } from './handlers/corrections.ts';
import { dashboardHandlers } from './handlers/dashboard.ts';
import { demoHandlers } from './handlers/demo.ts';
import { eventsHandlers } from './handlers/events.ts';
import { evidenceHandlers } from './handlers/evidence.ts';
import { explorerHandlers } from './handlers/explorer.ts';
import { filesHandlers } from './handlers/files.ts';
import { forecastsHandlers } from './handlers/forecasts.ts';
import { importsHandlers } from './handlers/imports.ts';
import { jobsHandlers } from './handlers/jobs.ts';
import { listsHandlers } from './handlers/lists.ts';
import { modelsHandlers } from './handlers/models.ts';
import { ordersHandlers } from './handlers/orders.ts';
import { overridesHandlers } from './handlers/overrides.ts';
import { plansHandlers } from './handlers/plans.ts';
import { predictionsHandlers } from './handlers/predictions.ts';
import { recipesHandlers } from './handlers/recipes.ts';
import { replaysHandlers } from './handlers/replays.ts';
import { storesHandlers } from './handlers/stores.ts';
import { suppliersHandlers } from './handlers/suppliers.ts';
import { systemHandlers } from './handlers/system.ts';
import { termsHandlers } from './handlers/terms.ts';
import { tradeOffsHandlers } from './handlers/trade-offs.ts';
import { watchedFolderHandlers } from './handlers/watched-folder.ts';
import { workspaceHandlers } from './handlers/workspace.ts';

/** All handlers of one open workspace. */
export const createHandlers = (ctx: EngineContext): Handlers => ({
  system: systemHandlers(ctx),
  workspace: { ...workspaceHandlers(ctx), ...demoHandlers(ctx) },
  files: filesHandlers(ctx),
  imports: importsHandlers(ctx),
  recipes: recipesHandlers(ctx),
  watchedFolder: watchedFolderHandlers(ctx),
  stores: storesHandlers(ctx),
  suppliers: suppliersHandlers(ctx),
  terms: termsHandlers(ctx),
  lists: listsHandlers(ctx),
  explorer: explorerHandlers(ctx),
  corrections: correctionsHandlers(ctx),
  models: modelsHandlers(ctx),
  predictions: predictionsHandlers(ctx),
  evidence: evidenceHandlers(ctx),
  bulk: bulkHandlers(ctx),
  orders: ordersHandlers(ctx),
  forecasts: forecastsHandlers(ctx),
  plans: plansHandlers(ctx),
  overrides: overridesHandlers(ctx),
  backtests: backtestsHandlers(ctx),
  dashboard: dashboardHandlers(ctx),
  alerts: alertsHandlers(ctx),
  replays: replaysHandlers(ctx),
  tradeOffs: tradeOffsHandlers(ctx),
  jobs: jobsHandlers(ctx),
  events: eventsHandlers(ctx),
});

export type EngineRouter = Router<Contract, Record<never, never>>;

/** Runs one call with the handlers of the workspace that is open at that moment. */
export type Dispatch = (domain: Domain, procedure: string, call: Call<unknown>) => Promise<unknown>;

/** The router every door serves; it outlives the workspaces that are opened behind it. */
export function createRouter(dispatch: Dispatch, log: EngineLog): EngineRouter {
  const implementer = implement(contract).use(createErrorMapper(log));
  const domains = Object.entries(contract).map(([domain, procedures]) => {
    // The procedures' types differ from line to line; createHandlers has checked them all.
    const builders = implementer[domain as Domain] as unknown as Record<string, ProcedureBuilder>;
    const implemented = Object.keys(procedures).map((name) => [
      name,
      builders[name].handler(({ input, signal }) => dispatch(domain as Domain, name, { input, signal })),
    ]);
    return [domain, Object.fromEntries(implemented)];
  });
  return implementer.router(Object.fromEntries(domains)) as EngineRouter;
}

interface ProcedureBuilder {
  handler(run: (call: Call<unknown>) => Promise<unknown>): unknown;
}
