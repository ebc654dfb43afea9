// The main job through the real command line: a store's sales in, a trained model, an order list and forecasts out.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { BacktestSummary } from '#core/contract/backtests.ts';
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import type { ImportReport } from '#core/contract/imports.ts';
import type { Job } from '#core/contract/jobs.ts';
import type { ModelCard } from '#core/contract/models.ts';
import type { Order, OrderChange, OrderLine } from '#core/contract/orders.ts';
import type { PlanCheck } from '#core/contract/plans.ts';
import type { Prediction } from '#core/contract/predictions.ts';
import type { ReplaySummary } from '#core/contract/replays.ts';
import type { History, Product, Store } from '#core/contract/stores.ts';
import type { TradeOffCurve, TradeOffOptimum } from '#core/contract/trade-offs.ts';
import { type CliBench, createCliBench } from './cli-process.ts';
import { SALES, writeSalesFile } from './cli-sales.ts';

// A training takes seconds; on a busy machine a test with three of them needs its time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const ROWS = SALES.products * SALES.days;
const QUANTILE_COLUMNS = 'q0.025,q0.1,q0.25,q0.5,q0.75,q0.9,q0.975';

let bench: CliBench;
let salesFile: string;
let card: ModelCard;

const at = (name: string): string => join(bench.dir, name);
const readRows = (path: string): string[][] =>
  readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));

beforeAll(async () => {
  bench = createCliBench();
  salesFile = writeSalesFile(at('sales.csv'));
  await bench.json('import', salesFile);
  card = await bench.json<ModelCard>('train', '--store', SALES.store, '--threads', '1');
});
afterAll(() => bench.remove());

describe('import', () => {
  it('counts without changing anything in a dry run', async () => {
    const other = createCliBench();
    onTestFinished(() => other.remove());
    const dry = await other.json<{ state: string; report: ImportReport }>('import', salesFile, '--dry-run');
    expect(dry).toMatchObject({ state: 'discarded', report: { rows: { total: ROWS, accepted: ROWS, rejected: 0 } } });
    expect(await other.json('stores')).toEqual([]);
  });

  it('says that a file which is there already changes nothing', async () => {
    const again = await bench.json<{ report: ImportReport }>('import', salesFile);
    expect(again.report.effect).toMatchObject({ inserted: 0, replaced: 0, unchanged: ROWS });
  });

  it('refuses what is no table with the exit code of its category', async () => {
    writeFileSync(at('picture.csv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]));
    expect((await bench.run('import', at('picture.csv'))).code).toBe(2);
    writeFileSync(at('empty.csv'), '');
    expect(await bench.run('import', at('empty.csv'), '--json')).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('"input/empty-file"'),
    });
  });
});

describe('what the store holds', () => {
  it('is listed: stores, products, history', async () => {
    const [store] = await bench.json<Store[]>('stores');
    expect(store).toMatchObject({
      code: SALES.store,
      productCount: SALES.products,
      observationCount: ROWS,
      firstDay: SALES.firstDay,
      lastDay: SALES.lastDay,
      activeModelId: card.id,
    });
    const { total, products } = await bench.json<{ total: number; products: Product[] }>(
      'products',
      '--store',
      SALES.store,
      '--category',
      'Snacks',
      '--limit',
      '2',
    );
    expect({ total, shown: products.length }).toEqual({ total: 3, shown: 2 });
    const history = await bench.json<History>(
      'history',
      '--store',
      SALES.store,
      '--product',
      'P3',
      '--from',
      '2025-05-01',
      '--to',
      '2025-05-07',
    );
    expect(history.day).toHaveLength(7);
    const fromFile = readRows(salesFile).filter(([day, , product]) => product === 'P3' && history.day.includes(day));
    expect(history.units).toEqual(fromFile.map((row) => Number(row[5])));
  });

  it('is the same through a command and through call', async () => {
    expect(await bench.json('call', 'stores.get', JSON.stringify({ store: SALES.store }))).toEqual(
      (await bench.json<Store[]>('stores'))[0],
    );
  });

  it('reads as tables for people', async () => {
    const { stdout } = await bench.run('products', '--store', SALES.store);
    expect(stdout.split('\n')[0]).toMatch(/^Product +Name +Category/);
    expect(stdout.match(/^P\d /gm)).toHaveLength(SALES.products);
    expect((await bench.run('products', '--store', 'nowhere')).code).toBe(4);
  });
});

