import { afterAll, describe, expect, test } from 'vitest';
import { dayFromIso } from '#core/math/day.ts';
import { csv, inspectAndCheck, observationsOf, testFolder } from '../test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const check = (text: string, changes: Parameters<typeof inspectAndCheck>[1] = {}) =>
  inspectAndCheck(folder.text('sales.csv', text), changes);
const issuesOf = (checked: Awaited<ReturnType<typeof check>>) =>
  checked.report.issues.map(({ severity, code, column, count }) => `${severity} ${code} ${column} ${count}`);
const day = (iso: string) => dayFromIso(iso);

describe('a check reads every row', () => {
  test('into one observation a product and day, in order, with everything the mapping names', async () => {
    const checked = await check(
      csv([
        [
          'Date',
          'Store ID',
          'Product ID',
          'Category',
          'Inventory Level',
          'Units Sold',
          'Units Ordered',
          'Demand Forecast',
          'Price',
          'Discount',
          'Weather Condition',
          'Holiday/Promotion',
          'Competitor Pricing',
        ],
        ['02-01-2022', 'S1', 'P2', 'Toys', 90, 10, 5, 11.5, 2.5, 20, 'Rainy', 1, 2.4],
        ['01-01-2022', 'S1', 'P2', 'Toys', 100, 10, 0, 9, 2.5, 0, 'Sunny', 0, 2.6],
        ['01-01-2022', 'S1', 'P1', 'Food', 50, 3, 0, 2, 1, 0, 'Sunny', 0, 1.1],
        ['03-01-2022', 'S1', 'P1', 'Food', 47, 4, 0, 2, 1, 10, 'Sunny', 0, 1.1],
      ]),
    );
    expect(observationsOf(checked)).toEqual([
      {
        store: 'S1',
        product: 'P2',
        day: day('2022-01-01'),
        units: 10,
        price: 2.5,
        discount: 0,
        promotion: 0,
        competitorPrice: 2.6,
        stock: 100,
        unitsOrdered: 0,
        weather: 'Sunny',
      },
      {
        store: 'S1',
        product: 'P2',
        day: day('2022-01-02'),
        units: 10,
        price: 2.5,
        discount: 0.2,
        promotion: 1,
        competitorPrice: 2.4,
        stock: 90,
        unitsOrdered: 5,
        weather: 'Rainy',
      },
      {
        store: 'S1',
        product: 'P1',
        day: day('2022-01-01'),
        units: 3,
        price: 1,
        discount: 0,
        promotion: 0,
        competitorPrice: 1.1,
        stock: 50,
        unitsOrdered: 0,
        weather: 'Sunny',
      },
      {
        store: 'S1',
        product: 'P1',
        day: day('2022-01-03'),
        units: 4,
        price: 1,
        discount: 0.1,
        promotion: 0,
        competitorPrice: 1.1,
        stock: 47,
        unitsOrdered: 0,
        weather: 'Sunny',
      },
    ]);
    expect(checked.report).toMatchObject({
      rows: { total: 4, accepted: 4, repaired: 0, rejected: 0 },
      result: { stores: ['S1'], products: 2, firstDay: '2022-01-01', lastDay: '2022-01-03', units: 27, revenue: 57 },
    });
    expect(checked.report.result.perDay).toEqual([
      { day: '2022-01-01', units: 13 },
      { day: '2022-01-02', units: 10 },
      { day: '2022-01-03', units: 4 },
    ]);
    expect(issuesOf(checked)).toEqual(['note discount-percent Discount 4']);
  });

  test('and rejects what cannot be used, with the line as an editor shows it, the reason and the text', async () => {
    const checked = await check(
      [
        'date,sku,name,qty',
        '2024-01-01,A,"two',
        'lines",1',
        '',
        '31.31.2024,A,x,1',
        '1970-01-01,A,x,1',
        '2027-06-01,A,x,1',
        '2024-01-02,,,1',
        '2024-01-02,A,x,',
        '2024-01-02,A,x,many',
        '2024-01-02,A,x,99999999999',
        '2024-01-02,A,x,1,5',
        ',A,x,1',
        `2024-01-02,${'A'.repeat(201)},x,1`,
        'Total,,,7',
        'date,sku,name,qty',
        ',,,',
        '2024-01-02,A,x,2,,',
      ].join('\r\n'),
      {
        reading: {
          format: 'csv',
          encoding: 'utf-8',
          delimiter: ',',
          sheet: null,
          headerLine: 1,
          decimalMark: '.',
          dateOrder: 'dmy',
        },
        roles: { date: 'date', sku: 'product', name: 'productName', qty: 'units' },
      },
    );
    expect(checked.log.rejectedRows.map(({ line, code, column }) => `${line} ${code} ${column}`)).toEqual([
      '5 bad-date date',
      '6 absurd-date date',
      '7 absurd-date date',
      '8 missing-product sku',
      '9 missing-units qty',
      '10 bad-number qty',
      '11 absurd-number qty',
      '12 too-many-cells null',
      '13 missing-date date',
      '14 text-too-long sku',
      '15 totals-row date',
    ]);
    expect(checked.log.rejectedRows[5]).toEqual({
      file: null,
      line: 10,
      code: 'bad-number',
      column: 'qty',
      heading: null,
      value: 'many',
      text: '2024-01-02,A,x,many',
    });
    expect(checked.report.rows).toEqual({ total: 13, accepted: 2, repaired: 0, rejected: 11 });
    expect(checked.report.issues.find(({ code }) => code === 'absurd-date')).toMatchObject({
      severity: 'rejected',
      count: 2,
      examples: [
        { line: 6, value: '1970-01-01' },
        { line: 7, value: '2027-06-01' },
      ],
      repair: expect.stringContaining('before 1990'),
    });
    expect(issuesOf(checked)).toContain('note repeated-header null 1');
    expect(observationsOf(checked).map(({ units }) => units)).toEqual([1, 2]);
  });

  test('and repairs what can be repaired, and says so', async () => {
    const checked = await check(
      csv(
        [
          ['Datum', 'Artikelnr.', 'Bezeichnung', 'Menge', 'Preis', 'Bestand', 'Konkurrenzpreis'],
          ['01.02.2024', 'A', 'Brot', '1.234', '2,50 €', '-3', 'n/a'],
          ['13.02.2024', 'A', '', '2-', '2,50', '7', 'billig'],
        ],
        ';',
      ),
      { roles: { Konkurrenzpreis: 'competitorPrice' } },
    );
    expect(observationsOf(checked)).toEqual([
      { store: 'Shop', product: 'A', day: day('2024-02-01'), units: 1234, price: 2.5, stock: 0 },
      { store: 'Shop', product: 'A', day: day('2024-02-13'), units: -2, price: 2.5, stock: 7 },
    ]);
    expect(checked.report.rows).toEqual({ total: 2, accepted: 2, repaired: 2, rejected: 0 });
    expect(issuesOf(checked)).toEqual([
      'repaired number-cleaned Menge 2',
      'repaired number-cleaned Preis 1',
      'repaired negative-stock Bestand 1',
      'repaired bad-optional-number Konkurrenzpreis 1',
      'repaired missing-name Bezeichnung 1',
      'note negative-units Menge 1',
    ]);
  });

  test('and counts every rejected row, but keeps only the first ten thousand', async () => {
    const rows = Array.from({ length: 12_000 }, () => ['2024-01-01', 'A', 'x']);
    const checked = await check(csv([['date', 'sku', 'qty'], ['2024-01-01', 'A', 1], ...rows]), {
      roles: { date: 'date', sku: 'product', qty: 'units' },
    });
    expect(checked.report.rows.rejected).toBe(12_000);
    expect(checked.log.rejectedRows).toHaveLength(10_000);
  });
});

