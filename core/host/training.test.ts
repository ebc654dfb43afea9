// Training and forecasting through a real engine: threads, ONNX, registry, origins, files, cancel.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '#core/contract/jobs.ts';
import { testShop } from '#core/features/test-shop.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { openDatabase } from '#core/store/open.ts';
import { q, type WriteDb } from '#core/store/sql.ts';
import { seedStore, type TestProduct } from '#core/store/test-store.ts';
import { openTestEngine, type TestEngine } from './test-engine.ts';

const SHOP = 'Corner';
const shop = testShop({ steps: 200, products: 7 });
const lastDay = isoFromDay(shop.stepDays[199]);
const orNothing = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

const products: TestProduct[] = shop.products.map(({ code, category }, series) => ({
  code,
  category: shop.categories[category],
  observations: Array.from({ length: shop.offset[series + 1] - shop.offset[series] }, (_, i) => {
    const cell = shop.offset[series] + i;
    const promotion = orNothing(shop.promotion[cell]);
    return {
      day: isoFromDay(shop.stepDays[shop.firstStep[series] + i]),
      units: shop.units[cell],
      price: orNothing(shop.price[cell]),
      promotion: promotion === undefined ? undefined : promotion === 1,
      stock: orNothing(shop.stock[cell]),
    };
  }),
}));

function seed(db: WriteDb): void {
  seedStore(db, { code: SHOP, products: [...products, { code: 'fresh', category: 'C0', observations: [] }] });
  seedStore(db, { code: 'Kiosk', products: products.slice(0, 3) });
  const youngFrom = isoFromDay(dayFromIso(lastDay) - 39);
  const young = products.slice(0, 6).map((product) => ({
    ...product,
    observations: product.observations.filter(({ day }) => day >= youngFrom),
  }));
  seedStore(db, { code: 'Young', products: young });
}

let engine: TestEngine;
const settings = { numTrees: 15 };
const finished = async (jobId: string): Promise<Job> => {
  for await (const job of await engine.client.jobs.watch({ jobId })) if (job.finishedAt !== null) return job;
  throw new Error('the job never ended');
};

beforeAll(async () => {
  engine = await openTestEngine({ seed });
});
afterAll(() => engine.remove());

