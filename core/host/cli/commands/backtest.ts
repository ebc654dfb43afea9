// backtest --store S --origins N --horizon H: what the engine would have said, against what happened.
import type { BacktestSummary } from '#core/contract/backtests.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { followJob } from '../follow-job.ts';
import { formatNumber, formatShare, formatTable } from '../output/table.ts';
import { parseCount } from '../parse-options.ts';
import { checkOutputPath, saveFile } from '../save-file.ts';

interface BacktestOptions extends CommonOptions {
  store: string;
  origins?: number;
  horizon?: number;
  out?: string;
}

export const addBacktest: AddCommand = (program, environment) => {
  newCommand(program, 'backtest', 'Backtest a store over rolling origins')
    .requiredOption('--store <code>', 'the store')
    .option('--origins <count>', 'how many origins (default: 3)', parseCount)
    .option('--horizon <days>', 'days ahead (default: 28)', parseCount)
    .option('--out <file>', 'CSV file for the forecasts: origin,date,store,product,mean and quantiles')
    .action(({ store, origins, horizon, out, ...common }: BacktestOptions) =>
      withEngine(environment, common, async (cli) => {
        const file = out === undefined ? null : checkOutputPath(out);
        const { jobId } = await cli.client.backtests.start({ store, origins, horizon });
        const result = await followJob(cli, jobId);
        const summary = await cli.client.backtests.summary({ jobId });
        if (file) await saveFile(cli.client, String(result.fileId), file);
        cli.console.result({ summary, file }, () => toText(summary));
      }),
    );
};

function toText(summary: BacktestSummary): string {
  const scaled = (value: number | null) => (value === null ? null : formatNumber(value, 3));
  const table = formatTable(
    [
      { title: 'Demand', value: (row) => row.demandClass ?? 'all' },
      { title: 'Days', value: (row) => `${row.fromStep}–${row.toStep}` },
      { title: 'WAPE', value: (row) => formatShare(row.accuracy.wape), align: 'right' },
      { title: 'Naive WAPE', value: (row) => formatShare(row.naive.wape), align: 'right' },
      { title: 'RMSSE', value: (row) => scaled(row.accuracy.rmsse), align: 'right' },
      { title: 'Naive RMSSE', value: (row) => scaled(row.naive.rmsse), align: 'right' },
      { title: 'In 80 % band', value: (row) => formatShare(row.coverage.inside80), align: 'right' },
      { title: 'In 95 % band', value: (row) => formatShare(row.coverage.inside95), align: 'right' },
    ],
    summary.rows,
  );
  return `Backtest of ${summary.store}, origins ${summary.origins.join(', ')}\n\n${table}`;
}
