// suppliers: who supplies a store, on which terms, and how long deliveries took; --learn takes the latter over.
import type { SeenDeliveries, Supplier } from '#core/contract/suppliers.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatNumber, formatTable } from '../output/table.ts';
import { theStore } from '../the-store.ts';

interface SuppliersOptions extends CommonOptions {
  store?: string;
  learn?: boolean;
}

export const addSuppliers: AddCommand = (program, environment) => {
  newCommand(program, 'suppliers', 'List suppliers with their lead times, order days and minimums')
    .option('--store <code>', 'the store; may be left out where there is only one')
    .option('--learn', 'take lead times over from past deliveries')
    .action((options: SuppliersOptions) =>
      withEngine(environment, options, async ({ client, console }) => {
        const store = await theStore({ client }, options.store);
        const learnt = options.learn ? await client.suppliers.learn({ store }) : null;
        const suppliers = await client.suppliers.list({ store });
        const seen = await client.suppliers.deliveries({ store });
        console.result({ store, suppliers, deliveries: seen, learnt: learnt?.changed ?? null }, () =>
          toText(store, suppliers, seen),
        );
      }),
    );
};

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function toText(store: string, suppliers: readonly Supplier[], seen: readonly SeenDeliveries[]): string {
  if (suppliers.length === 0)
    return `${store} has no suppliers yet: import a supplier file with stock --suppliers FILE.`;
  const deliveries = new Map(seen.map((one) => [one.supplier, one]));
  return formatTable(
    [
      { title: 'Supplier', value: ({ name }) => name },
      { title: 'Products', value: ({ products }) => products },
      { title: 'Lead time', value: leadTimeText },
      {
        title: 'Order days',
        value: ({ orderWeekdays }) => orderWeekdays?.map((day) => WEEKDAYS[day]).join(' ') ?? null,
      },
      { title: 'Minimum', value: ({ minimumOrderValue }) => minimumOrderValue },
      { title: 'Currency', value: ({ currency }) => currency },
      { title: 'Deliveries took', value: ({ name }) => seenText(deliveries.get(name)) },
    ],
    suppliers,
  );
}

function leadTimeText({ leadTimes, leadTimeDays }: Supplier): string | null {
  if (leadTimes) return leadTimes.map(({ days, share }) => `${days} d ${Math.round(share * 100)} %`).join(', ');
  return leadTimeDays === null ? null : `${leadTimeDays} d`;
}

const seenText = (seen: SeenDeliveries | undefined): string | null =>
  seen === undefined ? null : `${seen.meanDays.toFixed(1)} d on average (${formatNumber(seen.deliveries)} deliveries)`;
