// Alerts on a real workspace: what is said of whom, what it costs, and putting it away.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Alert, type AlertOf, alertSchema } from '#core/contract/alerts.ts';
import { RETURNING } from '#core/forecast/returning/seasonal-return.ts';
import { dayFromIso } from '#core/math/day.ts';
import { q } from '#core/store/sql.ts';
import { DecidedStores } from '../decisions/decided-store.ts';
import { poissonForecasts } from '../decisions/test-forecast.ts';
import { noteModel, ORIGIN, openTestShop, RATES, SHOP, type TestShop } from '../decisions/test-shop.ts';
import { alertProcedures } from './procedures.ts';

let shop: TestShop;
let now: Date;
let procedures: ReturnType<typeof alertProcedures>;
beforeEach(async () => {
  shop = await openTestShop();
  now = new Date('2026-11-17T08:00:00Z');
  serve();
});
afterEach(() => shop.remove());

function serve(championOf?: (product: string) => string): void {
  const ctx = { ...shop.ctx, config: { ...shop.ctx.config, now: () => now } };
  const decided = new DecidedStores(
    ctx,
    poissonForecasts(ctx.db, (code) => RATES[code], championOf),
  );
  procedures = alertProcedures(ctx, decided);
}

const call = <Input>(input: Input) => ({ input, signal: undefined });
async function list(more: { state?: 'open' | 'snoozed' | 'dismissed'; kind?: Alert['kind']; limit?: number } = {}) {
  const answer = await procedures.list(call({ store: SHOP, state: 'open' as const, offset: 0, limit: 100, ...more }));
  for (const alert of answer.alerts) alertSchema.parse(alert);
  return answer;
}
const find = <K extends Alert['kind']>(alerts: readonly Alert[], kind: K, product: string) =>
  alerts.find((alert): alert is AlertOf<K> => alert.kind === kind && alert.product === product);

