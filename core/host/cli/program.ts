// The program: its commands, one file each.
import { Command } from 'commander';
import { appVersion, SOURCE_ROOT } from '../shell/user-data.ts';
import type { AddCommand, CliEnvironment } from './command.ts';
import { addAlerts } from './commands/alerts.ts';
import { addBacktest } from './commands/backtest.ts';
import { addBulk } from './commands/bulk.ts';
import { addCall } from './commands/call.ts';
import { addCorrect } from './commands/correct.ts';
import { addDemo } from './commands/demo.ts';
import { addExplore } from './commands/explore.ts';
import { addForecast } from './commands/forecast.ts';
import { addHistory } from './commands/history.ts';
import { addImport } from './commands/import.ts';
import { addJobs } from './commands/jobs.ts';
import { addOrders } from './commands/orders.ts';
import { addPlan } from './commands/plan.ts';
import { addPredict } from './commands/predict.ts';
import { addProducts } from './commands/products.ts';
import { addRecipes } from './commands/recipes.ts';
import { addReplay } from './commands/replay.ts';
import { addServe } from './commands/serve.ts';
import { addStatus } from './commands/status.ts';
import { addStock } from './commands/stock.ts';
import { addStores } from './commands/stores.ts';
import { addSuppliers } from './commands/suppliers.ts';
import { addTradeOff } from './commands/trade-off.ts';
import { addTrain } from './commands/train.ts';
import { addUploads } from './commands/uploads.ts';

const COMMANDS: readonly AddCommand[] = [
  addImport,
  addUploads,
  addRecipes,
  addStores,
  addProducts,
  addHistory,
  addExplore,
  addCorrect,
  addPlan,
  addStock,
  addSuppliers,
  addTrain,
  addStatus,
  addPredict,
  addAlerts,
  addBulk,
  addOrders,
  addForecast,
  addBacktest,
  addReplay,
  addTradeOff,
  addJobs,
  addServe,
  addDemo,
  addCall,
];

export function buildProgram(environment: CliEnvironment): Command {
  const program = new Command('shelfcast')
    .description('Demand forecasts and order lists for one shop, on its own computer.')
    .version(appVersion(SOURCE_ROOT))
    .exitOverride()
    // Errors are worded in one place (report-error.ts), for people or as JSON.
    .configureOutput({ outputError: () => {} })
    .showSuggestionAfterError()
    .addHelpText('after', '\nResults go to stdout (--json: for machines), progress to stderr. Every procedure: call.');
  for (const add of COMMANDS) add(program, environment);
  return program;
}