describe('several rows for one product and day', () => {
  const header = ['date', 'sku', 'qty', 'price'];
  const daily = Array.from({ length: 300 }, (_, i) => [
    new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10),
    'A',
    i % 7,
    2,
  ]);

  test('in a daily file: different ones are added up, exact repeats count once', async () => {
    const checked = await check(csv([header, ...daily, ['2024-01-01', 'A', 5, 3], daily[1], daily[2]]));
    expect(observationsOf(checked)[0]).toMatchObject({ units: 5, price: 3 });
    expect(observationsOf(checked)[1]).toMatchObject({ units: 1, price: 2 });
    expect(checked.report.rows).toEqual({ total: 303, accepted: 303, repaired: 2, rejected: 0 });
    expect(issuesOf(checked)).toEqual(['repaired repeated-row null 2', 'note duplicate-row null 1']);
    expect(checked.report.issues[0].examples).toEqual([
      { file: null, line: 303, value: 'A' },
      { file: null, line: 304, value: 'A' },
    ]);
  });

  test('a daily file that was pasted twice counts once', async () => {
    const once = await check(csv([header, ...daily]));
    const twice = await check(csv([header, ...daily, ...daily]));
    expect(observationsOf(twice)).toEqual(observationsOf(once));
    expect(issuesOf(twice)).toEqual(['repaired repeated-row null 300']);
  });

  test('in a file of receipts every row is a sale, also when two are exactly alike; returns are netted', async () => {
    const checked = await check(
      csv([
        ['receipt no', 'date', 'sku', 'qty', 'price'],
        [1, '2024-01-01', 'coffee', 1, 2],
        [1, '2024-01-01', 'coffee', 1, 2],
        [2, '2024-01-01', 'coffee', 2, 3],
        [3, '2024-01-01', 'coffee', -1, 2],
        [4, '2024-01-01', 'cake', -1, 4],
      ]),
    );
    expect(observationsOf(checked)).toMatchObject([
      { product: 'coffee', units: 3, price: 2.5 },
      { product: 'cake', units: -1, price: 4 },
    ]);
    expect(issuesOf(checked)).toEqual(['note receipts-summed null 3', 'note negative-units qty 2']);
  });

  test('times of day make receipts of it, and so does a file in which most rows share their day', async () => {
    const timed = await check(
      csv([
        ['date', 'sku', 'qty'],
        ['2024-01-01 10:00', 'A', 1],
        ['2024-01-01 10:00', 'A', 1],
      ]),
    );
    expect(observationsOf(timed)).toMatchObject([{ units: 2 }]);
    const lines = Array.from({ length: 60 }, (_, i) => [`2024-01-0${1 + (i % 3)}`, 'A', 1]);
    const untimed = await check(csv([['date', 'sku', 'qty'], ...lines]));
    expect(observationsOf(untimed).map(({ units }) => units)).toEqual([20, 20, 20]);
  });
});

