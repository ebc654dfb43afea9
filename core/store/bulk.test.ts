// Bulk runs in a real database: kept whole, listed in a stable order, edited without losing the proposal.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BulkSummary, bulkSortKeys, bulkSummarySchema } from '../contract/bulk.ts';
import { DEFAULT_STORE_SETTINGS } from '../contract/stores.ts';
import { createRng } from '../math/rng.ts';
import {
  BULK_RUNS_KEPT,
  type BulkLineRow,
  type BulkRunRecord,
  findLatestBulkRun,
  getBulkLine,
  getBulkRun,
  saveBulkRun,
  setBulkQuantity,
  sumOrder,
} from './bulk.ts';
import {
  type BulkListInput,
  listBulkLines,
  pageBulkLines,
  restoreBulkQuantities,
  searchTextOf,
  setBulkQuantities,
  sumBulkLines,
} from './bulk-lines.ts';
import { newId } from './id.ts';
import { q } from './sql.ts';
import { openTestDatabase, seedStore } from './test-store.ts';

let opened: ReturnType<typeof openTestDatabase>;
beforeEach(() => {
  opened = openTestDatabase();
  seedStore(opened.db, { code: 'S1', products: [{ code: 'A', observations: [{ day: '2026-01-01', units: 1 }] }] });
});
afterEach(() => opened.remove());

function buildRun(number = 1): BulkRunRecord {
  const summary: BulkSummary = {
    bulkId: newId(),
    store: 'S1',
    date: '2026-01-02',
    origin: '2026-01-01',
    horizonDays: 30,
    modelId: 'm1',
    createdAt: `2026-01-0${number}T10:00:00.000Z`,
    currency: 'EUR',
    products: 1,
    expectedUnits: { mean: 10, low: 5, high: 15 },
    unitsToOrder: 0,
    orderCost: null,
    budget: null,
    revenueAtRisk: null,
    byStatus: { unknown: 0, out: 0, critical: 0, low: 0, healthy: 1, overstock: 0 },
    withAssumptions: 0,
    seconds: 0.1,
    warnings: [],
    notices: [],
  };
  const basis = {
    dataVersion: 2,
    settings: DEFAULT_STORE_SETTINGS,
    asOfDay: null,
    forecastSteps: 30,
    categories: [],
    suppliers: [],
  };
  return { summary: bulkSummarySchema.parse(summary), basis, dateDay: 20_455, originDay: 20_454 };
}

function buildLine(bulkId: string, code: string, change: Partial<BulkLineRow> = {}): BulkLineRow {
  const line = {
    bulk_id: bulkId,
    product_code: code,
    name: `Product ${code}`,
    category: 'Food',
    supplier: null,
    demand_class: 'smooth',
    forecaster: 'gbdt',
    status: 'healthy',
    status_rank: 1,
    on_hand: 4,
    demand_mean: 10,
    demand_low: 6,
    demand_high: 15,
    days_of_cover: 3,
    proposed_quantity: 12,
    edited_quantity: null,
    unit_cost: 15_000,
    revenue_at_risk: 7.5,
    priority: 3,
    priority_unit: 'money',
    confidence: 'high',
    confidence_rank: 2,
    has_assumptions: 0,
    overridden: 0,
    budget_quantity: null,
    ...change,
  };
  return { search_text: searchTextOf(line), ...line };
}

const list = (bulkId: string, change: Partial<BulkListInput> = {}): BulkListInput => ({
  bulkId,
  sort: 'priority',
  descending: true,
  filter: {},
  ...change,
});
const codes = (lines: readonly BulkLineRow[]): string[] => lines.map((line) => line.product_code);

