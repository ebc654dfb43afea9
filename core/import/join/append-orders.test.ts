// Files that follow each other and write their dates and decimals in ways of their own.
import { afterAll, expect, test } from 'vitest';
import { isoFromDay } from '#core/math/day.ts';
import { inspectAndCheck, observationsOf, type TestFile, testFolder } from '../test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const sales = (name: string, dates: readonly string[], units = '2') =>
  folder.text(name, `date;product;units\n${dates.map((date) => `${date};Bread;${units}`).join('\n')}\n`);

async function read(first: TestFile, ...more: TestFile[]) {
  const { inspection, report, ...checked } = await inspectAndCheck(first, { with: more });
  const days = observationsOf({ report, ...checked }).map(({ day }) => isoFromDay(day as number));
  const orders = [inspection.dateOrder, ...inspection.extras.map(({ dateOrder }) => dateOrder)];
  return { days, report, orders: orders.map((order) => `${order?.chosen} ${order?.because}`) };
}

test('each file keeps the order that its own rows settle', async () => {
  const { days, orders, report } = await read(
    sales('jan.csv', ['30/01/2025', '31/01/2025']),
    sales('feb.csv', ['02/01/2025', '02/13/2025']),
    sales('mar.csv', ['2025-03-01']),
  );
  expect(orders).toEqual(['dmy settled', 'mdy settled', 'ymd iso']);
  expect(days).toEqual(['2025-01-30', '2025-01-31', '2025-02-01', '2025-02-13', '2025-03-01']);
  expect(report.rows.rejected).toBe(0);
});

test('a file that leaves its order open has that of the others', async () => {
  const { days, orders } = await read(
    sales('one.csv', ['03/02/2025', '05/02/2025']),
    sales('two.csv', ['04/01/2025', '04/29/2025']),
  );
  expect(orders).toEqual(['mdy others', 'mdy settled']);
  expect(days).toEqual(['2025-03-02', '2025-04-01', '2025-04-29', '2025-05-02']);
});

test('days that follow each other for a week are a settled order, two of them are not', async () => {
  const week = Array.from({ length: 7 }, (_, i) => `03/0${i + 1}/2025`);
  const { orders } = await read(
    sales('us.csv', week),
    sales('eu.csv', ['20/04/2025']),
    sales('open.csv', ['01/05/2025', '02/05/2025']),
    sales('eu2.csv', ['21/05/2025']),
  );
  expect(orders).toEqual(['mdy consecutive', 'dmy settled', 'dmy consecutive', 'dmy settled']);
});

test('files that all leave it open are decided together', async () => {
  const { orders } = await read(sales('a.csv', ['01/02/2025', '03/02/2025']), sales('b.csv', ['02/02/2025']));
  expect(orders).toEqual(['dmy consecutive', 'dmy consecutive']);
});

test('each file parts its decimals as its own cells show', async () => {
  const { report } = await read(
    sales('de.csv', ['30.01.2025'], '1,5'),
    sales('us.csv', ['31.01.2025'], '2.25'),
    sales('whole.csv', ['28.02.2025'], '3'),
  );
  expect(report.result.units).toBe(6.75);
});

test('what is wrong names the file in which it stands', async () => {
  const { report } = await read(
    sales('one.csv', ['30.01.2025', '31.01.2025']),
    sales('two.csv', ['30.02.2025', '28.02.2025']),
  );
  expect(report.issues.find(({ code }) => code === 'bad-date')?.examples).toEqual([
    { file: 'two.csv', line: 2, value: '30.02.2025' },
  ]);
});
