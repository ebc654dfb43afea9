// The whole engine in this process, as the command line has it: what benchmarks of the main job drive.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineClient } from '#core/contract/contract.ts';
import type { Job } from '#core/contract/jobs.ts';
import { createEngine } from '#core/host/engine.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const quiet = {
  info: () => {},
  warn: () => {},
  error: (fields: object, message: string) => console.error(message, fields),
};

/** Opens the workspace (made when it is not there), runs `work` and closes it. */
export async function withBenchEngine<T>(
  workspaceDir: string,
  work: (client: EngineClient) => Promise<T>,
  threads = availableParallelism(),
): Promise<T> {
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };
  const engine = await createEngine({
    workspaceDir,
    resourcesDir: join(project, 'resources'),
    modelsDir: join(project, 'models'),
    userDataDir: null,
    version,
    user: 'bench',
    threads,
    now: () => new Date(),
    log: quiet,
  });
  // A stream without events has no handle of its own that would keep the process alive.
  const keepAlive = setInterval(() => {}, 2 ** 30);
  try {
    return await work(engine.client);
  } finally {
    clearInterval(keepAlive);
    await engine.close();
  }
}

/** Waits for a job; throws its error. */
export async function finished(client: EngineClient, jobId: string): Promise<NonNullable<Job['result']>> {
  let last: Job | undefined;
  for await (const job of await client.jobs.watch({ jobId })) last = job;
  if (last?.state !== 'succeeded') throw new Error(`${last?.kind} ended as ${last?.state}: ${last?.error?.message}`);
  return last.result ?? {};
}

/** A file that the engine wrote, as text. */
export async function readEngineFile(client: EngineClient, fileId: string): Promise<string> {
  const parts: Buffer[] = [];
  for (let offset = 0; ; ) {
    const { base64, done } = await client.files.read({ fileId, offset });
    const bytes = Buffer.from(base64, 'base64');
    offset += bytes.length;
    parts.push(bytes);
    if (done) break;
  }
  await client.files.discard({ fileId });
  return Buffer.concat(parts).toString('utf8');
}

export function writeText(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}
