// trade-off --store S: what a service level keeps in stock, loses and earns; with --stock-value, the best within it.
import type { Outputs } from '#core/contract/contract.ts';
import type { TradeOffPoint } from '#core/contract/trade-offs.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { formatNumber, formatShare, formatTable } from '../output/table.ts';
import { parseNumber } from '../parse-options.ts';
import { checkOutputPath, saveFile } from '../save-file.ts';

interface TradeOffOptions extends CommonOptions {
  store: string;
  product?: string;
  category?: string;
  stockValue?: number;
  out?: string;
}

export const addTradeOff: AddCommand = (program, environment) => {
  newCommand(program, 'trade-off', 'Weigh service level against stock value and lost sales')
    .requiredOption('--store <code>', 'the store')
    .option('--product <code>', 'one product (default: the whole store)')
    .option('--category <name>', 'one category')
    .option('--stock-value <amount>', 'the best level of each product with so much money in stock', parseNumber)
    .option('--out <file>', 'file for the curve: XLSX when it ends in .xlsx, otherwise CSV')
    .action(({ store, product, category, stockValue, out, workspace }: TradeOffOptions) =>
      withEngine(environment, { workspace }, async ({ client, console }) => {
        const subject = { store, product, category };
        const file = out === undefined ? null : checkOutputPath(out);
        const curve = await client.tradeOffs.curve(subject);
        const optimum =
          stockValue === undefined
            ? null
            : await client.tradeOffs.optimum({ ...subject, stockValue, withLevels: true });
        if (file) {
          const format = file.endsWith('.xlsx') ? 'xlsx' : 'csv';
          await saveFile(client, (await client.tradeOffs.export({ ...subject, format })).fileId, file);
        }
        console.result({ curve, optimum, file }, () => toText(curve, optimum));
      }),
    );
};

function toText(curve: Outputs['tradeOffs']['curve'], optimum: Outputs['tradeOffs']['optimum'] | null): string {
  const { currency, points, today, products, productsLeftOut } = curve;
  if (products === 0) return 'No product with a price and a cost: there is nothing to weigh.';
  const rows = [
    ...points.map((point, i) => ({ name: i === curve.best ? 'most profit' : '', point })),
    ...(today ? [{ name: 'today', point: today }] : []),
    ...(optimum ? [{ name: 'best by product', point: optimum.totals }] : []),
  ];
  const money = (of: (point: TradeOffPoint) => number) => (row: (typeof rows)[number]) =>
    formatNumber(of(row.point), 2);
  const table = formatTable(
    [
      { title: 'Service level', value: ({ point }) => formatShare(point.serviceLevel), align: 'right' },
      { title: 'Demand met', value: ({ point }) => formatShare(point.fillRate), align: 'right' },
      { title: `In stock (${currency})`, value: money(({ stockValue }) => stockValue), align: 'right' },
      { title: 'Lost a day', value: money(({ lostRevenuePerDay }) => lostRevenuePerDay), align: 'right' },
      { title: 'Profit a day', value: money(({ profitPerDay }) => profitPerDay), align: 'right' },
      { title: '', value: ({ name }) => name },
    ],
    rows,
  );
  return productsLeftOut > 0 ? `${table}\n${productsLeftOut} products without a price or a cost are left out.` : table;
}