describe('roles with a meaning of their own', () => {
  test('stock at closing becomes what was there to sell', async () => {
    const text = csv([
      ['date', 'sku', 'qty', 'stock'],
      ['2024-01-01', 'A', 4, 6],
      ['2024-01-02', 'A', 6, 0],
      ['2024-01-03', 'A', -1, 3],
    ]);
    const closing = await check(text, { stockTime: 'closing' });
    expect(observationsOf(closing).map(({ stock }) => stock)).toEqual([10, 6, 3]);
    const opening = await check(text, { stockTime: 'opening' });
    expect(observationsOf(opening).map(({ stock }) => stock)).toEqual([6, 0, 3]);
  });

  test('revenue gives the price where there is none', async () => {
    const checked = await check(
      csv([
        ['date', 'sku', 'qty', 'revenue'],
        ['2024-01-01', 'A', 4, 10],
        ['2024-01-02', 'A', 0, 0],
      ]),
    );
    expect(observationsOf(checked)).toMatchObject([{ price: 2.5 }, { units: 0 }]);
    expect(observationsOf(checked)[1]).not.toHaveProperty('price');
    expect(checked.report.result.revenue).toBe(10);
    expect(issuesOf(checked)).toEqual(['note price-from-revenue revenue 1']);
  });

  test('a discount is a share or a percentage by its content', async () => {
    const discounts = async (values: string[]) => {
      const rows = values.map((value, i) => [`2024-01-0${i + 1}`, 'A', 1, value]);
      return observationsOf(await check(csv([['date', 'sku', 'qty', 'discount'], ...rows]))).map(
        ({ discount }) => discount,
      );
    };
    expect(await discounts(['0.2', '0', '1'])).toEqual([0.2, 0, 1]);
    expect(await discounts(['20', '0', '5'])).toEqual([0.2, 0, 0.05]);
    expect(await discounts(['20%', '0%', '5 %'])).toEqual([0.2, 0, 0.05]);
  });

  test('"open" is the opposite of closed, and words for yes and no are read', async () => {
    const text = csv([
      ['date', 'sku', 'qty', 'open', 'promo'],
      ['2024-01-01', 'A', 1, 1, 'ja'],
      ['2024-01-02', 'A', 0, 0, 'nein'],
      ['2024-01-03', 'A', 0, '', 'Easter'],
    ]);
    const checked = await check(text);
    expect(observationsOf(checked).map(({ closed, promotion }) => [closed, promotion])).toEqual([
      [0, 1],
      [1, 0],
      [undefined, 1],
    ]);
    expect(issuesOf(checked)).toEqual(['note open-inverted open 1']);
  });

  test('of attributes that change the latest day wins, whatever the order of the rows, and conflicts are counted', async () => {
    const checked = await check(
      csv([
        ['date', 'sku', 'qty', 'category', 'lead time'],
        ['2024-01-03', 'A', 1, 'new', 5],
        ['2024-01-01', 'A', 1, 'old', 5],
        ['2024-01-02', 'B', 1, 'same', 400],
      ]),
    );
    expect(checked.products.slice(0, 9)).toEqual([
      { series: 0, store: 'Shop', product: 'A', category: 'new', leadTimeDays: 5 },
      { series: 1, store: 'Shop', product: 'B', category: 'same' },
    ]);
    expect(checked.report.attributeConflicts).toEqual([{ attribute: 'category', products: 1 }]);
    expect(issuesOf(checked)).toEqual(['repaired bad-optional-number lead time 1']);
  });
});

