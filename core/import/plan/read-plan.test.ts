// Plan files as people write them: languages, encodings, dates, decimals, and rows that make no sense.
import { afterAll, describe, expect, it } from 'vitest';
import { dayFromIso } from '#core/math/day.ts';
import { testFolder } from '../test-files.ts';
import { readPlanFile } from './read-plan.ts';

const folder = testFolder();
afterAll(() => folder.remove());

describe('a plan file', () => {
  it('is read by its names in German, with decimal commas, in the encoding of an old till', async () => {
    const text = 'Artikel;Von;Bis;Aktionspreis;Rabatt;Geöffnet\nTee;24.12.2026;26.12.2026;1,99;20 %;nein\n';
    const file = folder.text('plan.csv', text, { encoding: 'windows-1252' });
    const { columns, rows } = await readPlanFile(file);
    expect(columns.map(({ role }) => role)).toEqual(['product', 'date', 'until', 'price', 'discount', 'closed']);
    expect(rows).toEqual([
      {
        line: 2,
        store: null,
        product: 'Tee',
        category: null,
        from: dayFromIso('2026-12-24'),
        to: dayFromIso('2026-12-26'),
        price: 1.99,
        discount: 0.2,
        promotion: undefined,
        closed: 1,
      },
    ]);
  });

  it.each([
    ['date,store,product,promotion,closed', ['date', 'store', 'product', 'promotion', 'closed']],
    ['Fecha;Tienda;Producto;Nuevo precio;Oferta', ['date', 'store', 'product', 'price', 'promotion']],
    ['Du,Au,Magasin,Famille,Remise,Fermé', ['date', 'until', 'store', 'category', 'discount', 'closed']],
    ['Date,Store,Open,Promo,StateHoliday', ['date', 'store', 'closed', 'promotion', 'ignore']],
    ['Day,Item name,Planned price,Units', ['date', 'product', 'price', 'ignore']],
  ])('with the columns %s is understood', async (header, roles) => {
    const mark = header.includes(';') ? ';' : ',';
    const cells = roles.map((role) => (role === 'date' || role === 'until' ? '2026-01-05' : '1'));
    const { columns } = await readPlanFile(folder.text('roles.csv', `${header}\n${cells.join(mark)}\n`));
    expect(columns.map(({ role }) => role)).toEqual(roles);
  });

  it('may be a workbook', async () => {
    const file = folder.workbook('plan.xlsx', {
      Plan: [
        ['Date', 'SKU', 'Promotion', 'Price'],
        [new Date(Date.UTC(2026, 0, 5)), 1001, 'Spring sale', 2.5],
        [new Date(Date.UTC(2026, 0, 6)), 1001, 'no', ''],
      ],
    });
    const { rows } = await readPlanFile(file);
    expect(rows).toMatchObject([
      { product: '1001', from: dayFromIso('2026-01-05'), promotion: 1, price: 2.5 },
      { product: '1001', from: dayFromIso('2026-01-06'), promotion: 0, price: undefined },
    ]);
  });

  it('says of an "open" column what is closed', async () => {
    const file = folder.text('open.csv', 'date,open\n2026-01-05,0\n2026-01-06,1\n2026-01-07,closed\n2026-01-08,open\n');
    const { rows } = await readPlanFile(file);
    expect(rows.map(({ closed }) => closed)).toEqual([1, 0, 1, 0]);
  });

  it('leaves out rows that make no sense, with line and reason, and keeps the others', async () => {
    const lines = [
      'date,until,product,price,discount,promotion,closed',
      '2026-01-05,,tea,2.50,,,',
      ',,tea,2.50,,,',
      '2026-02-30,,tea,2.50,,,',
      '2026-01-05,2026-01-01,tea,2.50,,,',
      '2026-01-05,,tea,cheap,,,',
      '2026-01-05,,tea,,-0.2,,',
      '2026-01-05,,tea,,,7,',
      '2026-01-05,,tea,,,,perhaps',
      '2026-01-05,,tea,,,,',
      '2026-01-05,,,2.50,,,',
      '2026-01-05,,tea,2,50,,,1',
    ];
    const { total, rows, rejected } = await readPlanFile(folder.text('bad.csv', `${lines.join('\n')}\n`));
    expect([total, rows.length]).toEqual([11, 1]);
    expect(rejected.map(({ line, code, column }) => [line, code, column])).toEqual([
      [3, 'missing-date', 'date'],
      [4, 'bad-date', 'date'],
      [5, 'bad-range', 'until'],
      [6, 'bad-number', 'price'],
      [7, 'bad-number', 'discount'],
      [8, 'bad-flag', 'promotion'],
      [9, 'bad-flag', 'closed'],
      [10, 'nothing-planned', null],
      [11, 'price-without-product', 'price'],
      [12, 'too-many-cells', null],
    ]);
  });

  it('is refused without a date or without anything planned', async () => {
    await expect(readPlanFile(folder.text('a.csv', 'product,price\ntea,2\n'))).rejects.toMatchObject({
      code: 'input/missing-column',
      details: { roles: ['date'] },
    });
    await expect(readPlanFile(folder.text('b.csv', 'date,product\n2026-01-05,tea\n'))).rejects.toMatchObject({
      code: 'input/missing-column',
      details: { roles: ['price, discount, promotion or closed'] },
    });
    await expect(readPlanFile(folder.text('c.csv', 'date,closed\n'))).rejects.toMatchObject({
      code: 'input/empty-file',
    });
  });
});