describe('alerts', () => {
  test('without a model there are none, and it says so', async () => {
    expect(await list()).toMatchObject({ modelState: 'none', stockKnown: false, total: 0, alerts: [] });
  });

  test('say what runs out and what lies too long, the dearest first', async () => {
    noteModel(shop);
    const { alerts, byKind, total, stockKnown } = await list();
    expect(stockKnown).toBe(true);
    expect(total).toBe(alerts.length);
    // 10 breads for 3 + 7 days of 2 a day; cover 5 days, so today's order comes in time.
    expect(find(alerts, 'running-out', 'bread')).toMatchObject({ tooLate: false, status: 'low', state: 'open' });
    // Nothing of the milk is left: whatever is ordered today comes too late for some of it.
    expect(find(alerts, 'running-out', 'milk')).toMatchObject({ tooLate: true, status: 'out' });
    const nails = find(alerts, 'overstock', 'nails');
    if (!nails) throw new Error('no alert about the nails');
    expect(nails.units).toBe(500 - nails.overstockLevel);
    expect(nails.money).toBeCloseTo(0.5 * nails.units, 9);
    expect(nails.cost).toBeCloseTo((0.5 * nails.units * 0.25 * 30) / 365, 9);
    expect(alerts.some(({ product }) => product === 'screws')).toBe(false);
    expect(byKind.overstock).toBe(1);
    const costs = alerts.map(({ cost }) => cost);
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
  });

  test('say what has not sold for half a year, at its cost', async () => {
    noteModel(shop);
    const id = q.selectFrom('product').select('id').where('code', '=', 'nails');
    const day = dayFromIso(ORIGIN);
    const { id: product_id } = shop.ctx.db.get(id) ?? { id: 0 };
    shop.ctx.db.run(q.updateTable('observation').set({ units: 0 }).where('product_id', '=', product_id));
    const row = shop.ctx.db.get(q.selectFrom('observation').selectAll().where('product_id', '=', product_id));
    if (!row) throw new Error('no observation');
    shop.ctx.db.run(q.insertInto('observation').values({ ...row, day: day - 200, units: 3 }));
    const { alerts } = await list();
    expect(find(alerts, 'dead-stock', 'nails')).toMatchObject({ daysSinceSale: 200, units: 500, money: 250 });
    expect(find(alerts, 'overstock', 'nails')).toBeUndefined();
  });

  test('do not call dead what rests between two seasons', async () => {
    noteModel(shop);
    const id = q.selectFrom('product').select('id').where('code', '=', 'nails');
    const { id: product_id } = shop.ctx.db.get(id) ?? { id: 0 };
    shop.ctx.db.run(q.updateTable('observation').set({ units: 0 }).where('product_id', '=', product_id));
    const row = shop.ctx.db.get(q.selectFrom('observation').selectAll().where('product_id', '=', product_id));
    if (!row) throw new Error('no observation');
    shop.ctx.db.run(q.insertInto('observation').values({ ...row, day: dayFromIso(ORIGIN) - 200, units: 3 }));
    serve((product) => (product === 'nails' ? RETURNING : 'poisson'));
    expect(find((await list()).alerts, 'dead-stock', 'nails')).toBeUndefined();
  });

  test('say when sales leave their usual range', async () => {
    noteModel(shop);
    const { id } = shop.ctx.db.get(q.selectFrom('product').select('id').where('code', '=', 'screws')) ?? { id: 0 };
    const lately = q.updateTable('observation').set({ units: 9 }).where('product_id', '=', id);
    shop.ctx.db.run(lately.where('day', '>', dayFromIso(ORIGIN) - 7));
    // Neither price nor cost is known: units are all there is to rank by, after everything with money.
    const { alerts } = await list();
    expect(find(alerts, 'sudden-demand', 'screws')).toMatchObject({ soldUnits: 63, money: null, costUnit: 'units' });
    expect(alerts.at(-1)?.product).toBe('screws');
  });

  test('a snoozed one comes back when its time is up, and at once when it is restored', async () => {
    noteModel(shop);
    const ref = { store: SHOP, product: 'milk', kind: 'running-out' as const };
    const { until } = await procedures.snooze(call({ ...ref, days: 7 }));
    expect(until).toBe('2026-11-24T08:00:00.000Z');
    expect(find((await list()).alerts, 'running-out', 'milk')).toBeUndefined();
    const away = await list({ state: 'snoozed' });
    expect(away.alerts).toMatchObject([{ product: 'milk', state: 'snoozed', until, markedBy: 'tester' }]);
    expect(away.byState).toMatchObject({ snoozed: 1, dismissed: 0 });
    now = new Date('2026-11-24T08:00:01Z');
    expect(find((await list()).alerts, 'running-out', 'milk')).toBeDefined();

    await procedures.snooze(call({ ...ref, days: 30 }));
    expect(find((await list()).alerts, 'running-out', 'milk')).toBeUndefined();
    await procedures.restore(call(ref));
    expect(find((await list()).alerts, 'running-out', 'milk')).toBeDefined();
  });

  test('a dismissed one comes back once doing nothing costs twice as much', async () => {
    noteModel(shop);
    const ref = { store: SHOP, product: 'nails', kind: 'overstock' as const };
    await procedures.dismiss(call(ref));
    expect(find((await list()).alerts, 'overstock', 'nails')).toBeUndefined();
    const setCost = (amount: number) =>
      shop.ctx.db.run(
        q
          .updateTable('product')
          .set({ unit_cost: amount * 10_000 })
          .where('code', '=', 'nails'),
      );
    setCost(0.9);
    expect(find((await list()).alerts, 'overstock', 'nails')).toBeUndefined();
    setCost(1);
    expect(find((await list()).alerts, 'overstock', 'nails')).toMatchObject({ state: 'open', until: null });
  });

  test('what is no alert cannot be put away', async () => {
    noteModel(shop);
    const absent = procedures.dismiss(call({ store: SHOP, product: 'tea', kind: 'dead-stock' }));
    await expect(absent).rejects.toMatchObject({ code: 'not-found/alert' });
  });
});
