// Bulk runs through their procedures, on a real workspace with forecasts that can be worked by hand.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { bulkDetailSchema, bulkLineSchema, bulkSummarySchema } from '#core/contract/bulk.ts';
import type { Inputs } from '#core/contract/contract.ts';
import { getStore, raiseDataVersion, updateStoreSettings } from '#core/store/stores.ts';
import { poissonForecasts } from '../decisions/test-forecast.ts';
import { openTestShop, RATES, SHOP, type TestShop } from '../decisions/test-shop.ts';
import { bulkProcedures } from './procedures.ts';

let shop: TestShop;
let forecasts: ReturnType<typeof poissonForecasts>;
let bulk: ReturnType<typeof bulkProcedures>;
beforeEach(async () => {
  shop = await openTestShop();
  forecasts = poissonForecasts(shop.ctx.db, (code) => RATES[code]);
  bulk = bulkProcedures(shop.ctx, forecasts);
});
afterEach(() => shop.remove());

const signal = undefined;
const run = (input: Partial<Inputs['bulk']['run']> = {}) =>
  bulk.run({ input: { store: SHOP, horizonDays: 30, limit: 1000, ...input }, signal });
const list = (bulkId: string) => ({ bulkId, sort: 'priority' as const, descending: true, filter: {} });

