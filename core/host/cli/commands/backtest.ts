// backtest --store S --origins N --horizon H: what the engine would have said, against what happened.
import { writeFileSync } from 'node:fs';
import type { BacktestRow, BacktestSummary } from '#core/contract/backtests.ts';
import { FOR_PROGRAMS } from '#core/contract/csv-style.ts';
import { csvLine } from '#core/host/export/csv.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { followJob } from '../follow-job.ts';
import { formatNumber, formatShare, formatTable } from '../output/table.ts';
import { parseCount } from '../parse-options.ts';
import { checkOutputPath, saveFile } from '../save-file.ts';

interface BacktestOptions extends CommonOptions {
  store: string;
  origins?: number;
  horizon?: number;
  spacing?: number;
  knownPlans?: boolean;
  out?: string;
  summaryOut?: string;
}

export const addBacktest: AddCommand = (program, environment) => {
  newCommand(program, 'backtest', 'Backtest a store over rolling origins')
    .requiredOption('--store <code>', 'the store')
    .option('--origins <count>', 'how many origins (default: 3)', parseCount)
    .option('--horizon <days>', 'days ahead (default: 28)', parseCount)
    .option('--spacing <days>', 'days from one origin to the next (default: the horizon)', parseCount)
    .option('--known-plans', 'recorded prices, promotions and closed days count as planned (default: not known)')
    .option('--out <file>', 'CSV file for the forecasts: origin,date,store,product,mean and quantiles')
    .option('--summary-out <file>', 'file for the summary: CSV when it ends in .csv, otherwise JSON')
    .action(({ out, summaryOut, workspace, ...options }: BacktestOptions) =>
      withEngine(environment, { workspace }, async (cli) => {
        const { store, origins, horizon, spacing, knownPlans } = options;
        const file = out === undefined ? null : checkOutputPath(out);
        const summaryFile = summaryOut === undefined ? null : checkOutputPath(summaryOut);
        const { jobId } = await cli.client.backtests.start({ store, origins, horizon, spacing, knownPlans });
        const result = await followJob(cli, jobId);
        const summary = await cli.client.backtests.summary({ jobId });
        if (file) await saveFile(cli.client, String(result.fileId), file);
        if (summaryFile?.endsWith('.csv')) writeFileSync(summaryFile, toCsv(summary));
        else if (summaryFile) writeFileSync(summaryFile, `${JSON.stringify(summary, null, 2)}\n`);
        cli.console.result({ summary, file, summaryFile }, () => toText(summary));
      }),
    );
};

function toText(summary: BacktestSummary): string {
  const scaled = (value: number | null) => (value === null ? null : formatNumber(value, 3));
  const table = formatTable<BacktestRow>(
    [
      { title: 'Demand', value: (row) => row.demandClass ?? 'all' },
      { title: 'Days', value: (row) => `${row.fromStep}–${row.toStep}` },
      { title: 'Products', value: (row) => row.products },
      { title: 'WAPE', value: (row) => formatShare(row.accuracy.wape), align: 'right' },
      { title: 'Bias', value: (row) => formatShare(row.accuracy.bias), align: 'right' },
      { title: 'MASE', value: (row) => scaled(row.accuracy.mase), align: 'right' },
      { title: 'RMSSE', value: (row) => scaled(row.accuracy.rmsse), align: 'right' },
      { title: 'Naive', value: (row) => scaled(row.naive.rmsse), align: 'right' },
      { title: 'Skill', value: (row) => formatShare(row.skill.rmsse), align: 'right' },
      { title: 'Pinball', value: (row) => scaled(row.bands.scaledPinball), align: 'right' },
      { title: 'In 80 %', value: (row) => formatShare(row.coverage.inside80), align: 'right' },
      { title: 'Width', value: (row) => scaled(row.bands.width80), align: 'right' },
      { title: 'In 95 %', value: (row) => formatShare(row.coverage.inside95), align: 'right' },
      { title: 'Width', value: (row) => scaled(row.bands.width95), align: 'right' },
    ],
    summary.rows,
  );
  const known = summary.knownPlans ? 'known ahead, as they were recorded' : 'not known ahead';
  return [
    `Backtest of ${summary.store}, origins ${summary.origins.join(', ')}. Prices, promotions and closed days: ${known}.`,
    table,
    'Naive: the RMSSE of seasonal naive; Skill: the share of it that is gone. Pinball: scaled as MASE is. Width: of mean sales.',
  ].join('\n\n');
}

const CSV_COLUMNS: readonly (readonly [string, (row: BacktestRow) => string | number | null])[] = [
  ['class', (row) => row.demandClass ?? 'all'],
  ['from', (row) => row.fromStep],
  ['to', (row) => row.toStep],
  ['products', (row) => row.products],
  ['observations', (row) => row.accuracy.observations],
  ['wape', (row) => row.accuracy.wape],
  ['bias', (row) => row.accuracy.bias],
  ['mase', (row) => row.accuracy.mase],
  ['rmsse', (row) => row.accuracy.rmsse],
  ['wql', (row) => row.accuracy.wql],
  ['scaled_pinball', (row) => row.bands.scaledPinball],
  ['inside80', (row) => row.coverage.inside80],
  ['width80', (row) => row.bands.width80],
  ['inside95', (row) => row.coverage.inside95],
  ['width95', (row) => row.bands.width95],
  ['naive_wape', (row) => row.naive.wape],
  ['naive_rmsse', (row) => row.naive.rmsse],
  ['skill_wape', (row) => row.skill.wape],
  ['skill_rmsse', (row) => row.skill.rmsse],
];

function toCsv({ rows }: BacktestSummary): string {
  const kinds = CSV_COLUMNS.map(() => 'number' as const);
  const header = csvLine(
    CSV_COLUMNS.map(([name]) => name),
    kinds,
    FOR_PROGRAMS,
  );
  return (
    header +
    rows
      .map((row) =>
        csvLine(
          CSV_COLUMNS.map(([, value]) => value(row)),
          kinds,
          FOR_PROGRAMS,
        ),
      )
      .join('')
  );
}