describe('training a store', () => {
  it('saves a model with its card, its curve and checked ONNX files, and makes it the active one', async () => {
    const stages = new Set<string>();
    const { jobId } = await engine.client.models.train({ store: SHOP, settings });
    for await (const job of await engine.client.jobs.watch({ jobId })) if (job.stage) stages.add(job.stage);
    const job = await engine.client.jobs.get({ jobId });
    expect(job.error).toBeNull();
    expect(job.state).toBe('succeeded');
    expect([...stages]).toContain('boost');
    const card = await engine.client.models.get({ modelId: String(job.result?.modelId) });
    expect(card).toMatchObject({ store: SHOP, status: 'active', origin: lastDay, trainedBy: 'tester', version: 1 });
    expect(card.blocks.map(({ fromStep }) => fromStep)).toEqual([1, 8, 15, 29]);
    for (const { parityMaxRelativeDifference } of card.blocks) expect(parityMaxRelativeDifference).toBeLessThan(1e-9);
    expect(card.data.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(card.settings).toMatchObject({ numTrees: 15, seed: 1, threads: 2 });
    const curve = await engine.client.models.curve({ modelId: card.id });
    // A small store may take half the leaves and twice the trees.
    expect([4 * 15, 4 * 30]).toContain(curve.length);
    expect(await engine.client.models.list({ store: SHOP })).toEqual([card]);
    const status = await engine.client.models.status();
    expect(status.stores.find(({ store }) => store === SHOP)).toMatchObject({ modelId: card.id, newerDays: 0 });
    expect(status.running).toEqual([]);
  });

  it('gives a small store simple methods and says why', async () => {
    const { jobId } = await engine.client.models.train({ store: 'Kiosk' });
    const job = await finished(jobId);
    const card = await engine.client.models.get({ modelId: String(job.result?.modelId) });
    expect(card.blocks).toEqual([]);
    expect(card.notes[0]).toMatch(/3 products; trees need 5/);
    const { points, forecaster } = await engine.client.forecasts.get({ store: 'Kiosk', product: 'P001', horizon: 3 });
    expect(points).toHaveLength(3);
    expect(forecaster).not.toBe('gbdt');
  });

  it('stops when it is cancelled, and leaves no half model', async () => {
    const before = readdirSync(join(engine.workspaceDir, 'models')).sort();
    const { jobId } = await engine.client.models.train({ store: SHOP, settings: { numTrees: 5000 } });
    for await (const job of await engine.client.jobs.watch({ jobId })) {
      if (job.stage === 'boost' && job.state === 'running') await engine.client.jobs.cancel({ jobId });
    }
    expect((await engine.client.jobs.get({ jobId })).state).toBe('cancelled');
    expect(readdirSync(join(engine.workspaceDir, 'models')).sort()).toEqual(before);
    expect(await engine.client.models.list({ store: SHOP })).toHaveLength(1);
  });

  it('refuses a second training of a store that is being trained', async () => {
    const { jobId } = await engine.client.models.train({ store: SHOP, settings: { numTrees: 5000 } });
    await expect(engine.client.models.train({ store: SHOP })).rejects.toMatchObject({ code: 'conflict/job-running' });
    await engine.client.jobs.cancel({ jobId });
    expect((await finished(jobId)).state).toBe('cancelled');
  });

  it('does not know an unknown store or model', async () => {
    await expect(engine.client.models.train({ store: 'nowhere' })).rejects.toMatchObject({ code: 'not-found/store' });
    await expect(engine.client.models.get({ modelId: 'none' })).rejects.toMatchObject({ code: 'not-found/model' });
  });
});

describe('forecasting a store', () => {
  it('answers for a product, a category and the store', async () => {
    const product = await engine.client.forecasts.get({ store: SHOP, product: 'P001', horizon: 10 });
    expect(product.points.map(({ date }) => date)[0]).toBe(isoFromDay(dayFromIso(lastDay) + 1));
    expect(product.warnings).toEqual([]);
    const category = await engine.client.forecasts.get({ store: SHOP, category: 'C0', horizon: 10 });
    const whole = await engine.client.forecasts.get({ store: SHOP, horizon: 10 });
    expect(whole.points[4].mean).toBeGreaterThan(category.points[4].mean);
    expect(category.points[4].mean).toBeGreaterThan(0);
    const question = engine.client.forecasts.get({ store: SHOP, category: 'C9' });
    await expect(question).rejects.toMatchObject({ code: 'input/invalid' });
  });

  it('gives a product that never sold what similar products sell, and says which', async () => {
    const fresh = await engine.client.forecasts.get({ store: SHOP, product: 'fresh', horizon: 5 });
    expect(fresh.forecaster).toBe('twins');
    expect(fresh.borrowedFrom.length).toBeGreaterThan(0);
    expect(fresh.borrowedFrom.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(fresh.points[0].mean).toBeGreaterThan(0);
    expect(fresh.notices).toMatchObject([{ code: 'no-history-twins' }]);
    expect(fresh.warnings).toHaveLength(1);
  });

  it('gives some of the days together with the band of their sum', async () => {
    const { sum, get } = engine.client.forecasts;
    const view = await get({ store: SHOP, product: 'P001', horizon: 10 });
    const whole = await sum({ store: SHOP, product: 'P001', horizon: 10, from: 1, steps: 10 });
    const { modelMean: _, ...total } = view.total;
    expect(whole).toEqual(total);
    const middle = await sum({ store: SHOP, product: 'P001', horizon: 10, from: 3, steps: 4 });
    const days = view.points.slice(2, 6);
    expect(middle.mean).toBeCloseTo(
      days.reduce((all, { mean }) => all + mean, 0),
      6,
    );
    const added = days.reduce((all, { quantiles }) => all + quantiles[5] - quantiles[1], 0);
    expect(middle.high - middle.low).toBeLessThan(added);
    const last = await sum({ store: SHOP, horizon: 10, from: 10, steps: 1 });
    expect(last.mean).toBeGreaterThan(0);
    const beyond = sum({ store: SHOP, horizon: 10, from: 8, steps: 4 });
    await expect(beyond).rejects.toMatchObject({ code: 'input/invalid' });
  });

  it('trains a model for an earlier origin, says so, and uses it again', async () => {
    const asOf = isoFromDay(dayFromIso(lastDay) - 40);
    const first = await engine.client.forecasts.get({ store: SHOP, product: 'P001', horizon: 5, asOf });
    expect(first.origin).toBe(asOf);
    expect(first.warnings).toHaveLength(1);
    expect(first.notices).toEqual([{ code: 'trained-for-origin', values: { day: asOf } }]);
    const again = await engine.client.forecasts.get({ store: SHOP, product: 'P002', horizon: 5, asOf });
    expect(again.modelId).toBe(first.modelId);
    const models = await engine.client.models.list({ store: SHOP });
    expect(models.map(({ status, origin }) => [status, origin])).toEqual([
      ['as-of', asOf],
      ['active', lastDay],
    ]);
  });

  it('says on an earlier origin what it would have said then, whatever happened later', async () => {
    const asOf = isoFromDay(dayFromIso(lastDay) - 40);
    const before = await engine.client.forecasts.get({ store: SHOP, product: 'P001', horizon: 5, asOf });
    const past = await openTestEngine({
      seed: (db) =>
        seedStore(db, {
          code: SHOP,
          products: products.map((product) => ({
            ...product,
            observations: product.observations.filter(({ day }) => day <= asOf),
          })),
        }),
    });
    try {
      const then = await past.client.forecasts.get({ store: SHOP, product: 'P001', horizon: 5 });
      expect(then.points).toEqual(before.points);
      expect((await past.client.models.list({ store: SHOP }))[0].status).toBe('active');
    } finally {
      await past.remove();
    }
  });

  it('writes files of every product with a sale, every day and every sum', async () => {
    const { jobId } = await engine.client.forecasts.exportFiles({ store: SHOP, horizon: 9, sums: [7, 120] });
    const { result } = await finished(jobId);
    const daily = await textOf(String(result?.fileId));
    const sums = await textOf(String(result?.sumsFileId));
    expect(daily[0]).toBe('date,store,product,mean,q0.025,q0.1,q0.25,q0.5,q0.75,q0.9,q0.975');
    expect(sums[0]).toBe('store,product,days,mean,q0.025,q0.1,q0.25,q0.5,q0.75,q0.9,q0.975');
    expect(daily).toHaveLength(1 + 7 * 9);
    expect(sums).toHaveLength(1 + 7 * 2);
    expect(result?.trainedForOrigin).toBe(false);
  });

  it('takes no product that it does not know', async () => {
    const question = engine.client.forecasts.get({ store: SHOP, product: 'nothing' });
    await expect(question).rejects.toMatchObject({ code: 'not-found/product' });
  });
});

describe('backtesting a store', () => {
  it('forecasts past origins with models that had not seen later days, and sums up', async () => {
    const { jobId } = await engine.client.backtests.start({ store: SHOP, origins: 2, horizon: 14 });
    const { result } = await finished(jobId);
    const summary = await engine.client.backtests.summary({ jobId });
    const at = (back: number) => isoFromDay(dayFromIso(lastDay) - back);
    expect(summary.origins).toEqual([at(28), at(14)]);
    expect(summary.rows[0]).toMatchObject({ demandClass: null, fromStep: 1, toStep: 14 });
    expect(summary.rows.slice(1, 3).map(({ fromStep, toStep }) => [fromStep, toStep])).toEqual([
      [1, 7],
      [8, 14],
    ]);
    const rows = await textOf(String(result?.fileId));
    expect(rows[0].split(',').slice(0, 5)).toEqual(['origin', 'date', 'store', 'product', 'mean']);
    expect(rows).toHaveLength(1 + 2 * 7 * 14);
    const [whole] = summary.rows;
    expect(whole.products).toBe(7);
    expect(whole.skill.rmsse).toBeCloseTo(1 - (whole.accuracy.rmsse ?? 0) / (whole.naive.rmsse ?? 1), 9);
    expect(whole.bands.width95).toBeGreaterThan(whole.bands.width80 ?? Number.POSITIVE_INFINITY);
    const ofClasses = summary.rows.filter(({ demandClass, toStep }) => demandClass !== null && toStep === 14);
    const pooled = ofClasses.filter(({ fromStep }) => fromStep === 1);
    expect(pooled.reduce((sum, row) => sum + row.accuracy.observations, 0)).toBe(whole.accuracy.observations);
    const trained = await engine.client.models.list({ store: SHOP });
    expect(
      trained.map(({ origin }) => origin),
      'models of a backtest are not kept',
    ).not.toContain(at(28));
  });
  it('may count recorded promotions and closed days as known ahead, and is the better for it', async () => {
    const wape = async (knownPlans: boolean) => {
      const { jobId } = await engine.client.backtests.start({ store: SHOP, origins: 1, horizon: 28, knownPlans });
      await finished(jobId);
      const summary = await engine.client.backtests.summary({ jobId });
      expect(summary.knownPlans).toBe(knownPlans);
      return summary.rows[0].accuracy.wape ?? Number.NaN;
    };
    expect(await wape(true)).toBeLessThan(await wape(false));
  });
  it('leaves nothing when it is cancelled', async () => {
    const files = () => readdirSync(join(engine.workspaceDir, 'files')).sort();
    const before = files();
    const { jobId } = await engine.client.backtests.start({ store: SHOP, origins: 3, horizon: 14 });
    for await (const job of await engine.client.jobs.watch({ jobId })) if (job.stage === 'train:boost') break;
    await engine.client.jobs.cancel({ jobId });
    expect((await finished(jobId)).state).toBe('cancelled');
    expect(files()).toEqual(before);
  });
  it('says what is missing when there is too little history', async () => {
    const { jobId } = await engine.client.backtests.start({ store: 'Young', origins: 3, horizon: 28 });
    expect((await finished(jobId)).error).toMatchObject({
      code: 'data/too-short',
      details: { neededDays: 56, foundDays: 40 },
    });
    await expect(engine.client.backtests.summary({ jobId })).rejects.toMatchObject({ code: 'not-found/job' });
  });
});

describe('an engine that is closed while it trains', () => {
  it('leaves the workspace with the models it had', async () => {
    const other = await openTestEngine({ seed });
    const { jobId } = await other.client.models.train({ store: SHOP, settings: { numTrees: 5000 } });
    for await (const job of await other.client.jobs.watch({ jobId })) if (job.stage === 'boost') break;
    await other.close();
    const models = join(other.workspaceDir, 'models');
    expect(existsSync(models) ? readdirSync(models) : []).toEqual([]);
    const db = openDatabase(other.workspaceDir, { create: false, now: () => new Date() });
    expect(db.all(q.selectFrom('model').select('id'))).toEqual([]);
    db.close();
    await other.remove();
  });
});

async function textOf(fileId: string): Promise<string[]> {
  let text = '';
  for (let offset = 0; ; ) {
    const { base64, done } = await engine.client.files.read({ fileId, offset });
    const bytes = Buffer.from(base64, 'base64');
    text += bytes.toString('utf8');
    offset += bytes.length;
    if (done) return text.trimEnd().split('\r\n');
  }
}

describe('threads of a training', () => {
  it('write the same files whatever their number, which is never more than the engine may use', async () => {
    const modelOf = async (threads: number) => {
      const job = await finished(
        (await engine.client.models.train({ store: SHOP, settings: { ...settings, threads } })).jobId,
      );
      return engine.client.models.get({ modelId: String(job.result?.modelId) });
    };
    const [one, many] = [await modelOf(1), await modelOf(64)];
    expect([one.settings.threads, many.settings.threads]).toEqual([1, 2]);
    expect(many.files).toEqual(one.files);
  });
});
