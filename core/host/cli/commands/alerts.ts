// alerts --store S: what needs attention, ranked by what doing nothing costs.
import { Option } from 'commander';
import { ALERT_KINDS, type Alert, type AlertKind, type AlertState, alertStateSchema } from '#core/contract/alerts.ts';
import type { Outputs } from '#core/contract/contract.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatTable } from '../output/table.ts';
import { parseCount, parseDay } from '../parse-options.ts';

interface AlertsOptions extends CommonOptions {
  store: string;
  kind?: AlertKind;
  state: AlertState;
  asOf?: string;
  limit: number;
}

export const addAlerts: AddCommand = (program, environment) => {
  newCommand(program, 'alerts', 'List what needs attention, ranked by money')
    .requiredOption('--store <code>', 'the store')
    .addOption(new Option('--kind <kind>', 'only this kind').choices(ALERT_KINDS))
    .addOption(new Option('--state <state>', 'put away or not').choices(alertStateSchema.options).default('open'))
    .option('--as-of <date>', 'as it was known on this day', parseDay)
    .option('--limit <count>', 'at most so many', parseCount, 50)
    .action((options: AlertsOptions) =>
      withEngine(environment, options, async ({ client, console }) => {
        const { store, kind, state, asOf, limit } = options;
        const answer = await client.alerts.list({ store, kind, state, asOf, limit });
        console.result(answer, () => toText(answer));
      }),
    );
};

function toText({ alerts, total, currency, modelState }: Outputs['alerts']['list']): string {
  if (modelState !== 'ready') return 'No alerts: there is no model that may be used for this day (train --store …).';
  if (total === 0) return 'Nothing needs attention.';
  const table = formatTable(
    [
      { title: 'Kind', value: (alert) => alert.kind },
      { title: 'Product', value: (alert) => alert.product },
      { title: 'Name', value: (alert) => alert.name, maxWidth: 32 },
      { title: 'Units', value: ({ units }) => Math.round(units * 10) / 10 },
      { title: `At risk (${currency})`, value: ({ money }) => (money === null ? null : Math.round(money)) },
      { title: 'Cost of doing nothing', value: costText },
      { title: 'What to do', value: adviceOf },
    ],
    alerts,
  );
  return total > alerts.length ? `${table}\n… ${total - alerts.length} more (--limit)` : table;
}

const costText = ({ cost, costUnit }: Alert): string => `${cost.toFixed(2)}${costUnit === 'units' ? ' units' : ''}`;

function adviceOf(alert: Alert): string {
  switch (alert.kind) {
    case 'running-out':
      return `order ${alert.orderQuantity}`;
    case 'sudden-demand':
      return `look at the forecast: sold ${alert.soldUnits}, usually ${alert.usualLow} to ${alert.usualHigh}`;
    default:
      return 'sell it off';
  }
}
