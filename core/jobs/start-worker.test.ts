import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startWorker } from './start-worker.ts';

it('threads from the sources keep what they compiled', async () => {
  const worker = startWorker('kernel-worker', { workerData: null });
  worker.on('error', () => {}); // It is given nothing to work on.
  await new Promise((resolve) => worker.once('exit', resolve));
  expect(existsSync(fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url)))).toBe(true);
});
