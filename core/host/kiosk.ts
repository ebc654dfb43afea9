// The kiosk: a demo for strangers. What they may call is listed here; everything else is refused at every door, so that a
// procedure added later stays closed until somebody has thought about it.

import type { Contract } from '#core/contract/contract.ts';
import { AppError } from '#core/contract/errors.ts';

type ProcedureName = { [D in keyof Contract]: `${D}.${keyof Contract[D] & string}` }[keyof Contract];

/** Looking, predicting, planning and training inside the demo store. No files in or out, no other workspace. */
const OPEN_IN_KIOSK: ReadonlySet<string> = new Set<ProcedureName>([
  'system.info',
  'system.preferences',
  'system.holidayCountries',
  'workspace.get',
  'workspace.openDemo',
  'stores.list',
  'stores.get',
  'stores.updateSettings',
  'stores.products',
  'stores.history',
  'stores.totals',
  'suppliers.list',
  'suppliers.get',
  'suppliers.add',
  'suppliers.update',
  'suppliers.remove',
  'suppliers.deliveries',
  'suppliers.learn',
  'terms.page',
  'terms.get',
  'terms.update',
  'terms.updateMatching',
  'lists.imports',
  'imports.list',
  'imports.get',
  'imports.rejectedRows',
  'models.list',
  'models.get',
  'models.curve',
  'models.status',
  'models.train',
  'predictions.predict',
  'predictions.predictWithContext',
  'predictions.priceCurve',
  'evidence.get',
  'forecasts.get',
  'forecasts.events',
  'forecasts.lookBack',
  'forecasts.lookBackModels',
  'forecasts.prepareLookBack',
  'overrides.list',
  'overrides.set',
  'overrides.remove',
  'overrides.restore',
  'plans.list',
  'plans.put',
  'plans.remove',
  'backtests.start',
  'backtests.summary',
  'bulk.start',
  'bulk.run',
  'bulk.latest',
  'bulk.summary',
  'bulk.page',
  'bulk.detail',
  'bulk.setQuantity',
  'bulk.setBudget',
  'orders.propose',
  'orders.list',
  'orders.get',
  'orders.lines',
  'orders.line',
  'orders.change',
  'orders.setLines',
  'orders.addLine',
  'orders.removeLines',
  'orders.allocate',
  'orders.place',
  'orders.receive',
  'orders.cancel',
  'orders.reopen',
  'orders.remove',
  'orders.undo',
  'orders.history',
  'dashboard.get',
  'jobs.list',
  'jobs.get',
  'jobs.cancel',
  'jobs.watch',
  'events.watch',
]);

export const isOpenInKiosk = (procedure: string): boolean => OPEN_IN_KIOSK.has(procedure);

/** `procedure` as "domain.name". Throws conflict/kiosk. */
export function refuseInKiosk(procedure: string): void {
  if (isOpenInKiosk(procedure)) return;
  const message = `${procedure} is closed: this engine shows the demo to visitors (kiosk).`;
  throw new AppError('conflict/kiosk', message, { got: procedure, advice: 'Start Shelfcast with --no-kiosk.' });
}