describe('train', () => {
  it('answers with the card: data, accuracy against naive, blocks in ONNX', () => {
    expect(card).toMatchObject({
      store: SALES.store,
      status: 'active',
      origin: SALES.lastDay,
      data: { products: SALES.products, firstDay: SALES.firstDay, lastDay: SALES.lastDay },
    });
    expect(card.accuracy.wape).toBeLessThan(
      card.references.find((r) => r.forecaster === 'seasonal-naive')?.accuracy.wape ?? 0,
    );
    for (const block of card.blocks) expect(block.parityMaxRelativeDifference).toBeLessThanOrEqual(1e-9);
  });

  it('shows in the status', async () => {
    const { training } = await bench.json<{ training: { stores: unknown[] } }>('status');
    expect(training.stores).toMatchObject([
      { store: SALES.store, modelId: card.id, origin: SALES.lastDay, newerDays: 0 },
    ]);
    const { stdout } = await bench.run('status');
    expect(stdout).toContain(card.id);
  });

  it('tells its progress on stderr, and nothing of it on stdout', async () => {
    const { code, stdout, stderr } = await bench.run(
      'train',
      '--store',
      SALES.store,
      '--as-of',
      '2025-04-15',
      '--threads',
      '1',
      '--set',
      'numTrees=30',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Model [0-9a-f]{16}, version \d+ \(as-of\)/);
    const shares = [...stderr.matchAll(/^ *(\d+) %/gm)].map((match) => Number(match[1]));
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect((await bench.json<Store[]>('stores'))[0].activeModelId).toBe(card.id);
  });

  it('stops at Ctrl+C with 130 and leaves no half model', async () => {
    const training = bench.start('train', '--store', SALES.store, '--threads', '1');
    await training.said(/^ *\d+ % (?!queued)/m);
    // A terminal and npm may both hand the same Ctrl+C on: that is still one wish to stop in order.
    training.child.kill('SIGINT');
    training.child.kill('SIGINT');
    const { code, stdout, stderr } = await training.done;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('Error (cancelled)');
    const [latest] = await bench.json<Job[]>('jobs', '--limit', '1');
    expect(latest).toMatchObject({ kind: 'train', state: 'cancelled' });
    expect((await bench.json<Store[]>('stores'))[0].activeModelId).toBe(card.id);
  });
});

describe('predict', () => {
  const predict = (...more: string[]) =>
    bench.json<Prediction>('predict', '--store', SALES.store, '--product', 'P5', '--date', '2025-06-03', ...more);

  it('answers for one product and date, with lines that add up', async () => {
    const prediction = await predict();
    expect(prediction).toMatchObject({ product: 'P5', date: '2025-06-03', origin: SALES.lastDay, modelId: card.id });
    const { baseline, contributions, mean } = prediction.explanation;
    expect(baseline + contributions.reduce((sum, line) => sum + line.units, 0)).toBeCloseTo(mean, 6);
    expect(prediction.quantiles).toEqual([...prediction.quantiles].sort((a, b) => a - b));
  });

  it('takes the context that is set', async () => {
    const none = await predict('--on-hand', '0', '--lead-time', '3');
    const plenty = await predict('--on-hand', '100000', '--lead-time', '3');
    expect(none.decision).toMatchObject({ status: 'out', onHand: 0, leadTimeDays: 3 });
    expect(plenty.decision).toMatchObject({ status: 'overstock', orderQuantity: 0 });
    expect(none.decision.orderQuantity).toBeGreaterThan(0);
    const { stdout } = await bench.run(
      'predict',
      '--store',
      SALES.store,
      '--product',
      'P5',
      '--date',
      '2025-06-03',
      '--promotion',
      '--price',
      '2.5',
    );
    expect(stdout).toContain('What drove it');
  });
});

