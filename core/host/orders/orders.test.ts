// Orders from a list to the shelf, on a real workspace with forecasts that can be worked by hand.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { type Order, orderLineDetailSchema, orderLineSchema, orderSchema } from '#core/contract/orders.ts';
import { dayFromIso } from '#core/math/day.ts';
import { listReceivedOrders } from '#core/store/delivery-records.ts';
import { q } from '#core/store/sql.ts';
import { getStore } from '#core/store/stores.ts';
import { bulkProcedures } from '../bulk/procedures.ts';
import { poissonForecasts } from '../decisions/test-forecast.ts';
import { openTestShop, RATES, SHOP, type TestShop } from '../decisions/test-shop.ts';
import { predict } from '../predictions/predict.ts';
import { orderProcedures } from './procedures.ts';

let shop: TestShop;
let bulk: ReturnType<typeof bulkProcedures>;
let orders: ReturnType<typeof orderProcedures>;
let forecasts: ReturnType<typeof poissonForecasts>;
beforeEach(async () => {
  shop = await openTestShop();
  forecasts = poissonForecasts(shop.ctx.db, (code) => RATES[code]);
  bulk = bulkProcedures(shop.ctx, forecasts);
  orders = orderProcedures(shop.ctx, forecasts);
});
afterEach(() => shop.remove());

const signal = undefined;
const makeList = async () => bulk.run({ input: { store: SHOP, horizonDays: 30, limit: 1000 }, signal });
const list = () => orders.list({ input: { store: SHOP }, signal }) as Order[];
const linesOf = async (id: string) =>
  (await orders.lines({ input: { id, offset: 0, limit: 200, sort: 'name', descending: false }, signal })).lines;
/** As a single prediction decides for the day. */
const decisionOf = async (product: string, date = '2026-11-17') =>
  (await predict(shop.ctx, forecasts, { store: SHOP, product, date }, {})).decision;

/** The whole list as drafts: the baker's first, then that of the products without a supplier. */
async function propose(): Promise<{ baker: Order; others: Order; bulkId: string }> {
  const { summary } = await makeList();
  const proposal = await orders.propose({ input: { bulkId: summary.bulkId }, signal });
  const [baker, others] = proposal.orders as Order[];
  return { baker, others, bulkId: summary.bulkId };
}
const placed = async (id: string) => (await orders.place({ input: { id }, signal })).order as Order;

describe('proposing orders', () => {
  test('makes a draft for each supplier with arrival, totals and what pack and minimum add', async () => {
    const { baker, others, bulkId } = await propose();
    orderSchema.parse(baker);
    expect(baker).toMatchObject({
      number: 1,
      supplier: 'Baker',
      state: 'draft',
      orderDay: '2026-11-17',
      expectedDay: '2026-11-20',
      lines: 1,
      units: 18,
      cost: 126,
      bulkId,
      origin: '2026-11-16',
      created: { by: 'tester' },
      minimum: null,
    });
    expect(others).toMatchObject({ number: 2, supplier: null });
    const [bread] = await linesOf(baker.id);
    orderLineSchema.parse(bread);
    const { decision } = await bulk.detail({ input: { bulkId, product: 'bread' }, signal });
    expect(bread).toMatchObject({ product: 'bread', quantity: 18, unitCost: 7, packSize: 6, moq: 12, locked: false });
    expect(bread.roundingUnits).toBe(decision.roundingUnits);
    expect(baker.roundingUnits).toBe(decision.roundingUnits);
    expect(baker.roundingCost).toBeCloseTo(decision.roundingUnits * 7, 9);
    const detail = await orders.line({ input: { id: baker.id, product: 'bread' }, signal });
    orderLineDetailSchema.parse(detail);
    expect(detail.decision).toEqual(decision);
  });

  test('again keeps what is locked, brings the rest up to date, and is taken back whole', async () => {
    const { baker, others } = await propose();
    await orders.setLines({ input: { id: baker.id, lines: [{ product: 'bread', quantity: 24 }] }, signal });
    const before = list();
    const { summary } = await makeList();
    await bulk.setQuantity({ input: { bulkId: summary.bulkId, product: 'milk', quantity: 5 }, signal });
    const again = await orders.propose({ input: { bulkId: summary.bulkId }, signal });
    expect(again).toMatchObject({ keptLocked: 1, alreadyOrdered: 0 });
    expect(list()).toHaveLength(2);
    expect((await linesOf(baker.id))[0]).toMatchObject({ quantity: 24, locked: true });
    const milk = (await linesOf(others.id)).find(({ product }) => product === 'milk');
    expect(milk).toMatchObject({ quantity: 5, locked: true });
    await orders.undo({ input: { changeId: again.changeId as string }, signal });
    expect(list()).toEqual(before);
  });

  test('of a selection touches only the lines that match', async () => {
    const { summary } = await makeList();
    const only = await orders.propose({
      input: { bulkId: summary.bulkId, filter: { products: ['bread'] } },
      signal,
    });
    expect(only.orders).toHaveLength(1);
    const rest = await orders.propose({ input: { bulkId: summary.bulkId, filter: { products: ['milk'] } }, signal });
    expect(list().map(({ supplier, lines }) => [supplier, lines])).toEqual([
      [null, 1],
      ['Baker', 1],
    ]);
    expect(rest.lines).toBe(1);
  });

  test('leaves out what was ordered since the list was made', async () => {
    const { baker, bulkId } = await propose();
    await placed(baker.id);
    shop.ctx.db.run(
      q.updateTable('purchase_order').set({ placed_at: '2026-11-17T08:30:00.000Z' }).where('id', '=', baker.id),
    );
    const again = await orders.propose({ input: { bulkId }, signal });
    expect(again.alreadyOrdered).toBe(1);
    expect(list().filter(({ supplier }) => supplier === 'Baker')).toHaveLength(1);
  });
});

