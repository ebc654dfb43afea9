// demo: the main job without a window: make the demo store's sales file, import it, train, write the order list.
import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#core/contract/errors.ts';
import { DEMO_FILE_NAME, DEMO_STORE, demoCsv, generateDemo } from '#core/host/demo/generate-demo.ts';
import { importFile } from '#core/host/import-file.ts';
import { type AddCommand, type CommonOptions, newCommand, withEngine } from '../command.ts';
import { bulkText } from '../output/bulk-text.ts';
import { formatNumber, formatPairs, formatShare } from '../output/table.ts';
import { exportBulk, parseOut, runBulk } from './bulk.ts';
import { writeForecast } from './forecast.ts';
import { train } from './train.ts';

/** A workspace of its own, new each time: the demo must not touch the shop's. Deletes nothing but its own last one. */
async function emptyDemoWorkspace(folder: string): Promise<string> {
  const { isWorkspace } = await import('#core/store/open.ts');
  const dir = join(folder, 'demo-workspace');
  if (existsSync(dir) && !isWorkspace(dir)) {
    throw new AppError('input/path', `${dir} exists and is no workspace, so the demo will not replace it.`, {
      path: dir,
      advice: 'Choose another folder with --out.',
    });
  }
  rmSync(dir, { recursive: true, force: true });
  return dir;
}

export const addDemo: AddCommand = (program, environment) => {
  newCommand(program, 'demo', 'The main job on the demo store: import, train, order list, files in demo-output/')
    .option('--out <dir>', 'folder for the files', 'demo-output')
    .action(async ({ out, workspace }: CommonOptions & { out: string }) => {
      const folder = resolve(out);
      mkdirSync(folder, { recursive: true });
      const dir = workspace ?? (await emptyDemoWorkspace(folder));
      const salesFile = join(folder, DEMO_FILE_NAME);
      await pipeline(Readable.from(demoCsv(generateDemo())), createWriteStream(salesFile));

      await withEngine(environment, { workspace: dir }, async (cli) => {
        const { console, signal, client } = cli;
        const { report } = await importFile(client, salesFile, {
          signal,
          onProgress: ({ phase, progress }) => console.progress.show({ stage: `import: ${phase}`, share: progress }),
        });
        const card = await train(cli, { store: DEMO_STORE });
        const { summary, lines } = await runBulk(cli, { store: DEMO_STORE, limit: 15 });
        const orderCsv = parseOut(join(folder, 'order-list.csv'));
        const orderXlsx = parseOut(join(folder, 'order-list.xlsx'));
        await exportBulk(cli, summary.bulkId, orderCsv);
        await exportBulk(cli, summary.bulkId, orderXlsx);
        const forecast = await writeForecast(cli, {
          store: DEMO_STORE,
          horizon: 28,
          out: join(folder, 'forecast.csv'),
          sums: [7, 14, 28],
          sumsOut: join(folder, 'forecast-sums.csv'),
        });
        const naive = card.references.find((reference) => reference.forecaster === 'seasonal-naive')?.accuracy.wape;
        const files = [salesFile, orderCsv.path, orderXlsx.path, forecast.file, forecast.sumsFile];
        console.result({ import: report, model: card, bulk: summary, files }, () =>
          [
            formatPairs([
              ['Imported', `${formatNumber(report.rows.accepted + report.rows.repaired)} rows of ${DEMO_FILE_NAME}`],
              ['Trained', `${card.data.products} products in ${formatNumber(card.seconds, 1)} s`],
              ['WAPE', `${formatShare(card.accuracy.wape)} (seasonal naive ${formatShare(naive ?? null)})`],
            ]),
            bulkText(summary, lines),
            `Files:\n${files.map((file) => `  ${file}`).join('\n')}`,
          ].join('\n\n'),
        );
      });
    });
};