describe('bulk', () => {
  const QUIET = ['--quiet'];

  it('writes the order list as CSV and as XLSX', async () => {
    const { summary, lines } = await bench.json<{ summary: BulkSummary; lines: BulkLine[] }>(
      'bulk',
      '--store',
      SALES.store,
      '--date',
      '2025-05-31',
      '--horizon',
      '14',
      '--out',
      at('order.csv'),
      '--limit',
      '0',
      ...QUIET,
    );
    expect(summary).toMatchObject({ date: '2025-05-31', horizonDays: 14, products: SALES.products });
    expect(lines.map((line) => line.priority)).toEqual(lines.map((line) => line.priority).sort((a, b) => b - a));
    expect(readRows(at('order.csv'))).toHaveLength(SALES.products + 1);

    const { code, stdout } = await bench.run('bulk', '--store', SALES.store, '--out', at('order.xlsx'), '--limit', '2');
    expect(code).toBe(0);
    expect(readFileSync(at('order.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(stdout).toContain('Units to order');
    expect(stdout).toContain(`… ${SALES.products - 2} more`);
  });
});

describe('orders', () => {
  it('drafts them from a list, shows, places, receives, takes back and writes them', async () => {
    const store = ['--store', SALES.store, '--quiet'];
    const proposal = await bench.json<{ orders: Order[] }>('orders', 'propose', ...store);
    const [draft] = proposal.orders;
    expect(draft).toMatchObject({ number: 1, state: 'draft', orderDay: '2025-05-31' });
    const shown = await bench.json<{ lines: OrderLine[] }>('orders', 'show', '1', ...store);
    expect(shown.lines.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(draft.units);
    const written = await bench.json<{ rows: number }>('orders', 'export', '--out', at('drafts.csv'), ...store);
    expect(readRows(at('drafts.csv'))).toHaveLength(written.rows + 1);
    await bench.json('orders', 'place', '1', ...store);
    expect(await bench.run('orders', 'place', '1', ...store)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('conflict/order-state'),
    });
    await bench.json('orders', 'receive', '1', '--date', '2025-06-07', ...store);
    const [received] = await bench.json<Order[]>('orders', 'list', '--state', 'received', ...store);
    expect(received).toMatchObject({ number: 1, receivedDay: '2025-06-07', receivedUnits: draft.units });
    const [latest] = await bench.json<OrderChange[]>('orders', 'history', ...store);
    await bench.json('orders', 'undo', latest.id);
    const { stdout } = await bench.run('orders', 'list', ...store);
    expect(stdout).toContain('placed');
    await bench.json('orders', 'reopen', '1', ...store);
    await bench.json('orders', 'cancel', '1', ...store);
  }, 120_000);
});

describe('forecast', () => {
  it('writes every product and day with exactly the promised columns, and sums', async () => {
    const written = await bench.json<{ trainedForOrigin: boolean }>(
      'forecast',
      '--store',
      SALES.store,
      '--horizon',
      '28',
      '--out',
      at('f.csv'),
      '--sums',
      '7,28',
      '--sums-out',
      at('s.csv'),
    );
    expect(written.trainedForOrigin).toBe(false);
    const [head, ...rows] = readRows(at('f.csv'));
    expect(head.join()).toBe(`date,store,product,mean,${QUANTILE_COLUMNS}`);
    expect(rows).toHaveLength(28 * SALES.products);
    expect([rows[0][0], rows.at(-1)?.[0]].sort()).toEqual(['2025-05-31', '2025-06-27']);
    for (const row of rows) {
      const numbers = row.slice(3).map(Number);
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect(numbers.slice(1)).toEqual(numbers.slice(1).sort((a, b) => a - b));
    }
    const [sumsHead, ...sums] = readRows(at('s.csv'));
    expect(sumsHead.join()).toBe(`store,product,days,mean,${QUANTILE_COLUMNS}`);
    expect(sums).toHaveLength(2 * SALES.products);
    const p1 = rows.filter((row) => row[2] === 'P1').reduce((sum, row) => sum + Number(row[3]), 0);
    const p1Sum = Number(sums.find((row) => row[1] === 'P1' && row[2] === '28')?.[3]);
    expect(Math.abs(p1Sum / p1 - 1)).toBeLessThan(0.01);
  });

  it('for a past date uses nothing later: later data do not change a byte of it', async () => {
    const asOf = '2025-04-30';
    const args = ['forecast', '--store', SALES.store, '--as-of', asOf, '--horizon', '7'];
    const written = await bench.json<{ trainedForOrigin: boolean; modelId: string }>(...args, '--out', at('past.csv'));
    expect(written.trainedForOrigin).toBe(true);
    expect(written.modelId).not.toBe(card.id);
    const { stdout } = await bench.run(...args, '--out', at('past-2.csv'));
    expect(stdout).toContain(asOf);

    const early = createCliBench();
    onTestFinished(() => early.remove());
    const lines = readFileSync(salesFile, 'utf8').trim().split('\n');
    const known = join(early.dir, 'sales.csv');
    writeFileSync(known, `${[lines[0], ...lines.slice(1).filter((line) => line.slice(0, 10) <= asOf)].join('\n')}\n`);
    await early.json('import', known);
    await early.json('train', '--store', SALES.store);
    await early.json('forecast', '--store', SALES.store, '--horizon', '7', '--out', join(early.dir, 'f.csv'));
    expect(readFileSync(at('past.csv'), 'utf8')).toBe(readFileSync(join(early.dir, 'f.csv'), 'utf8'));
  });
});

describe('plan', () => {
  it('checks, takes over, lists and takes back a plan file, and forecasts follow it', async () => {
    const file = at('plan.csv');
    writeFileSync(file, 'Datum;Artikel;Aktion;Geschlossen\n30.05.2025;P1;ja;\n02.06.2025;;;ja\n03.06.2025;P9;ja;\n');
    const forecast = async (out: string, ...args: string[]) => {
      const written = await bench.json<{ planDays: object }>(
        ...['forecast', '--store', SALES.store, '--horizon', '7', '--out', at(out), ...args],
      );
      const closed = readRows(at(out)).filter((row) => row[0] === '2025-06-02');
      return { planDays: written.planDays, closedDay: closed.map((row) => Number(row[3])) };
    };
    const once = await forecast('once.csv', '--plan', file);
    expect(once.planDays).toEqual({ used: 1, past: 1, beyond: 0 });
    expect(once.closedDay).toEqual(Array(SALES.products).fill(0));
    expect((await forecast('without.csv')).closedDay.every((mean) => mean > 0)).toBe(true);

    const dry = await bench.json<{ state: string; check: PlanCheck }>('plan', file, '--dry-run');
    expect(dry.check).toMatchObject({ rows: { total: 3, accepted: 2, rejected: 1 }, pastDays: 1 });
    expect(dry.check.rejected).toMatchObject([{ line: 4, code: 'unknown-product' }]);
    expect(await bench.json('plan', '--list')).toMatchObject({ total: 0 });
    const { stdout } = await bench.run('plan', file);
    expect(stdout).toMatch(/2 accepted, 1 left out/);
    expect(stdout).toContain('P9');
    expect(await bench.json('plan', '--list', '--from', '2025-06-01')).toMatchObject({
      rows: [{ product: null, from: '2025-06-02', closed: true }],
    });
    expect((await forecast('saved.csv')).closedDay).toEqual(once.closedDay);
    expect((await forecast('unsaved.csv', '--no-saved-plans')).closedDay.every((mean) => mean > 0)).toBe(true);
    expect(await bench.json('plan', '--clear')).toMatchObject({ days: 2 });
    expect(await bench.json('plan', '--list')).toMatchObject({ total: 0 });
    expect((await bench.run('plan')).code).toBe(2);
  });
});

describe('backtest and jobs', () => {
  it('forecasts from several origins and compares with naive', async () => {
    const { summary } = await bench.json<{ summary: BacktestSummary }>(
      'backtest',
      '--store',
      SALES.store,
      '--origins',
      '2',
      '--horizon',
      '7',
      '--out',
      at('backtest.csv'),
      '--summary-out',
      at('summary.csv'),
    );
    expect(summary.origins).toHaveLength(2);
    const all = summary.rows.find((row) => row.demandClass === null);
    expect(all?.accuracy.observations).toBeGreaterThan(0);
    const [head, ...rows] = readRows(at('backtest.csv'));
    expect(head.join()).toBe(`origin,date,store,product,mean,${QUANTILE_COLUMNS}`);
    expect(new Set(rows.map((row) => row[0]))).toEqual(new Set(summary.origins));
    const [columns, whole] = readRows(at('summary.csv'));
    expect(whole.slice(0, 3)).toEqual(['all', '1', '7']);
    expect(Number(whole[columns.indexOf('rmsse')])).toBeCloseTo(all?.accuracy.rmsse ?? 0, 12);
  });

  it('replays the last month under every policy', async () => {
    const { summary } = await bench.json<{ summary: ReplaySummary }>(
      'replay',
      '--store',
      SALES.store,
      '--months',
      '1',
      '--out',
      at('replay.csv'),
    );
    expect(Object.keys(summary.outcomes).sort()).toEqual(['clairvoyant', 'min-max', 'shelfcast', 'shop']);
    const [columns, ...rows] = readRows(at('replay.csv'));
    expect(columns.slice(0, 4)).toEqual(['Product', 'Name', 'Category', 'Policy']);
    expect(rows).toHaveLength(4 * SALES.products);
    const { code, stdout } = await bench.run('replay', '--store', SALES.store, '--months', '1');
    expect(code).toBe(0);
    expect(stdout).toContain('Demand met');
  });

  it('weighs service level against money', async () => {
    const { curve, optimum } = await bench.json<{ curve: TradeOffCurve; optimum: TradeOffOptimum }>(
      'trade-off',
      '--store',
      SALES.store,
      '--category',
      'Drinks',
      '--stock-value',
      '50',
      '--out',
      at('trade-off.csv'),
    );
    expect(curve.products).toBe(3);
    expect(optimum.totals.stockValue).toBeLessThanOrEqual(50);
    expect(readRows(at('trade-off.csv'))).toHaveLength(curve.points.length + 1);
    expect((await bench.run('trade-off', '--store', SALES.store)).stdout).toContain('most profit');
  });

  it('lists what ran, and follows a job as lines of JSON', async () => {
    const jobs = await bench.json<Job[]>('jobs', '--limit', '50');
    expect(new Set(jobs.map((job) => job.kind))).toContain('train');
    const { code, stdout } = await bench.run('call', 'jobs.watch', JSON.stringify({ jobId: jobs[0].id }));
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Job),
    ).toMatchObject([{ id: jobs[0].id }]);
  });

  it('waits, in call, for the job that the procedure starts', async () => {
    const { jobId } = await bench.json<{ jobId: string }>('call', 'bulk.start', JSON.stringify({ store: SALES.store }));
    expect(await bench.json<Job>('call', 'jobs.get', JSON.stringify({ jobId }))).toMatchObject({ state: 'succeeded' });
  });

  it('leaves no files behind in the workspace', () => {
    expect(existsSync(join(bench.workspace, 'files'))).toBe(true);
    expect(existsSync(at('order.csv.part'))).toBe(false);
  });
});
