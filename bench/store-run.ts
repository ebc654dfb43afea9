// The main job on one set: import, train, forecast, through the engine and its contract. Used by several benchmarks.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineClient } from '#core/contract/contract.ts';
import { importFile } from '#core/host/import-file.ts';
import { type BenchContext, timed } from './benchmark.ts';
import { finished, readEngineFile, withBenchEngine, writeText } from './engine.ts';
import { wholeStoreSet } from './sets/index.ts';
import { atOrigin, type SetAtOrigin } from './sets/sales-set.ts';

/** Imports what is known on the origin. */
export async function importSet(client: EngineClient, set: SetAtOrigin, folder: string): Promise<void> {
  const file = writeText(join(folder, `${set.name}-history.csv`), set.historyCsv);
  const { report } = await importFile(client, file);
  if (report.rows.rejected > 0) throw new Error(`${report.rows.rejected} rows of ${set.name} were rejected.`);
}

export async function trainSet(client: EngineClient, set: SetAtOrigin): Promise<void> {
  await finished(client, (await client.models.train({ store: set.store })).jobId);
}

/** Forecasts by step and of sums of every product, with what is planned. */
export async function forecastSet(client: EngineClient, set: SetAtOrigin): Promise<{ daily: string; sums: string }> {
  const { jobId } = await client.forecasts.exportFiles({
    store: set.store,
    horizon: set.pace.horizon,
    sums: [...set.pace.sums],
    plan: [...set.plan],
  });
  const { fileId, sumsFileId } = await finished(client, jobId);
  return {
    daily: await readEngineFile(client, String(fileId)),
    sums: await readEngineFile(client, String(sumsFileId)),
  };
}

const preparedDir = ({ workDir }: BenchContext): string => join(workDir, 'whole-store');

/** The trained workspace that the whole-store benchmark leaves, and the set in it; null when it did not run. */
export function findPrepared(context: BenchContext): string | null {
  const folder = preparedDir(context);
  return existsSync(join(folder, 'trained')) ? folder : null;
}

export interface StoreRun {
  readonly set: SetAtOrigin;
  readonly importSeconds: number;
  readonly trainSeconds: number;
  readonly bulkSeconds: number;
}

/** Import, training and the bulk list of the large store, timed; leaves the workspace for later benchmarks. */
export async function runWholeStore(context: BenchContext): Promise<StoreRun> {
  const set = atOrigin(wholeStoreSet(context.data), 0);
  const folder = preparedDir(context);
  return await withBenchEngine(folder, async (client) => {
    context.note(`${set.name}: import of ${set.historyRows} rows`);
    const imported = await timed(() => importSet(client, set, context.workDir));
    context.note(`${set.name}: training`);
    const trained = await timed(() => trainSet(client, set));
    context.note(`${set.name}: bulk list`);
    const bulk = await timed(async () =>
      finished(client, (await client.bulk.start({ store: set.store, horizonDays: set.pace.horizon })).jobId),
    );
    writeText(join(folder, 'trained'), set.name);
    return { set, importSeconds: imported.seconds, trainSeconds: trained.seconds, bulkSeconds: bulk.seconds };
  });
}

/** The trained large store, made now where the whole-store benchmark did not run before. */
export async function preparedStore(context: BenchContext): Promise<{ folder: string; set: SetAtOrigin }> {
  const folder = findPrepared(context);
  if (folder !== null) return { folder, set: atOrigin(wholeStoreSet(context.data), 0) };
  context.note('no trained store yet: making one');
  const { set } = await runWholeStore(context);
  return { folder: preparedDir(context), set };
}
