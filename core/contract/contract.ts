// The whole public surface, one line a domain. The window, the REST API, the command line and the tests derive from
// it: a procedure added here appears behind every door, and one without a handler does not compile.
import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { alertsContract } from './alerts.ts';
import { backtestsContract } from './backtests.ts';
import { bulkContract } from './bulk.ts';
import { correctionsContract } from './corrections.ts';
import { dashboardContract } from './dashboard.ts';
import { eventsContract } from './events.ts';
import { evidenceContract } from './evidence.ts';
import { explorerContract } from './explorer.ts';
import { filesContract } from './files.ts';
import { forecastsContract } from './forecasts.ts';
import { importsContract } from './imports.ts';
import { jobsContract } from './jobs.ts';
import { listsContract } from './lists.ts';
import { modelsContract } from './models.ts';
import { ordersContract } from './orders.ts';
import { overridesContract } from './overrides.ts';
import { plansContract } from './plans.ts';
import { predictionsContract } from './predictions.ts';
import { recipesContract } from './recipes.ts';
import { replaysContract } from './replays.ts';
import { storesContract } from './stores.ts';
import { suppliersContract } from './suppliers.ts';
import { systemContract } from './system.ts';
import { termsContract } from './terms.ts';
import { tradeOffsContract } from './trade-offs.ts';
import { watchedFolderContract } from './watched-folder.ts';
import { workspaceContract } from './workspace.ts';

/** Named domain by domain: written out whole, the type would be longer than the compiler puts into a declaration. */
export type Contract = {
  system: typeof systemContract;
  workspace: typeof workspaceContract;
  files: typeof filesContract;
  imports: typeof importsContract;
  recipes: typeof recipesContract;
  watchedFolder: typeof watchedFolderContract;
  stores: typeof storesContract;
  suppliers: typeof suppliersContract;
  terms: typeof termsContract;
  lists: typeof listsContract;
  explorer: typeof explorerContract;
  corrections: typeof correctionsContract;
  models: typeof modelsContract;
  predictions: typeof predictionsContract;
  evidence: typeof evidenceContract;
  bulk: typeof bulkContract;
  orders: typeof ordersContract;
  forecasts: typeof forecastsContract;
  plans: typeof plansContract;
  overrides: typeof overridesContract;
  backtests: typeof backtestsContract;
  dashboard: typeof dashboardContract;
  alerts: typeof alertsContract;
  replays: typeof replaysContract;
  tradeOffs: typeof tradeOffsContract;
  jobs: typeof jobsContract;
  events: typeof eventsContract;
};

export const contract: Contract = {
  system: systemContract,
  workspace: workspaceContract,
  files: filesContract,
  imports: importsContract,
  recipes: recipesContract,
  watchedFolder: watchedFolderContract,
  stores: storesContract,
  suppliers: suppliersContract,
  terms: termsContract,
  lists: listsContract,
  explorer: explorerContract,
  corrections: correctionsContract,
  models: modelsContract,
  predictions: predictionsContract,
  evidence: evidenceContract,
  bulk: bulkContract,
  orders: ordersContract,
  forecasts: forecastsContract,
  plans: plansContract,
  overrides: overridesContract,
  backtests: backtestsContract,
  dashboard: dashboardContract,
  alerts: alertsContract,
  replays: replaysContract,
  tradeOffs: tradeOffsContract,
  jobs: jobsContract,
  events: eventsContract,
};

export type Inputs = InferContractRouterInputs<Contract>;
export type Outputs = InferContractRouterOutputs<Contract>;
/** The typed client that every door hands out. */
export type EngineClient = ContractRouterClient<Contract>;
