// history --store S --product P: what was sold, day by day.
import type { History } from '#core/contract/stores.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatTable } from '../output/table.ts';
import { parseCount, parseDay } from '../parse-options.ts';

interface HistoryOptions extends CommonOptions {
  store: string;
  product?: string;
  category?: string;
  from?: string;
  to?: string;
  points: number;
}

export const addHistory: AddCommand = (program, environment) => {
  newCommand(program, 'history', 'Sales history of a product, a category or (neither given) the store')
    .requiredOption('--store <code>', 'the store')
    .option('--product <code>', 'the product')
    .option('--category <name>', 'the category')
    .option('--from <date>', 'first day', parseDay)
    .option('--to <date>', 'last day', parseDay)
    .option('--points <count>', 'at most so many points; more days are added up (10 to 5000)', parseCount, 1500)
    .action(({ store, product, category, from, to, points, ...common }: HistoryOptions) =>
      withEngine(environment, common, async ({ client, console }) => {
        const history =
          product === undefined
            ? await client.stores.totals({ store, category, from, to, points })
            : await client.stores.history({ store, product, from, to, points });
        console.result(history, () => toText(history));
      }),
    );
};

function toText(history: History): string {
  const title = history.daysPerPoint > 1 ? `From (${history.daysPerPoint} days)` : 'Day';
  const rows = history.day.map((_, index) => index);
  const yesNo = (value: boolean | null) => (value === null ? null : value ? 'yes' : 'no');
  return formatTable(
    [
      { title, value: (i) => history.day[i] },
      { title: 'Units', value: (i) => history.units[i], align: 'right' },
      { title: 'Revenue', value: (i) => history.revenue[i], align: 'right' },
      { title: 'Price', value: (i) => history.price[i], align: 'right' },
      { title: 'Promotion', value: (i) => yesNo(history.promotion[i]) },
      { title: 'Stock', value: (i) => history.stock[i], align: 'right' },
      { title: 'Closed', value: (i) => (history.closed[i] ? 'closed' : '') },
      { title: 'Sold out', value: (i) => history.soldOut[i] || '', align: 'right' },
    ],
    rows,
  );
}
