// Versions of a store's model: put to use again, refused when they cannot be, taken out as files.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { ModelCard } from '#core/contract/models.ts';
import { isoFromDay } from '#core/math/day.ts';
import { seedStore } from '#core/store/test-store.ts';
import { openTestEngine, type TestEngine } from '../test-engine.ts';

const STORE = 'Corner';
const day = (index: number) => isoFromDay(20_000 + index);

let engine: TestEngine;
let first: ModelCard;
let second: ModelCard;
let back: ModelCard;

async function train(asOf?: string): Promise<ModelCard> {
  const { jobId } = await engine.client.models.train({ store: STORE, asOf, settings: { numTrees: 5 } });
  for await (const job of await engine.client.jobs.watch({ jobId })) {
    if (job.finishedAt !== null) return engine.client.models.get({ modelId: String(job.result?.modelId) });
  }
  throw new Error('the job never ended');
}
const statusOf = async ({ id }: ModelCard) => (await engine.client.models.get({ modelId: id })).status;

beforeAll(async () => {
  const products = Array.from({ length: 5 }, (_, product) => ({
    code: `P${product}`,
    observations: Array.from({ length: 70 }, (_, i) => ({ day: day(i), units: (i * 3 + product) % 7 })),
  }));
  engine = await openTestEngine({ seed: (db) => seedStore(db, { code: STORE, products }) });
  first = await train();
  second = await train();
  back = await train(day(60));
});
afterAll(() => engine.remove());

describe('another version', () => {
  it('is used from then on, and the one before can be used again', async () => {
    expect([await statusOf(first), await statusOf(second)]).toEqual(['previous', 'active']);
    const answer = await engine.client.models.activate({ modelId: first.id });
    expect(answer).toMatchObject({ id: first.id, status: 'active' });
    expect([await statusOf(first), await statusOf(second)]).toEqual(['active', 'previous']);
    const { modelId } = await engine.client.forecasts.get({ store: STORE, product: 'P1', horizon: 3 });
    expect(modelId).toBe(first.id);
    await engine.client.models.activate({ modelId: second.id });
    expect([await statusOf(first), await statusOf(second)]).toEqual(['previous', 'active']);
  });

  it('is refused when it was made for a look back, and nothing changes', async () => {
    expect(await statusOf(back)).toBe('as-of');
    await expect(engine.client.models.activate({ modelId: back.id })).rejects.toMatchObject({ code: 'model/unusable' });
    expect(await statusOf(second)).toBe('active');
  });

  it('is saved as one archive with every file of it and its card', async () => {
    const { fileId, name, files } = await engine.client.models.export({ modelId: first.id });
    expect(name).toMatch(/^model Corner v1 .*\.zip$/);
    expect(files).toBe(first.files.length + 1);
    const parts: Buffer[] = [];
    let offset = 0;
    for (;;) {
      const { base64, sizeBytes } = await engine.client.files.read({ fileId, offset });
      const bytes = Buffer.from(base64, 'base64');
      parts.push(bytes);
      offset += bytes.length;
      if (offset >= sizeBytes) break;
    }
    const archive = XLSX.CFB.read(Buffer.concat(parts), { type: 'buffer' });
    const contentOf = (file: string) => Buffer.from(XLSX.CFB.find(archive, file)?.content as Uint8Array);
    expect(JSON.parse(contentOf('card.json').toString())).toMatchObject({ id: first.id, version: 1 });
    for (const file of first.files) {
      const onDisk = readFileSync(join(engine.workspaceDir, 'models', first.id, file.name));
      expect(contentOf(file.name).equals(onDisk)).toBe(true);
    }
  });

  it('is neither used nor saved when one of its files was changed', async () => {
    appendFileSync(join(engine.workspaceDir, 'models', first.id, 'model.json'), ' ');
    await expect(engine.client.models.activate({ modelId: first.id })).rejects.toMatchObject({
      code: 'model/unusable',
    });
    await expect(engine.client.models.export({ modelId: first.id })).rejects.toMatchObject({ code: 'model/unusable' });
    expect(await statusOf(second)).toBe('active');
  });
});