describe('the lines of a draft', () => {
  test('are set, locked, noted, added and removed, and each change is taken back', async () => {
    const { baker } = await propose();
    const set = await orders.setLines({
      input: { id: baker.id, lines: [{ product: 'bread', quantity: 20, note: 'crusty' }] },
      signal,
    });
    expect(set.order).toMatchObject({ units: 20, cost: 140, lockedLines: 1 });
    // 20 is above the proposal: minimum and pack added no more than they did.
    expect(set.order.roundingUnits).toBe(baker.roundingUnits);
    const added = await orders.addLine({ input: { id: baker.id, product: 'nails' }, signal });
    expect(added.line).toMatchObject({
      product: 'nails',
      quantity: 1,
      proposedQuantity: 0,
      locked: true,
      unitCost: 0.5,
    });
    const removed = await orders.removeLines({ input: { id: baker.id, products: ['bread'] }, signal });
    expect((await linesOf(baker.id)).map(({ product }) => product)).toEqual(['nails']);
    for (const { changeId } of [removed, added, set]) await orders.undo({ input: { changeId }, signal });
    expect(await orders.get({ input: { id: baker.id }, signal })).toEqual(baker);
    await expect(async () =>
      orders.addLine({ input: { id: baker.id, product: 'bread' }, signal }),
    ).rejects.toThrowError(/already/);
  });

  test('a change that others followed is not taken back', async () => {
    const { baker } = await propose();
    const set = (quantity: number) =>
      orders.setLines({ input: { id: baker.id, lines: [{ product: 'bread', quantity }] }, signal });
    const first = await set(12);
    await set(30);
    expect(() => orders.undo({ input: { changeId: first.changeId }, signal })).toThrowError(/changed since/);
    expect((await linesOf(baker.id))[0].quantity).toBe(30);
  });
});

