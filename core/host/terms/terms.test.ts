// Terms, suppliers and lists as callers see them: real engine, real files, nothing changed before it is said.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestEngine, type TestEngine } from '#core/host/test-engine.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { createRng } from '#core/math/rng.ts';
import type { WriteDb } from '#core/store/sql.ts';
import { seedStore, type TestObservation } from '#core/store/test-store.ts';

const sales = ['2026-01-01', '2026-01-02', '2026-01-03'].map((day) => ({ day, units: 1, price: 4, stock: 20 }));

/** A product with an order every sixth day that arrives after three days, every tenth order after five. */
function orderedProduct(): TestObservation[] {
  const rng = createRng(5);
  const first = dayFromIso('2025-01-01');
  const arriving = new Map<number, number>();
  let onHand = 200;
  return Array.from({ length: 300 }, (_, day) => {
    onHand += arriving.get(day) ?? 0;
    const ordered = day % 6 === 0 ? 12 + Math.floor(rng.next() * 40) : 0;
    if (ordered > 0) arriving.set(day + (day % 60 === 0 ? 5 : 3), ordered);
    const units = Math.min(5, onHand);
    onHand -= units;
    return { day: isoFromDay(first + day), units, stock: onHand + units, ordered };
  });
}

let engine: TestEngine;
beforeEach(async () => {
  const seed = (db: WriteDb) => {
    seedStore(db, {
      code: 'S1',
      settings: { leadTimeDays: 9, unitCostShare: 0.5 },
      suppliers: [{ supplier: 'Mill', leadTimeDays: 4 }],
      products: [
        { code: 'tea', name: 'Green tea', category: 'drinks', supplier: 'Mill', packSize: 6, observations: sales },
        { code: 'bun', observations: sales.slice(0, 1) },
        { code: 'jam', name: 'Jam', unitCost: 2, set: { moq: 12 }, observations: sales },
      ],
    });
    seedStore(db, { code: 'S2', products: [{ code: 'A', supplier: 'Quarry', observations: orderedProduct() }] });
  };
  engine = await openTestEngine({ seed });
});
afterEach(() => engine.remove());

async function handIn(text: string, name = 'list.csv'): Promise<string> {
  const { files } = engine.client;
  const { fileId } = await files.begin({ name });
  await files.append({ fileId, offset: 0, base64: Buffer.from(text).toString('base64') });
  await files.finish({ fileId });
  return fileId;
}
const lineOf = (product: string) => engine.client.terms.get({ store: 'S1', product });
const all = async () => (await engine.client.terms.page({ store: 'S1' })).lines;

describe('the terms of a product', () => {
  test('say what each value rests on', async () => {
    expect(await lineOf('tea')).toMatchObject({
      supplier: 'Mill',
      supplierSource: 'file',
      onHand: 19,
      countedOn: null,
      terms: {
        unitCost: { value: 2, source: 'store' },
        price: { value: 4, source: 'file' },
        leadTimeDays: { value: 4, source: 'supplier' },
        packSize: { value: 6, source: 'file' },
        moq: { value: 1, source: 'store' },
        shelfLifeDays: { value: null, source: null },
        serviceLevel: { value: 0.95, source: 'store' },
      },
    });
    expect((await lineOf('bun')).terms.leadTimeDays).toEqual({ value: 9, source: 'store' });
    expect((await lineOf('jam')).terms.moq).toEqual({ value: 12, source: 'set' });
  });

  test('are searched, filtered, sorted and paged, with the count of what nobody said', async () => {
    const { client } = engine;
    const page = await client.terms.page({ store: 'S1', sort: 'unitCost', descending: true, limit: 2 });
    expect(page).toMatchObject({ total: 3, categories: ['drinks'], suppliers: ['Mill'] });
    expect(page.unknown).toMatchObject({ unitCost: 2, packSize: 2, leadTimeDays: 2, supplier: 2, price: 0 });
    expect(page.lines.map(({ product }) => product)).toEqual(['jam', 'bun']);
    const products = async (filter: object) =>
      (await client.terms.page({ store: 'S1', filter })).lines.map(({ product }) => product);
    expect(await products({ search: 'GREEN' })).toEqual(['tea']);
    expect(await products({ supplier: ['Mill'] })).toEqual(['tea']);
    expect(await products({ unknown: ['unitCost', 'supplier'] })).toEqual(['bun']);
    expect(await products({ except: ['bun'] })).toEqual(['tea', 'jam']);
  });

  test('are set for all that match, counted stock among them, and taken back', async () => {
    const { client } = engine;
    const before = await all();
    const filter = { except: ['bun'] };
    const change = await client.terms.updateMatching({
      store: 'S1',
      filter,
      values: { packSize: 12, unitCost: 1.25, supplier: 'Mill', onHand: 7 },
    });
    expect(change.changed).toBe(2);
    expect(await lineOf('jam')).toMatchObject({
      supplier: 'Mill',
      onHand: 7,
      countedOn: '2026-01-03',
      terms: { packSize: { value: 12, source: 'set' }, unitCost: { value: 1.25, source: 'set' } },
    });
    expect((await lineOf('bun')).terms.packSize.source).toBe('store');
    await client.terms.update({ store: 'S1', changes: change.before });
    expect(await all()).toEqual(before);
  });

  test('that make no sense are refused', async () => {
    const { client } = engine;
    for (const bad of [{ unitCost: -1 }, { packSize: 0 }, { leadTimeDays: 900 }, { serviceLevel: 1 }, { moq: 1.5 }]) {
      const call = client.terms.update({ store: 'S1', changes: [{ product: 'tea', ...bad }] });
      await expect(call, JSON.stringify(bad)).rejects.toMatchObject({ code: 'input/invalid' });
    }
  });
});

