// A workspace with everything the samples ask for: imported sales, a trained model, a bulk run, a backtest.
import path from 'node:path';
import type { EngineClient } from '#core/contract/contract.ts';
import type { Job } from '#core/contract/jobs.ts';
import { importFile } from '#core/host/import-file.ts';
import { SALES, writeSalesFile } from './cli-sales.ts';
import type { Known } from './sample-kit.ts';

/** Follows a job to its end and gives its result; throws when it did not succeed. */
export async function finish(client: EngineClient, jobId: string): Promise<NonNullable<Job['result']>> {
  let last: Job | undefined;
  for await (const job of await client.jobs.watch({ jobId })) last = job;
  if (last?.state !== 'succeeded')
    throw new Error(`The job "${last?.title}" ended as ${last?.state}: ${last?.error?.message}`);
  return last.result ?? {};
}

export async function prepareWorkspace(client: EngineClient, dir: string): Promise<Omit<Known, 'workspaceDir'>> {
  const { store } = SALES;
  const { upload } = await importFile(client, writeSalesFile(path.join(dir, 'sales.csv')));
  const { jobId } = await client.models.train({ store, settings: { seed: 7, numTrees: 30 } });
  const { modelId } = await finish(client, jobId);
  const { bulkId } = await finish(client, (await client.bulk.start({ store })).jobId);
  const backtest = await client.backtests.start({ store, origins: 1, horizon: 7 });
  await finish(client, backtest.jobId);
  return {
    store,
    product: 'P1',
    lastDay: SALES.lastDay,
    jobId,
    modelId: String(modelId),
    bulkId: String(bulkId),
    backtestJobId: backtest.jobId,
    uploadId: upload.id,
    fileId: '',
    spareFileId: '',
    importOptions: null,
    inspection: null,
    checkedUploadId: '',
    overrideId: '',
    correctionId: '',
    orderId: '',
    orderChangeId: '',
    recipeId: '',
    replayJobId: '',
  };
}