describe('a file that cannot be imported is refused with words that help', () => {
  test.each([
    [
      [
        ['sku', 'qty'],
        ['A', 1],
      ],
      /no column for the day of the sale.*Export the sales by day/,
    ],
    [
      [
        ['date', 'sku', 'revenue'],
        ['2024-01-01', 'A', 1.5],
      ],
      /quantity sold.*choose "revenue" as the quantity/,
    ],
    [
      [
        ['date', 'category', 'sales'],
        ['2024-01-01', 'Food', 1],
        ['2024-01-01', 'Drinks', 2],
      ],
      /choose "category" as the product.*give it a name as one product/,
    ],
    [
      [
        ['date', 'product', 'units'],
        ['first week', 'A', 1],
        ['second week', 'A', 2],
      ],
      /no column for the day of the sale\. .*"date" has the name but was not taken.*write them like 2024-03-31/,
    ],
    [
      [
        ['length', 'width'],
        [1, 2],
        [3, 4],
      ],
      /no column for the day of the sale, the product, and the quantity sold\./,
    ],
  ])('%#', async (rows, words) => {
    await expect(check(csv(rows))).rejects.toMatchObject({
      code: 'input/missing-column',
      message: expect.stringMatching(words),
    });
  });

  test('when no row can be used, with the first one and why', async () => {
    const mapping = { when: 'date', sku: 'product', qty: 'units' } as const;
    await expect(
      check(
        csv([
          ['when', 'sku', 'qty'],
          ['soon', 'A', 1],
        ]),
        { roles: mapping },
      ),
    ).rejects.toMatchObject({
      code: 'data/all-rejected',
      message: expect.stringMatching(/None of the 1 rows.*Line 2 in column "when" holds "soon"/),
      details: { rejected: 1, place: { line: 2, column: 'when' } },
    });
  });

  test('when a mapping names a column that is not there, a role twice, or no store', async () => {
    const text = csv([
      ['date', 'sku', 'qty'],
      ['2024-01-01', 'A', 1],
    ]);
    await expect(check(text, { mapping: [{ column: 'amount', role: 'units' }] })).rejects.toMatchObject({
      code: 'input/bad-mapping',
    });
    const twice = [
      { column: 'date', role: 'date' as const },
      { column: 'qty', role: 'date' as const },
    ];
    await expect(check(text, { mapping: twice })).rejects.toMatchObject({ code: 'input/bad-mapping' });
    await expect(check(text, { store: null })).rejects.toMatchObject({
      code: 'input/invalid',
      details: { field: 'store' },
    });
  });
});

test('a workbook and the same table as text give the same observations', async () => {
  const rows = Array.from({ length: 50 }, (_, i) => ({
    at: new Date(Date.UTC(2024, 0, 1 + (i % 25))),
    sku: `00${i % 2}`,
    qty: i,
    price: 1.25 * i,
  }));
  const book = folder.workbook('same.xlsx', {
    S: [['date', 'sku', 'qty', 'price'], ...rows.map((r) => [r.at, r.sku, r.qty, r.price])],
  });
  const text = folder.text(
    'same.csv',
    csv([
      ['date', 'sku', 'qty', 'price'],
      ...rows.map((r) => [r.at.toISOString().slice(0, 10), r.sku, r.qty, r.price]),
    ]),
  );
  const [fromBook, fromText] = [await inspectAndCheck(book), await inspectAndCheck(text)];
  expect(observationsOf(fromBook)).toEqual(observationsOf(fromText));
  expect(fromBook.report).toEqual(fromText.report);
});
