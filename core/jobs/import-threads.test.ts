import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { testFolder } from '#core/import/test-files.ts';
import type { WorkerFile } from './import-messages.ts';
import { ImportThreads } from './import-threads.ts';

const folder = testFolder();
let threads: ImportThreads;
beforeEach(() => {
  threads = new ImportThreads();
});
afterEach(() => threads.close());
afterAll(() => folder.remove());

const sales = (name: string, product: string): WorkerFile =>
  folder.text(name, `date,product,units\n2025-01-01,${product},1\n2025-01-02,${product},2\n`);
const inspect = (file: WorkerFile, signal?: AbortSignal) =>
  threads.run({ task: 'inspect', file, extras: [] }, { signal });
const productIn = async (answer: ReturnType<typeof inspect>) => {
  const found = await answer;
  return found.type === 'inspected' ? found.inspection.sampleRows[0][1] : found.type;
};

test('tasks are answered one after the other and side by side, each with its own file', async () => {
  threads.prepare();
  expect(await productIn(inspect(sales('a.csv', 'A')))).toBe('A');
  expect(await productIn(inspect(sales('b.csv', 'B')))).toBe('B');
  const both = [inspect(sales('c.csv', 'C')), inspect(sales('d.csv', 'D'))];
  expect(await Promise.all(both.map(productIn))).toEqual(['C', 'D']);
});

test('a task that fails or is cancelled does not touch the next one', async () => {
  const bad = sales('bad.csv', 'A');
  writeFileSync(bad.path, '');
  await expect(inspect(bad)).rejects.toMatchObject({ code: 'input/empty-file' });
  const cancelled = new AbortController();
  const answer = inspect(sales('a.csv', 'A'), cancelled.signal);
  cancelled.abort();
  await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
  expect(await productIn(inspect(sales('b.csv', 'B')))).toBe('B');
});