describe('bulk runs', () => {
  test('a run comes back as it was saved, and the newest five of a store are kept with their lines', () => {
    const runs = Array.from({ length: 7 }, (_, i) => buildRun(i + 1));
    for (const run of runs) saveBulkRun(opened.db, run, [buildLine(run.summary.bulkId, 'A')]);
    expect(getBulkRun(opened.db, runs[6].summary.bulkId)).toEqual(runs[6]);
    expect(findLatestBulkRun(opened.db, 'S1')).toEqual(runs[6]);
    expect(() => getBulkRun(opened.db, runs[1].summary.bulkId)).toThrowError(/no bulk run/);
    const left = opened.db.all(q.selectFrom('bulk_line').select('bulk_id').distinct());
    expect(left).toHaveLength(BULK_RUNS_KEPT);
  });

  test('a store without a run has no latest one, and a store that does not exist is named', () => {
    expect(findLatestBulkRun(opened.db, 'S1')).toBeUndefined();
    expect(() => findLatestBulkRun(opened.db, 'S9')).toThrowError(/S9/);
  });

  test('a run that cannot be saved whole is not saved at all', () => {
    const run = buildRun();
    const line = buildLine(run.summary.bulkId, 'A');
    expect(() => saveBulkRun(opened.db, run, [line, line])).toThrow();
    expect(findLatestBulkRun(opened.db, 'S1')).toBeUndefined();
  });

  test('an edited quantity is kept beside the proposed one, counts in the totals, and can be taken back', () => {
    const run = buildRun();
    const { bulkId } = run.summary;
    saveBulkRun(opened.db, run, [
      buildLine(bulkId, 'A'),
      buildLine(bulkId, 'B', { proposed_quantity: 3, unit_cost: null }),
    ]);
    expect(sumOrder(opened.db, bulkId)).toEqual({ units: 15, cost: 18 });
    const edited = setBulkQuantity(opened.db, bulkId, 'A', 20);
    expect(edited.summary).toMatchObject({ unitsToOrder: 23, orderCost: 30 });
    expect(getBulkLine(opened.db, bulkId, 'A')).toMatchObject({ proposed_quantity: 12, edited_quantity: 20 });
    expect(findLatestBulkRun(opened.db, 'S1')?.summary).toEqual(edited.summary);
    expect(setBulkQuantity(opened.db, bulkId, 'A', 0).summary).toMatchObject({ unitsToOrder: 3, orderCost: 0 });
    expect(setBulkQuantity(opened.db, bulkId, 'A', null).summary).toMatchObject({ unitsToOrder: 15, orderCost: 18 });
    expect(() => setBulkQuantity(opened.db, bulkId, 'Z', 1)).toThrowError(/"Z"/);
  });

  test('many quantities are edited at once by a filter, and the edit can be taken back whole', () => {
    const run = buildRun();
    const { bulkId } = run.summary;
    saveBulkRun(opened.db, run, [
      buildLine(bulkId, 'A'),
      buildLine(bulkId, 'B', { edited_quantity: 5 }),
      buildLine(bulkId, 'C', { status: 'out', edited_quantity: 0 }),
    ]);
    const quantities = () => listBulkLines(opened.db, list(bulkId)).map((line) => line.edited_quantity);
    const none = setBulkQuantities(opened.db, bulkId, { products: ['A', 'B', 'C'] }, 0);
    expect(none.before).toEqual([
      { product: 'A', quantity: null },
      { product: 'B', quantity: 5 },
    ]);
    expect(none.run.summary).toMatchObject({ unitsToOrder: 0, orderCost: 0 });
    expect(quantities()).toEqual([0, 0, 0]);
    const back = restoreBulkQuantities(opened.db, bulkId, none.before);
    expect(quantities()).toEqual([null, 5, 0]);
    expect(back.summary).toMatchObject({ unitsToOrder: 17, orderCost: 25.5 });
    expect(setBulkQuantities(opened.db, bulkId, { status: ['out'] }, null).before).toHaveLength(1);
    expect(quantities()).toEqual([null, 5, null]);
    expect(setBulkQuantities(opened.db, bulkId, { products: [] }, 9).before).toEqual([]);
    expect(() => setBulkQuantities(opened.db, 'no-such-run', {}, 1)).toThrowError(/no bulk run/);
  });

  test('totals of the lines that match count edited quantities', () => {
    const run = buildRun();
    const { bulkId } = run.summary;
    saveBulkRun(opened.db, run, [
      buildLine(bulkId, 'A'),
      buildLine(bulkId, 'B', { edited_quantity: 4 }),
      buildLine(bulkId, 'C', { unit_cost: null, supplier: 'Baker' }),
    ]);
    expect(sumBulkLines(opened.db, bulkId, {})).toEqual({ lines: 3, units: 28, cost: 24 });
    expect(sumBulkLines(opened.db, bulkId, { supplier: ['Baker'] })).toEqual({ lines: 1, units: 12, cost: null });
    expect(sumBulkLines(opened.db, bulkId, { except: ['B', 'C'] })).toEqual({ lines: 1, units: 12, cost: 18 });
    expect(sumBulkLines(opened.db, bulkId, { products: [] })).toEqual({ lines: 0, units: 0, cost: null });
  });

  test('costs that are all unknown do not add up to nothing', () => {
    const run = buildRun();
    saveBulkRun(opened.db, run, [buildLine(run.summary.bulkId, 'A', { unit_cost: null })]);
    expect(sumOrder(opened.db, run.summary.bulkId)).toEqual({ units: 12, cost: null });
  });
});

