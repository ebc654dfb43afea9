// forecast --store S --horizon N --out FILE.csv: every product and day with quantiles, and optionally sums.
import { AppError } from '#core/contract/errors.ts';
import type { PlanCheck } from '#core/contract/plans.ts';
import { type AddCommand, type Cli, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { followJob } from '../follow-job.ts';
import { formatNumber, formatPairs } from '../output/table.ts';
import { parseCount, parseCounts, parseDay } from '../parse-options.ts';
import { checkPlanFile, noteRejected } from '../plan-file.ts';
import { checkOutputPath, saveFile } from '../save-file.ts';

interface ForecastOptions extends CommonOptions {
  store: string;
  product?: string;
  asOf?: string;
  horizon: number;
  out: string;
  sums?: number[];
  sumsOut?: string;
  plan?: string;
  savedPlans?: boolean;
}

export const addForecast: AddCommand = (program, environment) => {
  newCommand(program, 'forecast', 'Write a forecast file: date,store,product,mean and quantiles')
    .requiredOption('--store <code>', 'the store')
    .option('--product <code>', 'only this product')
    .option('--as-of <date>', 'use nothing later than this day', parseDay)
    .requiredOption('--horizon <days>', 'days ahead, 1 to 90', parseCount)
    .requiredOption('--out <file>', 'CSV file to write')
    .option('--sums <days,…>', 'also sums over the first so many days, e.g. 7,14,28', parseCounts)
    .option('--sums-out <file>', 'CSV file for the sums')
    .option('--plan <file>', 'prices, promotions and closed days for this forecast only, on top of the saved plan')
    .option('--no-saved-plans', 'leave out what is saved (see the command plan)')
    .action((options: ForecastOptions) =>
      withEngine(environment, options, async (cli) => {
        const written = await writeForecast(cli, options);
        cli.console.result(written, () =>
          formatPairs([
            ['Forecast', written.file],
            ['Sums', written.sumsFile],
            ['Model', written.modelId],
            ['Plan', planWords(written)],
            ['Note', written.trainedForOrigin ? trainedWords(options.asOf) : null],
          ]),
        );
      }),
    );
};

/** There was no model at all, or those there are know later days. */
const trainedWords = (asOf: string | undefined): string =>
  asOf === undefined
    ? 'The store had no model for its last day: one was trained for this forecast and kept.'
    : `No model of the store knows nothing later than ${asOf}: one was trained for that date.`;

function planWords({ planDays: { used, past, beyond } }: WrittenForecast): string | null {
  if (used + past + beyond === 0) return null;
  const left = [
    past > 0 ? `${formatNumber(past)} up to the origin left out` : null,
    beyond > 0 ? `${formatNumber(beyond)} beyond the horizon` : null,
  ].filter((part) => part !== null);
  return [`${formatNumber(used)} planned days used`, ...left].join(', ');
}

export interface WrittenForecast {
  file: string;
  sumsFile: string | null;
  modelId: string | null;
  trainedForOrigin: boolean;
  /** Planned days: taken over; left out because they are not after the origin, or after the horizon. */
  planDays: { used: number; past: number; beyond: number };
  /** What was checked of the plan file; null without one. */
  plan: PlanCheck | null;
}

export async function writeForecast(
  cli: Cli,
  { store, product, asOf, horizon, out, sums = [], sumsOut, plan, savedPlans }: ForecastOptions,
): Promise<WrittenForecast> {
  if (sums.length > 0 !== (sumsOut !== undefined)) {
    throw new AppError('input/invalid', '--sums and --sums-out belong together: which sums, and where to write them.', {
      field: sums.length > 0 ? 'sums-out' : 'sums',
      expected: '--sums 7,14,28 --sums-out sums.csv',
    });
  }
  const file = checkOutputPath(out);
  const sumsFile = sumsOut === undefined ? null : checkOutputPath(sumsOut);
  const checked = plan === undefined ? null : await checkPlanFile(cli, plan, store);
  if (checked) noteRejected(cli, checked);
  const { jobId } = await cli.client.forecasts.exportFiles({
    store,
    product,
    asOf,
    horizon,
    sums,
    savedPlans,
    planId: checked?.planId,
  });
  const result = await followJob(cli, jobId);
  await saveFile(cli.client, String(result.fileId), file);
  if (sumsFile) await saveFile(cli.client, String(result.sumsFileId), sumsFile);
  return {
    file,
    sumsFile,
    modelId: result.modelId === undefined ? null : String(result.modelId),
    trainedForOrigin: result.trainedForOrigin === true,
    planDays: {
      used: Number(result.planDaysUsed),
      past: Number(result.planDaysPast),
      beyond: Number(result.planDaysBeyond),
    },
    plan: checked,
  };
}
