// orders propose | list | show | place | receive | cancel | reopen | history | undo | export: orders to suppliers.
import type { Command } from 'commander';
import { AppError } from '#core/contract/errors.ts';
import type { Order, OrderChange, OrderLine } from '#core/contract/orders.ts';
import {
  type AddCommand,
  type Cli,
  type CliEnvironment,
  type CommonOptions,
  newCommand,
  withEngine,
} from '../command.ts';
import { changesText, ordersText, orderText } from '../output/order-text.ts';
import { formatNumber } from '../output/table.ts';
import { parseCount, parseDay } from '../parse-options.ts';
import { saveFile } from '../save-file.ts';
import { parseOut, runBulk } from './bulk.ts';

interface StoreOptions extends CommonOptions {
  store: string;
}

export const addOrders: AddCommand = (program, environment) => {
  const orders = program.command('orders').description('Orders to suppliers: draft, place, receive, export');
  addPropose(orders, environment);
  addList(orders, environment);
  addShow(orders, environment);
  addSteps(orders, environment);
  addHistory(orders, environment);
  addExport(orders, environment);
};

const addPropose: AddCommand = (orders, environment) => {
  ofStore(orders, 'propose', 'Predict every product and make a draft order for each supplier')
    .option('--date <date>', 'first day predicted (default: the day after the last known day)', parseDay)
    .option('--horizon <days>', 'days that the demand is summed over (default: 30)', parseCount)
    .action((options: StoreOptions & { date?: string; horizon?: number }) =>
      withEngine(environment, options, async (cli) => {
        const { summary } = await runBulk(cli, { ...options, limit: 1 });
        const proposal = await cli.client.orders.propose({ bulkId: summary.bulkId });
        cli.console.result(proposal, () => ordersText(proposal.orders));
      }),
    );
};

const addList: AddCommand = (orders, environment) => {
  ofStore(orders, 'list', 'List the orders of a store')
    .option('--state <state>', 'only draft, placed, received or cancelled ones')
    .action((options: StoreOptions & { state?: Order['state'] }) =>
      withEngine(environment, options, async (cli) => {
        const { store, state } = options;
        const found = await cli.client.orders.list({ store, state });
        cli.console.result(found, () => ordersText(found));
      }),
    );
};

const addShow: AddCommand = (orders, environment) => {
  ofStore(orders, 'show <number>', 'Show an order with its lines').action((number: string, options: StoreOptions) =>
    withEngine(environment, options, async (cli) => {
      const order = await findOrder(cli, options.store, number);
      const lines = await allLines(cli, order.id);
      cli.console.result({ order, lines }, () => orderText(order, lines));
    }),
  );
};

function addSteps(orders: Command, environment: CliEnvironment): void {
  type Step = (cli: Cli, order: Order, options: { date?: string; expected?: string }) => Promise<{ order: Order }>;
  const add = (command: Command, step: Step) =>
    command.action((number: string, options: StoreOptions & { date?: string; expected?: string }) =>
      withEngine(environment, options, async (cli) => {
        const answer = await step(cli, await findOrder(cli, options.store, number), options);
        cli.console.result(answer, () => ordersText([answer.order]));
      }),
    );
  add(
    ofStore(orders, 'place <number>', 'Mark a draft as placed: its units are on order from then on')
      .option('--date <date>', 'the day it is placed', parseDay)
      .option('--expected <date>', 'the day it should arrive', parseDay),
    ({ client }, { id }, { date: orderDay, expected: expectedDay }) =>
      client.orders.place({ id, orderDay, expectedDay }),
  );
  add(
    ofStore(
      orders,
      'receive <number>',
      'Book all that is still to come as arrived (parts: call orders.receive)',
    ).option('--date <date>', 'the day it arrived', parseDay),
    ({ client }, { id }, { date: day }) => client.orders.receive({ id, day }),
  );
  add(ofStore(orders, 'cancel <number>', 'Cancel a draft or a placed order'), ({ client }, { id }) =>
    client.orders.cancel({ id }),
  );
  add(ofStore(orders, 'reopen <number>', 'Take an order one step back'), ({ client }, { id }) =>
    client.orders.reopen({ id }),
  );
}

const addHistory: AddCommand = (orders, environment) => {
  ofStore(orders, 'history', 'What was done to orders, by whom and when')
    .option('--limit <count>', 'the latest so many', parseCount, 50)
    .action((options: StoreOptions & { limit: number }) =>
      withEngine(environment, options, async (cli) => {
        const { store, limit } = options;
        const changes: OrderChange[] = await cli.client.orders.history({ store, limit });
        cli.console.result(changes, () => changesText(changes));
      }),
    );
  newCommand(orders, 'undo <change>', 'Take a change of the history back').action(
    (changeId: string, options: CommonOptions) =>
      withEngine(environment, options, async (cli) => {
        const undone = await cli.client.orders.undo({ changeId });
        cli.console.result(undone, () => `Taken back in ${formatNumber(undone.orders.length)} orders.`);
      }),
  );
};

const addExport: AddCommand = (orders, environment) => {
  ofStore(orders, 'export [numbers...]', 'Write orders as .csv or .xlsx; without numbers: all drafts')
    .requiredOption('--out <file>', 'the file to write')
    .action((numbers: string[], options: StoreOptions & { out: string }) =>
      withEngine(environment, options, async (cli) => {
        const { path, format } = parseOut(options.out);
        const chosen =
          numbers.length === 0
            ? await cli.client.orders.list({ store: options.store, state: 'draft' })
            : await Promise.all(numbers.map((number) => findOrder(cli, options.store, number)));
        if (chosen.length === 0) throw noOrder(options.store, 'any draft');
        const { fileId, rows } = await cli.client.orders.export({ ids: chosen.map(({ id }) => id), format });
        await saveFile(cli.client, fileId, path);
        cli.console.result({ file: path, orders: chosen.length, rows }, () => `Wrote ${path}`);
      }),
    );
};

const ofStore = (orders: Command, usage: string, summary: string): Command =>
  newCommand(orders, usage, summary).requiredOption('--store <code>', 'the store');

/** By its number. Throws not-found/order. */
async function findOrder({ client }: Cli, store: string, number: string): Promise<Order> {
  const found = (await client.orders.list({ store })).find((order) => String(order.number) === number);
  if (!found) throw noOrder(store, number);
  return found;
}

const noOrder = (store: string, number: string): AppError =>
  new AppError('not-found/order', `The store "${store}" has no order ${number}. List them with: orders list`, {
    name: number,
  });

async function allLines({ client }: Cli, id: string): Promise<OrderLine[]> {
  const lines: OrderLine[] = [];
  for (;;) {
    const page = await client.orders.lines({ id, offset: lines.length, limit: 1000 });
    lines.push(...page.lines);
    if (page.lines.length === 0 || lines.length >= page.total) return lines;
  }
}