describe('bulk predictions', () => {
  test('every product is on the list, the dearest omission first, with totals and warnings in words', async () => {
    const { summary, lines, total } = await run();
    bulkSummarySchema.parse(summary);
    for (const line of lines) bulkLineSchema.parse(line);
    expect(total).toBe(5);
    expect(lines.map((line) => line.priority)).toEqual(lines.map((line) => line.priority).sort((a, b) => b - a));
    expect(lines[0]).toMatchObject({
      product: 'bread',
      name: 'Brötchen',
      category: 'Food',
      supplier: 'Baker',
      status: 'low',
      onHand: 10,
      proposedQuantity: 18,
      orderQuantity: 18,
      edited: false,
      orderCost: 126,
      confidence: 'medium',
    });
    expect(summary).toMatchObject({ date: '2026-11-17', origin: '2026-11-16', products: 5, currency: 'EUR' });
    expect(summary.warnings).toEqual([
      'No stock is recorded for 1 of 5 products: such orders replace what is sold between two orders.',
      'A lead time of 7 days is assumed for 3 products.',
      'A unit cost of 70% of the price is assumed for 2 products.',
      'Nothing on order is assumed for all products.',
      '1 product has neither price nor cost: their priority counts units.',
    ]);
    expect(await bulk.latest({ input: { store: SHOP }, signal })).toEqual(summary);
    expect(await bulk.summary({ input: { bulkId: summary.bulkId }, signal })).toEqual(summary);
  });

  test('a question that makes no sense is refused at once, without a job', async () => {
    const ask = (input: Partial<Inputs['bulk']['start']>) =>
      bulk.start({ input: { store: SHOP, horizonDays: 30, ...input }, signal });
    expect(() => ask({ date: '2026-11-16' })).toThrowError(/looks ahead/);
    expect(() => ask({ store: 'Nowhere' })).toThrowError(/Nowhere/);
    expect(shop.ctx.jobs.list(10)).toEqual([]);
    expect(await bulk.latest({ input: { store: SHOP }, signal })).toBeNull();
  });

  test('a caller who goes away cancels the run, and nothing of it is kept', async () => {
    const abort = new AbortController();
    const running = bulk.run({ input: { store: SHOP, horizonDays: 30, limit: 1 }, signal: abort.signal });
    abort.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await bulk.latest({ input: { store: SHOP }, signal })).toBeNull();
  });

  test('pages carry what can be filtered by', async () => {
    const { summary } = await run();
    const filter = { category: ['Tools'] };
    const page = await bulk.page({
      input: { ...list(summary.bulkId), sort: 'product', descending: false, filter, offset: 1, limit: 1 },
      signal,
    });
    expect(page).toMatchObject({ total: 2, categories: ['Food', 'Tools'], suppliers: ['Baker'] });
    expect(page.lines.map((line) => line.product)).toEqual(['screws']);
  });

  test('an edited quantity changes line and totals, and null takes the proposal again', async () => {
    const { summary } = await run();
    const set = (quantity: number | null) =>
      bulk.setQuantity({ input: { bulkId: summary.bulkId, product: 'bread', quantity }, signal });
    const edited = await set(30);
    expect(edited.line).toMatchObject({ orderQuantity: 30, proposedQuantity: 18, edited: true, orderCost: 210 });
    expect(edited.summary.unitsToOrder).toBe(summary.unitsToOrder + 12);
    expect(edited.summary.orderCost).toBeCloseTo((summary.orderCost ?? 0) + 84, 9);
    expect(await bulk.summary({ input: { bulkId: summary.bulkId }, signal })).toEqual(edited.summary);
    expect((await set(null)).summary).toEqual(summary);
  });

  test('the opened line repeats the numbers of the list, from the forecast that made it', async () => {
    const { summary, lines } = await run({ date: '2026-11-20' });
    for (const line of lines) {
      const detail = bulkDetailSchema.parse(
        await bulk.detail({ input: { bulkId: summary.bulkId, product: line.product }, signal }),
      );
      expect(detail.line).toEqual(line);
      expect(detail.decision).toMatchObject({
        status: line.status,
        orderQuantity: line.proposedQuantity,
        priority: line.priority,
        revenueAtRisk: line.revenueAtRisk,
        daysOfCover: line.daysOfCover,
      });
      expect(detail.projections.find(({ days }) => days === 30)?.mean).toBeCloseTo(line.demand.mean, 9);
      expect(detail.history.day.at(-1)).toBe('2026-11-16');
      expect(detail.history.day.length).toBeLessThanOrEqual(60);
    }
    expect(forecasts.asked).toHaveLength(1);
    const bread = await bulk.detail({ input: { bulkId: summary.bulkId, product: 'bread' }, signal });
    expect(bread.summary).toBe(
      'Brötchen should sell about 60 over the 30 days from Friday 20 November 2026 (50 to 70 in 8 of 10 cases); ' +
        'with 10 on hand, order 24 for EUR 168.00 to last the 10 days until the next order can arrive.',
    );
    const tea = await bulk.detail({ input: { bulkId: summary.bulkId, product: 'tea' }, signal });
    expect(tea.warnings[1]).toBe('Only 10 days of history: the forecast is less sure than others.');
  });

  test('a list keeps the settings it was made with, and a line says when its ground has moved', async () => {
    const { summary } = await run();
    const open = () => bulk.detail({ input: { bulkId: summary.bulkId, product: 'bread' }, signal });
    const before = await open();
    updateStoreSettings(shop.ctx.db, SHOP, { serviceLevel: 0.5 });
    expect(await open()).toEqual(before);
    raiseDataVersion(shop.ctx.db, getStore(shop.ctx.db, SHOP).id);
    const after = await open();
    expect(after.warnings[0]).toMatch(/have changed since this list was made/);
    expect(after.decision).toEqual(before.decision);
  });

  test('the CSV export follows filter and order, holds real numbers and no formula', async () => {
    const { summary } = await run();
    const input = {
      ...list(summary.bulkId),
      sort: 'product' as const,
      descending: false,
      format: 'csv' as const,
      language: 'en',
    };
    const made = await bulk.export({ input, signal });
    expect(made).toMatchObject({ name: 'orders Corner 2026-11-17.csv', rows: 5 });
    const text = readFileSync(shop.ctx.files.get(made.fileId).path, 'utf8');
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map((row) => row.Product)).toEqual(['bread', 'milk', 'nails', 'screws', 'tea']);
    expect(rows[0]).toMatchObject({
      Date: '2026-11-17',
      Status: 'low',
      'On hand': '10',
      'Expected demand over 30 days': '60',
      'Order quantity': '18',
      'Order cost (EUR)': '126',
    });
    expect(rows[3]).toMatchObject({ Name: "'=Screws", 'On hand': '', 'Order cost (EUR)': '', 'Priority in': 'units' });
    const filtered = await bulk.export({ input: { ...input, filter: { search: 'brotchen' } }, signal });
    expect(filtered.rows).toBe(1);
  });

  test('the XLSX export holds numbers and dates as such', async () => {
    const { summary } = await run();
    await bulk.setQuantity({ input: { bulkId: summary.bulkId, product: 'bread', quantity: 7 }, signal });
    const made = await bulk.export({ input: { ...list(summary.bulkId), format: 'xlsx', language: 'en' }, signal });
    const book = read(readFileSync(shop.ctx.files.get(made.fileId).path), { cellDates: true, UTC: true });
    const [first] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0]]);
    expect(first).toMatchObject({
      Date: new Date('2026-11-17T00:00:00Z'),
      Product: 'bread',
      'Order quantity': 7,
      'Order cost (EUR)': 49,
    });
  });
});