describe('a stock list', () => {
  const LIST = `SKU,Description,Supplier,Qty,Unit cost,Case pack,Lead time
tea,Assam,Farm,5,$1.50 ,0,3
jam,Plum jam,Mill,,"$2.00",6,
bun,Cheese bun,Mill,9,0.80,,2
pie,Pie,Mill,4,1,1,1
`;

  test('is checked first: what it would do is counted, nothing is changed', async () => {
    const before = await all();
    const check = await engine.client.lists.check({ store: 'S1', subject: 'products', fileId: await handIn(LIST) });
    expect(check).toMatchObject({
      subject: 'products',
      rows: { total: 4, accepted: 3, rejected: 1 },
      cellsLeftOut: 1,
      stockDay: '2026-01-03',
      unknownProducts: 1,
      effect: { changed: 3, unchanged: 0, newProducts: 0, newSuppliers: ['Farm'], outranked: 0 },
    });
    expect(check.effect.values).toContainEqual({ role: 'onHand', changed: 2 });
    expect(check.problems.map(({ line, code, reason }) => [line, code, reason])).toEqual([
      [2, 'out-of-range', 'Expected a whole number of 1 or more.'],
      [5, 'unknown-product', expect.stringContaining('no such product')],
    ]);
    expect(await all()).toEqual(before);
  });

  test('is taken over whole and can be taken back whole, but for what was changed since', async () => {
    const { client } = engine;
    const before = await all();
    const fileId = await handIn(LIST);
    const { listId } = await client.lists.check({ store: 'S1', subject: 'products', fileId, addProducts: true });
    const done = await client.lists.commit({ listId });
    expect(done).toMatchObject({ changed: 4, fileName: 'list.csv', undoneAt: null });
    expect(await lineOf('tea')).toMatchObject({
      name: 'Green tea',
      supplier: 'Farm',
      onHand: 5,
      terms: { unitCost: { value: 1.5, source: 'file' }, leadTimeDays: { value: 3, source: 'file' } },
    });
    expect((await lineOf('bun')).name, 'the code is no name').toBe('Cheese bun');
    expect((await lineOf('pie')).onHand).toBe(4);
    await expect(client.lists.commit({ listId })).rejects.toMatchObject({ code: 'not-found/list' });

    await client.terms.update({ store: 'S1', changes: [{ product: 'jam', packSize: 3 }] });
    const undone = await client.lists.undo({ importId: done.importId });
    expect(undone.undoneAt).not.toBeNull();
    expect((await client.lists.imports({ store: 'S1' })).map(({ importId }) => importId)).toEqual([done.importId]);
    const after = await all();
    expect(after.find(({ product }) => product === 'jam')?.terms.packSize).toEqual({ value: 3, source: 'set' });
    await client.terms.update({ store: 'S1', changes: [{ product: 'jam', packSize: null }] });
    expect(await all()).toEqual(before);
    expect((await client.suppliers.list({ store: 'S1' })).map(({ name }) => name)).toEqual(['Mill']);
  });

  test('leaves values that the user set in force and says how many', async () => {
    const { client } = engine;
    const fileId = await handIn('sku,moq,cost\njam,6,3\n');
    const check = await client.lists.check({ store: 'S1', subject: 'products', fileId });
    expect(check.effect.outranked).toBe(1);
    await client.lists.commit({ listId: check.listId });
    expect((await lineOf('jam')).terms).toMatchObject({
      moq: { value: 12, source: 'set' },
      unitCost: { value: 3, source: 'file' },
    });
  });

  test('that was exported is read again and changes nothing', async () => {
    const { client } = engine;
    for (const format of ['csv', 'xlsx'] as const) {
      const { fileId, rows } = await client.terms.export({ store: 'S1', format });
      expect(rows).toBe(3);
      const check = await client.lists.check({ store: 'S1', subject: 'products', fileId });
      const columns = check.columns.filter(({ role }) => role !== 'ignore').map(({ column }) => column);
      expect(columns, format).toEqual([
        'Product',
        'Name',
        'Category',
        'Supplier',
        'On hand',
        'Unit cost',
        'Price',
        'Lead time (days)',
        'Pack size',
        'MOQ',
        'Shelf life (days)',
        'Storage limit',
        'On order',
        'Committed',
      ]);
      expect(check.problems).toEqual([]);
    }
  });

  test.each(['de', 'es', 'fr'])('that was exported in %s is read again as the English one is', async (language) => {
    const { client } = engine;
    const readIn = async (asked: string) => {
      const { fileId } = await client.terms.export({ store: 'S1', format: 'csv', language: asked });
      const { columns, problems, effect } = await client.lists.check({ store: 'S1', subject: 'products', fileId });
      expect(problems).toEqual([]);
      return { roles: columns.map(({ role }) => role), effect };
    };
    expect(await readIn(language)).toEqual(await readIn('en'));
  });

  test('none of whose rows can be used is refused with the first reason', async () => {
    const call = engine.client.lists.check({
      store: 'S1',
      subject: 'products',
      fileId: await handIn('sku,cost\npie,3\n'),
    });
    await expect(call).rejects.toMatchObject({ code: 'data/all-rejected', data: { rejected: 1, place: { line: 2 } } });
  });
});

