// replay --store S --months N: what ordering by the engine would have earned in the last months, against other policies.
import { REPLAY_POLICIES, type ReplayOutcome, type ReplaySummary } from '#core/contract/replays.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { followJob } from '../follow-job.ts';
import { formatNumber, formatShare, formatTable } from '../output/table.ts';
import { parseCount } from '../parse-options.ts';
import { checkOutputPath, saveFile } from '../save-file.ts';

interface ReplayOptions extends CommonOptions {
  store: string;
  months?: number;
  out?: string;
}

export const addReplay: AddCommand = (program, environment) => {
  newCommand(program, 'replay', 'Replay the last months under several ordering policies')
    .requiredOption('--store <code>', 'the store')
    .option('--months <count>', 'months, 1 to 12 (default: 6)', parseCount)
    .option('--out <file>', 'file for the figures by product: XLSX when it ends in .xlsx, otherwise CSV')
    .action(({ store, months, out, workspace }: ReplayOptions) =>
      withEngine(environment, { workspace }, async (cli) => {
        const file = out === undefined ? null : checkOutputPath(out);
        const { jobId } = await cli.client.replays.start({ store, months });
        await followJob(cli, jobId);
        const summary = await cli.client.replays.get({ jobId });
        if (file) {
          const format = file.endsWith('.xlsx') ? 'xlsx' : 'csv';
          const { fileId } = await cli.client.replays.export({ jobId, format });
          await saveFile(cli.client, fileId, file);
        }
        cli.console.result({ summary, file }, () => toText(summary));
      }),
    );
};

function toText({ outcomes, currency, ...summary }: ReplaySummary): string {
  const money = (amount: number) => formatNumber(amount, 2);
  const table = formatTable<keyof typeof FIGURES>(
    [
      { title: `(${currency})`, value: (figure) => FIGURES[figure] },
      ...REPLAY_POLICIES.map((policy) => ({
        title: policy,
        value: (figure: keyof typeof FIGURES) => textOf(figure, outcomes[policy]),
        align: 'right' as const,
      })),
    ],
    Object.keys(FIGURES) as (keyof typeof FIGURES)[],
  );
  const { shareOfClairvoyant: share, minMaxAtEqualStock: equal } = summary;
  return [
    `${summary.from} to ${summary.to}, ${summary.products} products, orders on ${summary.orderDays} days, models trained: ${summary.trainings}.`,
    table,
    equal
      ? `The simple rule with the same stock value earns ${money(equal.profit)} and meets ${formatShare(equal.fillRate)} of demand.`
      : 'No setting of the simple rule that was tried holds as much stock.',
    ...(share === null ? [] : [`Share of the clairvoyant's profit: ${formatShare(share)}.`]),
    `Rests on: ${summary.assumptions.join(', ')}.`,
  ].join('\n\n');
}

const FIGURES = {
  profit: 'Profit',
  revenue: 'Revenue',
  lostRevenue: 'Lost sales',
  fillRate: 'Demand met',
  averageStockValue: 'Average stock',
  holdingCost: 'Holding cost',
  wasteCost: 'Waste',
  orders: 'Orders',
} as const satisfies Partial<Record<keyof ReplayOutcome, string>>;

function textOf(figure: keyof typeof FIGURES, outcome: ReplayOutcome | undefined): string | null {
  if (!outcome) return null;
  if (figure === 'fillRate') return formatShare(outcome.fillRate);
  return formatNumber(outcome[figure], figure === 'orders' ? 0 : 2);
}
