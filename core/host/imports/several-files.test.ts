// An upload of several files: each is known again, and a row that was left out says in which of them it stands.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await openTestEngine();
});
afterEach(() => engine.remove());

async function handIn(name: string, text: string): Promise<string> {
  const { fileId } = await engine.client.files.begin({ name });
  await engine.client.files.append({ fileId, offset: 0, base64: Buffer.from(text).toString('base64') });
  await engine.client.files.finish({ fileId });
  return fileId;
}

const half = (month: string, bad: string) =>
  `date,product,units\n${['01', '02', '03', '04'].map((day) => `2025-${month}-${day},Bread,2`).join('\n')}\n2025-${month}-05,Bread,${bad}\n`;
const NAMES = ['first.csv', 'second.csv'];
const TEXTS = [half('01', 'many'), half('02', 'lots')];

async function settled(jobId: string) {
  for await (const job of await engine.client.jobs.watch({ jobId }))
    if (job.state === 'failed') throw new Error(job.error?.message);
}

async function importBoth(): Promise<string> {
  const { imports } = engine.client;
  const [fileId, ...extraFileIds] = [await handIn(NAMES[0], TEXTS[0]), await handIn(NAMES[1], TEXTS[1])];
  const found = await imports.inspect({ fileId, extraFileIds });
  expect(found.alreadyImported).toBeNull();
  const { jobId, uploadId } = await imports.check({
    fileId: found.fileId,
    extraFileIds: found.extras.map((extra) => extra.fileId),
    options: {
      reading: found.reading,
      shape: found.shape.shape,
      mapping: found.columns.map(({ column, role }) => ({ column, role })),
      extras: found.extras.map(({ fileName, reading, relation }, i) => ({ file: i + 1, fileName, reading, relation })),
      store: 'Shop',
    },
  });
  await settled(jobId);
  const commit = await imports.commit({ uploadId });
  const { rows } = await imports.rejectedRows({ uploadId });
  expect(rows.map(({ file, line, value }) => [file, line, value])).toEqual([
    ['first.csv', 6, 'many'],
    ['second.csv', 6, 'lots'],
  ]);
  await settled(commit.jobId);
  return uploadId;
}

test('rejected rows name their file, and each file is known when it comes again', async () => {
  const uploadId = await importBoth();
  for (const [i, fileName] of NAMES.entries()) {
    const fileId = await handIn(`copy of ${fileName}`, TEXTS[i]);
    const { alreadyImported } = await engine.client.imports.inspect({ fileId });
    expect(alreadyImported).toEqual({ uploadId, at: expect.any(String), fileName: `copy of ${fileName}` });
  }
  // Beside a new one the known one is found as well, whichever is named first.
  const ids = [await handIn('third.csv', half('03', '1')), await handIn('second.csv', TEXTS[1])];
  for (const [fileId, other] of [ids, ids.toReversed()]) {
    const { alreadyImported } = await engine.client.imports.inspect({ fileId, extraFileIds: [other] });
    expect(alreadyImported).toMatchObject({ uploadId, fileName: 'second.csv' });
  }
  const { jobId } = await engine.client.imports.undo({ uploadId });
  await settled(jobId);
  expect((await engine.client.imports.inspect({ fileId: ids[1] })).alreadyImported).toBeNull();
});