describe('suppliers', () => {
  test('come from a file, are exported, and read again', async () => {
    const { client } = engine;
    const fileId = await handIn(
      'Supplier;Lead time;Order days;Minimum order value;Currency\nMill;5;Mon, Thu;99,50;CHF\nFarm;2;;;\n',
    );
    const { listId, effect } = await client.lists.check({ store: 'S1', subject: 'suppliers', fileId });
    expect(effect).toMatchObject({ changed: 2, newSuppliers: ['Farm'] });
    const { importId } = await client.lists.commit({ listId });
    const known = await client.suppliers.list({ store: 'S1' });
    expect(known).toMatchObject([
      { name: 'Farm', leadTimeDays: 2, products: 0 },
      { name: 'Mill', leadTimeDays: 5, orderWeekdays: [0, 3], minimumOrderValue: 99.5, currency: 'CHF', products: 1 },
    ]);
    const exported = await client.suppliers.export({ store: 'S1', format: 'csv' });
    const again = await client.lists.check({ store: 'S1', subject: 'suppliers', fileId: exported.fileId });
    expect(again.effect).toMatchObject({ changed: 0, unchanged: 2 });
    for (const language of ['de', 'es', 'fr']) {
      const said = await client.suppliers.export({ store: 'S1', format: 'csv', language });
      const read = await client.lists.check({ store: 'S1', subject: 'suppliers', fileId: said.fileId });
      expect(read.effect, language).toMatchObject({ changed: 0, unchanged: 2 });
      expect(
        read.columns.map(({ role }) => role),
        language,
      ).toEqual(again.columns.map(({ role }) => role));
    }
    await client.lists.undo({ importId });
    expect(await client.suppliers.list({ store: 'S1' })).toMatchObject([
      { name: 'Mill', leadTimeDays: 4, orderWeekdays: null, currency: null },
    ]);
  });

  test('learn their lead times from recorded orders and the stock they raised', async () => {
    const [seen] = await engine.client.suppliers.deliveries({ store: 'S2' });
    expect(seen).toMatchObject({ supplier: 'Quarry', leadTimes: [{ days: 3 }, { days: 5 }] });
    expect(seen.meanDays).toBeCloseTo(3.2, 1);
    const { changed, before } = await engine.client.suppliers.learn({ store: 'S2' });
    expect(changed).toBe(1);
    const quarry = () => engine.client.suppliers.get({ store: 'S2', supplier: 'Quarry' });
    expect((await quarry()).leadTimes).toEqual(seen.leadTimes);
    await engine.client.suppliers.update({ store: 'S2', changes: before });
    expect((await quarry()).leadTimes).toBeNull();
    expect(await engine.client.suppliers.deliveries({ store: 'S1' }), 'no orders recorded').toEqual([]);
  });
});