describe('the way of an order', () => {
  test('placed it is on its way in every later decision, received it is on the shelf', async () => {
    const before = await decisionOf('bread');
    const { baker } = await propose();
    expect(await placed(baker.id)).toMatchObject({ state: 'placed', orderDay: '2026-11-17', placed: { by: 'tester' } });
    const onItsWay = await decisionOf('bread');
    expect(onItsWay.onOrder - before.onOrder).toBe(18);
    expect(onItsWay.assumed).not.toContain('onOrder');
    expect(onItsWay.orderQuantity).toBe(0);

    const part = await orders.receive({
      input: { id: baker.id, lines: [{ product: 'bread', units: 10 }], close: false },
      signal,
    });
    expect(part.order).toMatchObject({ state: 'placed', receivedUnits: 10 });
    expect(await decisionOf('bread')).toMatchObject({ onHand: (before.onHand ?? 0) + 10, onOrder: 8 });

    const rest = await orders.receive({
      input: { id: baker.id, lines: [{ product: 'bread', units: 7 }], close: true },
      signal,
    });
    expect(rest.order).toMatchObject({ state: 'received', receivedUnits: 17, receivedDay: '2026-11-17' });
    expect(await decisionOf('bread')).toMatchObject({ onHand: (before.onHand ?? 0) + 17, onOrder: 0 });
    const { id: storeId } = getStore(shop.ctx.db, SHOP);
    const day = dayFromIso('2026-11-17');
    expect(listReceivedOrders(shop.ctx.db, storeId)).toEqual([{ supplier: 'Baker', orderDay: day, arrivalDay: day }]);

    // One step back: both deliveries were booked on one day; then the placing.
    await orders.reopen({ input: { id: baker.id }, signal });
    expect(await decisionOf('bread')).toMatchObject({ onHand: before.onHand, onOrder: 18 });
    await orders.reopen({ input: { id: baker.id }, signal });
    expect(await decisionOf('bread')).toEqual(before);
    expect(list().find(({ id }) => id === baker.id)).toMatchObject({ state: 'draft', placed: null });
  });

  test('an order of a later day, and one looked at from before it, do not count yet', async () => {
    const { baker } = await propose();
    await orders.place({ input: { id: baker.id, orderDay: '2026-11-19' }, signal });
    expect((await decisionOf('bread')).onOrder).toBe(0);
    expect((await decisionOf('bread', '2026-11-19')).onOrder).toBe(18);
  });

  test('steps that make no sense are refused with words, and change nothing', async () => {
    const { baker } = await propose();
    const id = baker.id;
    const refused = async (step: () => unknown, words: RegExp) => {
      await expect(async () => step()).rejects.toThrowError(words);
    };
    await refused(() => orders.receive({ input: { id, close: false }, signal }), /only what was placed can arrive/);
    await refused(() => orders.reopen({ input: { id }, signal }), /no step to take back/);
    await refused(
      () => orders.place({ input: { id, orderDay: '2026-11-20', expectedDay: '2026-11-19' }, signal }),
      /arrive before it is placed/,
    );
    await orders.setLines({ input: { id, lines: [{ product: 'bread', quantity: 0 }] }, signal });
    await refused(() => orders.place({ input: { id }, signal }), /nothing in it/);
    await orders.setLines({ input: { id, lines: [{ product: 'bread', quantity: null }] }, signal });
    await placed(id);
    await refused(() => orders.remove({ input: { id }, signal }), /cannot be removed/);
    await refused(
      () => orders.setLines({ input: { id, lines: [{ product: 'bread', quantity: 1 }] }, signal }),
      /settled/,
    );
    await refused(
      () => orders.receive({ input: { id, day: '2026-11-16', close: false }, signal }),
      /before it was placed/,
    );
    await refused(
      () => orders.receive({ input: { id, lines: [{ product: 'bread', units: 0 }], close: false }, signal }),
      /delivery of nothing/,
    );
    expect(await orders.get({ input: { id }, signal })).toMatchObject({ state: 'placed', units: 18 });
  });

  test('cancelled it counts no more; removed it is gone, and both are taken back', async () => {
    const { baker } = await propose();
    await placed(baker.id);
    await orders.cancel({ input: { id: baker.id }, signal });
    expect((await decisionOf('bread')).onOrder).toBe(0);
    const { changeId } = await orders.remove({ input: { id: baker.id }, signal });
    expect(list().map(({ id }) => id)).not.toContain(baker.id);
    await orders.undo({ input: { changeId }, signal });
    expect(await orders.get({ input: { id: baker.id }, signal })).toMatchObject({ state: 'cancelled', units: 18 });
    const history = await orders.history({ input: { store: SHOP, offset: 0, limit: 50, id: baker.id }, signal });
    expect(history.map(({ kind, by, undone }) => [kind, by, undone])).toEqual([
      ['undone', 'tester', false],
      ['removed', 'tester', true],
      ['cancelled', 'tester', false],
      ['placed', 'tester', false],
      ['proposed', 'tester', false],
    ]);
  });

  test("a file's order of the same product and day is the same order", async () => {
    const { baker } = await propose();
    await placed(baker.id);
    const product = q.selectFrom('product').select('id').where('code', '=', 'bread');
    const day = 20_774; // 2026-11-17
    const upload = q.selectFrom('upload').select('id').limit(1);
    shop.ctx.db.run(
      q.insertInto('observation').values({
        product_id: product,
        day,
        units: 2,
        price: null,
        discount: null,
        promotion: null,
        closed: null,
        weather: null,
        competitor_price: null,
        stock: 10,
        units_ordered: 18,
        upload_id: upload,
      }),
    );
    expect((await decisionOf('bread')).onOrder).toBe(18);
  });
});