describe('lines of a run', () => {
  const rng = createRng(5).fork('lines');
  const pick = <T>(values: readonly T[]): T => values[rng.int(values.length)];
  const random = (bulkId: string, i: number): BulkLineRow =>
    buildLine(bulkId, `P${String(i).padStart(4, '0')}`, {
      name: `${pick(['Bread', 'bun', 'Öl', 'éclair'])} ${rng.int(50)}`,
      category: pick(['Food', 'drinks', null]),
      supplier: pick(['Baker', 'Oiler', null]),
      status_rank: rng.int(6),
      status: pick(['low', 'out', 'healthy']),
      on_hand: pick([null, rng.int(20)]),
      demand_mean: rng.int(50),
      days_of_cover: pick([null, rng.int(180)]),
      proposed_quantity: rng.int(4),
      edited_quantity: pick([null, null, rng.int(9)]),
      unit_cost: pick([null, rng.int(90_000)]),
      revenue_at_risk: pick([null, rng.int(1_000) / 8]),
      priority: rng.int(30) - 5,
      confidence_rank: rng.int(3),
    });
  const quantityOf = (line: BulkLineRow): number => line.edited_quantity ?? line.proposed_quantity;
  const sortValueOf: Record<BulkListInput['sort'], (line: BulkLineRow) => string | number | null> = {
    priority: (line) => line.priority,
    name: (line) => line.name.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
    product: (line) => line.product_code,
    category: (line) => line.category?.toLowerCase() ?? null,
    supplier: (line) => line.supplier?.toLowerCase() ?? null,
    status: (line) => line.status_rank,
    onHand: (line) => line.on_hand,
    demand: (line) => line.demand_mean,
    daysOfCover: (line) => line.days_of_cover,
    orderQuantity: quantityOf,
    orderCost: (line) => (line.unit_cost === null ? null : quantityOf(line) * line.unit_cost),
    revenueAtRisk: (line) => line.revenue_at_risk,
    confidence: (line) => line.confidence_rank,
  };

  test.each(bulkSortKeys)('sorted by %s, equals follow the code and the unknown comes last, both ways', (sort) => {
    const run = buildRun();
    const { bulkId } = run.summary;
    const lines = Array.from({ length: 300 }, (_, i) => random(bulkId, i));
    saveBulkRun(opened.db, run, lines);
    const value = sortValueOf[sort];
    for (const descending of [true, false]) {
      const expected = lines.toSorted((a, b) => {
        const [x, y] = [value(a), value(b)];
        if (x === y) return a.product_code < b.product_code ? -1 : 1;
        if (x === null || y === null) return x === null ? 1 : -1;
        return x < y === descending ? 1 : -1;
      });
      expect(codes(listBulkLines(opened.db, list(bulkId, { sort, descending })))).toEqual(codes(expected));
      const page = pageBulkLines(opened.db, list(bulkId, { sort, descending }), { offset: 120, limit: 50 });
      expect(page.total).toBe(300);
      expect(codes(page.lines)).toEqual(codes(expected.slice(120, 170)));
    }
  });

  test('filters by status, category, supplier and need of an order, together', () => {
    const run = buildRun();
    const { bulkId } = run.summary;
    const lines = Array.from({ length: 300 }, (_, i) => random(bulkId, i));
    saveBulkRun(opened.db, run, lines);
    const filter = {
      status: ['low' as const, 'out' as const],
      category: ['Food'],
      supplier: ['Baker'],
      onlyToOrder: true,
    };
    const expected = lines.filter(
      (line) =>
        line.status !== 'healthy' && line.category === 'Food' && line.supplier === 'Baker' && quantityOf(line) > 0,
    );
    expect(expected.length).toBeGreaterThan(3);
    const page = pageBulkLines(opened.db, list(bulkId, { sort: 'product', descending: false, filter }), {
      offset: 0,
      limit: 1_000,
    });
    expect(page.total).toBe(expected.length);
    expect(codes(page.lines)).toEqual(codes(expected));
    const empty = { status: [], category: [], supplier: [], search: '  ', onlyToOrder: false };
    expect(listBulkLines(opened.db, list(bulkId, { filter: empty }))).toHaveLength(300);
  });

  test('search finds every word in code, name, category or supplier, in any case, and takes signs literally', () => {
    const run = buildRun();
    const { bulkId } = run.summary;
    saveBulkRun(opened.db, run, [
      buildLine(bulkId, 'A-1', { name: 'Öl 100 %', supplier: 'Süd_Handel' }),
      buildLine(bulkId, 'A-2', { name: 'Éclair', supplier: 'SüdXHandel' }),
      buildLine(bulkId, 'B-1', { name: 'Bread "aged" \\ new', category: null }),
    ]);
    const found = (search: string): string[] => codes(listBulkLines(opened.db, list(bulkId, { filter: { search } })));
    expect(found('öl')).toEqual(['A-1']);
    expect(found('eCLÄIR')).toEqual(['A-2']);
    expect(found('%')).toEqual(['A-1']);
    expect(found('d_h')).toEqual(['A-1']);
    expect(found('\\')).toEqual(['B-1']);
    expect(found('food a-')).toEqual(['A-1', 'A-2']);
    expect(found('a-1 bread')).toEqual([]);
  });

  test('the first page of fifty thousand lines walks an index instead of sorting', () => {
    const run = buildRun();
    const { bulkId } = run.summary;
    saveBulkRun(
      opened.db,
      run,
      Array.from({ length: 50_000 }, (_, i) => buildLine(bulkId, `P${i}`, { priority: (i * 7919) % 50_021 })),
    );
    const page = pageBulkLines(opened.db, list(bulkId), { offset: 49_900, limit: 200 });
    expect(page.total).toBe(50_000);
    expect(page.lines).toHaveLength(100);
    const plan = opened.db
      .prepare<[string], { detail: string }>(
        'EXPLAIN QUERY PLAN SELECT * FROM bulk_line WHERE bulk_id = ? ORDER BY priority DESC, product_code LIMIT 200',
      )
      .all(bulkId);
    expect(plan.map((step) => step.detail).join('; ')).toBe(
      'SEARCH bulk_line USING INDEX bulk_line_priority (bulk_id=?)',
    );
  });
});
