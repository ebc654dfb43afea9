// A process killed while it changes orders: every confirmed change is there whole, with what takes it back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './open.ts';
import { listOrderChanges, undoOrderChange } from './order-changes.ts';
import { listPurchaseOrders } from './purchase-orders.ts';
import { killAfter, LET_GO } from './test-killed-writer.ts';

const LINES = 40;
const who = { at: '2026-01-01T00:00:00.000Z', by: 'tester' };

describe('orders of a process that is killed', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('have every confirmed change whole, its history with it, and nothing of the one under way', async () => {
    const at = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
    // Change n gives all lines the quantity n and is printed once it is confirmed.
    const script = `
      const { openDatabase } = await import(${at('./open.ts')});
      const { insertStore } = await import(${at('./stores.ts')});
      const { changeOrders } = await import(${at('./order-changes.ts')});
      const db = openDatabase(${JSON.stringify(dir)}, { create: true, now: () => new Date(0) });
      const storeId = insertStore(db, { code: 'S1', createdAt: ${JSON.stringify(who.at)} });
      const facts = { number: 1, supplier: null };
      const change = (kind, patch) =>
        changeOrders(db, { storeId, kind, ...${JSON.stringify(who)}, patches: [{ orderId: 'o', ...patch, facts }] });
      const line = { order_id: 'o', category: null, proposed_quantity: 0, quantity: 0, locked: 0, note: '', unit_cost: 100,
        pack_size: 1, moq: 1, lead_time_days: 1, rounding_units: 0, decision: null, profit_steps: null };
      const products = Array.from({ length: ${LINES} }, (_, i) => 'P' + i);
      change('proposed', {
        order: { id: 'o', store_id: storeId, number: 1, supplier_id: null, supplier_name: null, state: 'draft', order_day: 1,
          expected_day: 2, received_day: null, currency: 'EUR', currency_rate: null, note: '', bulk_id: null, origin_day: 0,
          model_id: null, created_at: '', created_by: '', placed_at: null, placed_by: null, received_at: null,
          received_by: null },
        lines: products.map((product) => ({ product, row: { ...line, product_code: product, name: product } })),
      });
      for (let n = 1; ; n++) {
        change('edited', { lines: products.map((product) => ({ product, row: { quantity: n } })) });
        process.stdout.write(n + '\\n');
        ${LET_GO}
      }`;
    const confirmed = await killAfter(50, script);

    const db = openDatabase(dir, { create: false, now: () => new Date(0) });
    const [order] = listPurchaseOrders(db, 1, ['draft']);
    const quantities = db.prepareRows<[], [number]>('SELECT DISTINCT quantity FROM purchase_order_line').all();
    expect(quantities, 'all lines of one change').toHaveLength(1);
    const [[last]] = quantities;
    expect(last).toBeGreaterThanOrEqual(confirmed);
    expect(order.totals).toMatchObject({ units: LINES * last, lines: LINES });
    const changes = listOrderChanges(db, 1, { offset: 0, limit: 1000 });
    expect(changes).toHaveLength(last + 1);
    undoOrderChange(db, changes[0].id, who);
    expect(listPurchaseOrders(db, 1, ['draft'])[0].totals.units).toBe(LINES * (last - 1));
    db.close();
  });
});
