// A small shop in a real workspace whose orders can be worked by hand. Only for tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreSettings } from '#core/contract/stores.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { q } from '#core/store/sql.ts';
import { seedStore, type TestProduct } from '#core/store/test-store.ts';
import type { EngineContext } from '../context.ts';
import { EngineHost } from '../engine-host.ts';

export const SHOP = 'Corner';
/** The last known day, a Monday. */
export const ORIGIN = '2026-11-16';

/** Days of sales up to the origin, oldest first; `last` describes the origin itself. */
function sales(
  days: number,
  units: number,
  price: number | undefined,
  last: Partial<{ units: number; stock: number }> = {},
) {
  return Array.from({ length: days }, (_, i) => ({
    day: isoFromDay(dayFromIso(ORIGIN) - (days - 1 - i)),
    units,
    price,
    ...(i === days - 1 ? last : {}),
  }));
}

/**
 * bread sells 2 a day, closes the origin with 10 on hand and has all its terms; milk is out, knows only its price;
 * nails has far too many and a cost; screws has no stock record and no price; tea was launched ten days ago.
 */
const PRODUCTS: readonly TestProduct[] = [
  {
    code: 'bread',
    name: 'Brötchen',
    category: 'Food',
    supplier: 'Baker',
    unitCost: 7,
    leadTimeDays: 3,
    packSize: 6,
    moq: 12,
    observations: sales(60, 2, 10, { stock: 12 }),
  },
  { code: 'milk', name: 'Milk', category: 'Food', observations: sales(60, 2, 1.5, { stock: 2 }) },
  {
    code: 'nails',
    name: 'Nails',
    category: 'Tools',
    unitCost: 0.5,
    packSize: 1,
    moq: 1,
    leadTimeDays: 7,
    observations: sales(60, 1, 1, { units: 0, stock: 500 }),
  },
  { code: 'screws', name: '=Screws', category: 'Tools', observations: sales(60, 1, undefined) },
  { code: 'tea', name: 'Tea', observations: sales(10, 1, 4, { stock: 31 }) },
];

/** What each product really sells a day. */
export const RATES: Readonly<Record<string, number>> = { bread: 2, milk: 2, nails: 0.1, screws: 1, tea: 1 };

export interface TestShop {
  readonly ctx: EngineContext;
  remove(): Promise<void>;
}

/** Opens a new workspace with the shop in it. Time stands still on the morning after the origin. */
export async function openTestShop(settings: Partial<StoreSettings> = {}): Promise<TestShop> {
  const dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const host = new EngineHost({
    workspaceDir: join(dir, 'workspace'),
    resourcesDir: dir,
    modelsDir: dir,
    userDataDir: null,
    version: '0.0.0-test',
    user: 'tester',
    threads: 1,
    now: () => new Date('2026-11-17T08:00:00Z'),
    log: silent,
  });
  const ctx = await host.open();
  seedStore(ctx.db, { code: SHOP, settings, products: PRODUCTS });
  return {
    ctx,
    async remove() {
      await host.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Notes an order of a product on a day; a sale must be recorded there. */
export function placeOrder({ db }: EngineContext, product: string, day: string, units: number): void {
  const id = q.selectFrom('product').select('id').where('code', '=', product);
  db.run(
    q
      .updateTable('observation')
      .set({ units_ordered: units })
      .where('product_id', '=', id)
      .where('day', '=', dayFromIso(day)),
  );
}

/** Notes that somebody counted a product's stock at the close of a day. */
export function countStock({ db }: EngineContext, product: string, day: string, units: number): void {
  const { id } = db.prepare<[string], { id: number }>('SELECT id FROM product WHERE code = ?').get(product)!;
  db.prepare('INSERT OR REPLACE INTO stock_count VALUES (?, ?, ?)').run(id, dayFromIso(day), units);
}

/** A row is all that is looked at before forecasts are asked, which come from elsewhere here. */
export function noteModel({ ctx }: TestShop, origin = ORIGIN): void {
  const card = { id: 'm1', origin };
  const row = { id: 'm1', version: 1, status: 'active', origin_day: dayFromIso(origin), data_version: 1 };
  const storeId = q.selectFrom('store').select('id').where('code', '=', SHOP);
  ctx.db.run(
    q
      .insertInto('model')
      .values({ ...row, store_id: storeId, trained_at: '', card: JSON.stringify(card), curve: '[]' }),
  );
}
