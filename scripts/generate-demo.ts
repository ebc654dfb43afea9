// Trains the demo store's model and puts it into models/demo-store: what ships, so that the demo opens in seconds.
// The store itself is generated on first use (core/host/demo). Run after a change to the generator or to the model
// format: npm run demo:generate
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineClient } from '#core/contract/contract.ts';
import type { Job } from '#core/contract/jobs.ts';
import { DEMO_STORE } from '#core/host/demo/generate-demo.ts';
import { DEMO_MODEL_FOLDER } from '#core/host/demo/open-demo.ts';
import { createEngine } from '#core/host/engine.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const target = join(project, 'models', DEMO_MODEL_FOLDER);
const workspaceDir = mkdtempSync(join(tmpdir(), 'shelfcast-demo-'));

const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };
const quiet = {
  info: () => {},
  warn: () => {},
  error: (fields: object, message: string) => console.error(message, fields),
};
const engine = await createEngine({
  workspaceDir,
  resourcesDir: join(project, 'resources'),
  modelsDir: join(workspaceDir, 'no-shipped-models'),
  userDataDir: null,
  version,
  user: 'Shelfcast',
  threads: 2,
  now: () => new Date(),
  log: quiet,
});
try {
  await finished(engine.client, (await engine.client.workspace.openDemo()).jobId);
  const { result } = await finished(engine.client, (await engine.client.models.train({ store: DEMO_STORE })).jobId);
  const modelId = String(result?.modelId);
  rmSync(target, { recursive: true, force: true });
  cpSync(join(workspaceDir, 'models', modelId), target, { recursive: true });
  const card = await engine.client.models.get({ modelId });
  const naive = card.references.find((reference) => reference.forecaster === 'seasonal-naive');
  console.log(
    `models/${DEMO_MODEL_FOLDER}: trained in ${card.seconds.toFixed(1)} s, WAPE ${card.accuracy.wape?.toFixed(3)}`,
  );
  console.log(`seasonal naive on the same days: ${naive?.accuracy.wape?.toFixed(3)}`);
} finally {
  await engine.close();
  rmSync(workspaceDir, { recursive: true, force: true });
}

async function finished(client: EngineClient, jobId: string): Promise<Job> {
  let last: Job | undefined;
  for await (const job of await client.jobs.watch({ jobId })) last = job;
  if (last?.state !== 'succeeded') throw new Error(`${last?.kind} ended as ${last?.state}: ${last?.error?.message}`);
  return last;
}