describe('a budget', () => {
  const allocate = (budget: number | null, apply = true) =>
    orders.allocate({ input: { store: SHOP, budget, apply }, signal });

  test('goes to what earns most for the money; locked lines keep theirs, and all of it is taken back', async () => {
    const { baker, others } = await propose();
    await orders.setLines({ input: { id: baker.id, lines: [{ product: 'bread', locked: true }] }, signal });
    const full = await allocate(null, false);
    expect(full).toMatchObject({ changeId: null, outcome: { budget: null, fixedCost: 126, unrankedLines: 1 } });
    expect(full.outcome.cost).toBeCloseTo((baker.cost ?? 0) + (others.cost ?? 0), 9);
    const before = await linesOf(others.id);
    const cut = await allocate(140);
    expect(cut.outcome.cost).toBeLessThanOrEqual(140);
    expect(cut.outcome.cost).toBeGreaterThan(126);
    expect(cut.outcome.profit).toBeLessThan(full.outcome.profit);
    expect(cut.outcome.profit / (cut.outcome.cost - 126)).toBeGreaterThan(
      full.outcome.profit / (full.outcome.cost - 126),
    );
    expect((await linesOf(baker.id))[0].quantity).toBe(18);
    expect((await linesOf(others.id)).reduce((sum, { cost }) => sum + (cost ?? 0), 126)).toBeCloseTo(
      cut.outcome.cost,
      9,
    );
    // What nobody knows the worth of stays as proposed.
    expect((await linesOf(others.id)).find(({ product }) => product === 'screws')).toMatchObject({ quantity: 7 });
    await orders.undo({ input: { changeId: cut.changeId as string }, signal });
    expect(await linesOf(others.id)).toEqual(before);
    const nothing = await allocate(0);
    expect(nothing.outcome).toMatchObject({ cost: 126, profit: 0 });
    expect((await allocate(null)).outcome).toEqual(full.outcome);
    expect(await linesOf(others.id)).toEqual(before);
  });

  test('of a list leaves edited lines alone and goes into the orders made from it', async () => {
    const { summary } = await makeList();
    const { bulkId } = summary;
    await bulk.setQuantity({ input: { bulkId, product: 'milk', quantity: 4 }, signal });
    const { outcome, summary: after } = await bulk.setBudget({ input: { bulkId, budget: 90, apply: true }, signal });
    expect(outcome).toMatchObject({ budget: 90, fixedCost: 4.2, unrankedLines: 1 });
    expect(outcome.cost).toBeLessThanOrEqual(90);
    expect(after).toMatchObject({ budget: 90, orderCost: outcome.cost, unitsToOrder: outcome.units });
    const page = await bulk.page({
      input: { bulkId, offset: 0, limit: 10, sort: 'product', descending: false, filter: {} },
      signal,
    });
    expect(page.lines.find(({ product }) => product === 'milk')).toMatchObject({ orderQuantity: 4, edited: true });
    expect(page.lines.find(({ product }) => product === 'bread')).toMatchObject({ orderQuantity: 12, edited: false });
    await orders.propose({ input: { bulkId }, signal });
    expect(list().find(({ supplier }) => supplier === 'Baker')).toMatchObject({ units: 12, proposedUnits: 18 });
    const freed = await bulk.setBudget({ input: { bulkId, budget: null, apply: true }, signal });
    expect(freed.summary).toMatchObject({ budget: null, orderCost: freed.outcome.fullCost });
  });
});

describe('the supplier’s terms', () => {
  test('a minimum is met, missed by so much, or unknown; its currency is converted', async () => {
    const { baker } = await propose();
    const terms = (change: object) =>
      shop.ctx.db.run(q.updateTable('supplier').set(change).where('name', '=', 'Baker'));
    const minimum = async () => (await orders.get({ input: { id: baker.id }, signal })).minimum;
    terms({ minimum_order_value: 100 * 10_000 });
    expect(await minimum()).toEqual({ value: 100, missing: 0 });
    terms({ minimum_order_value: 200 * 10_000, currency: 'GBP', currency_rate: 1.2 });
    // 126 EUR are 105 GBP.
    expect(await minimum()).toEqual({ value: 200, missing: 95 });
    terms({ currency_rate: null });
    expect(await minimum()).toEqual({ value: 200, missing: null });
  });
});

describe('the file of an order', () => {
  test('has a row a line with real numbers and dates, and no formula in it', async () => {
    const { baker, others } = await propose();
    await orders.setLines({ input: { id: baker.id, lines: [{ product: 'bread', note: '=1+1' }] }, signal });
    const ids = [baker.id, others.id];
    const csv = await orders.export({ input: { ids, format: 'csv', language: 'en' }, signal });
    const rows = parse(readFileSync(shop.ctx.files.get(csv.fileId).path, 'utf8'), { bom: true, columns: true });
    expect(rows).toHaveLength(csv.rows);
    expect(rows[0]).toMatchObject({
      Order: '1',
      Supplier: 'Baker',
      'Order date': '2026-11-17',
      Expected: '2026-11-20',
      Quantity: '18',
      Packs: '3',
      'Cost (EUR)': '126',
      Note: "'=1+1",
    });
    const xlsx = await orders.export({ input: { ids: [baker.id], format: 'xlsx', language: 'en' }, signal });
    expect(xlsx.name).toBe('order 1 Baker Corner.xlsx');
    const book = read(readFileSync(shop.ctx.files.get(xlsx.fileId).path), { cellDates: true, UTC: true });
    const [first] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0]]);
    expect(first).toMatchObject({ Quantity: 18, 'Order date': new Date('2026-11-17T00:00:00Z') });
  });
});
