// bulk --store S --date D --out FILE: every product of a store, ranked by money, as an order list.
import { extname } from 'node:path';
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import { AppError } from '#core/contract/errors.ts';
import { type AddCommand, type Cli, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { followJob } from '../follow-job.ts';
import { bulkText } from '../output/bulk-text.ts';
import { parseCount, parseDay } from '../parse-options.ts';
import { checkOutputPath, saveFile } from '../save-file.ts';

interface BulkOptions extends CommonOptions {
  store: string;
  date?: string;
  asOf?: string;
  horizon?: number;
  out?: string;
  limit: number;
}

export const addBulk: AddCommand = (program, environment) => {
  newCommand(program, 'bulk', 'Predict every product of a store: an order list')
    .requiredOption('--store <code>', 'the store')
    .option('--date <date>', 'first day predicted (default: the day after the last known day)', parseDay)
    .option('--as-of <date>', 'use nothing later than this day', parseDay)
    .option('--horizon <days>', 'days that the demand is summed over (default: 30)', parseCount)
    .option('--out <file>', 'write the list as .csv or .xlsx')
    .option('--limit <count>', 'lines in the answer; 0: all', parseCount, 20)
    .action((options: BulkOptions) =>
      withEngine(environment, options, async (cli) => {
        const out = options.out === undefined ? undefined : parseOut(options.out);
        const { summary, lines } = await runBulk(cli, options);
        if (out) {
          await exportBulk(cli, summary.bulkId, out);
          cli.console.note(`Wrote ${out.path}`);
        }
        cli.console.result({ summary, lines, file: out?.path ?? null }, () => bulkText(summary, lines));
      }),
    );
};

export type BulkTarget = { path: string; format: 'csv' | 'xlsx' };

/** Throws input/path for another kind of file or a folder that does not exist. */
export function parseOut(path: string): BulkTarget {
  const extension = extname(path).toLowerCase();
  if (extension !== '.csv' && extension !== '.xlsx') {
    throw new AppError('input/path', `An order list is written as .csv or .xlsx, not as "${path}".`, {
      path,
      got: extension || 'no extension',
      expected: '.csv or .xlsx',
    });
  }
  return { path: checkOutputPath(path), format: extension === '.csv' ? 'csv' : 'xlsx' };
}

/** Runs a bulk prediction and reads its first `limit` lines, most money first. */
export async function runBulk(
  cli: Cli,
  options: Pick<BulkOptions, 'store' | 'date' | 'asOf' | 'horizon' | 'limit'>,
): Promise<{ summary: BulkSummary; lines: BulkLine[] }> {
  const { store, date, asOf, horizon: horizonDays, limit } = options;
  const { jobId } = await cli.client.bulk.start({ store, date, asOf, horizonDays });
  const bulkId = String((await followJob(cli, jobId)).bulkId);
  const summary = await cli.client.bulk.summary({ bulkId });
  const wanted = limit === 0 ? summary.products : Math.min(limit, summary.products);
  const lines: BulkLine[] = [];
  while (lines.length < wanted) {
    const page = await cli.client.bulk.page({
      bulkId,
      offset: lines.length,
      limit: Math.min(1000, wanted - lines.length),
    });
    if (page.lines.length === 0) break;
    lines.push(...page.lines);
  }
  return { summary, lines };
}

export async function exportBulk({ client }: Cli, bulkId: string, { path, format }: BulkTarget): Promise<void> {
  const { fileId } = await client.bulk.export({ bulkId, format });
  await saveFile(client, fileId, path);
}
