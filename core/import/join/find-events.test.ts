// Lists of event days beside the sales: found, marked on the rows, and told from lists in which ids are looked up.
import { afterAll, expect, test } from 'vitest';
import { isoFromDay } from '#core/math/day.ts';
import { inspectAndCheck, observationsOf, type TestFile, testFolder } from '../test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const DAYS = Array.from({ length: 28 }, (_, i) => String(i + 1).padStart(2, '0'));
const sales = (header: string, row: (day: string) => string) =>
  folder.text('sales.csv', `${header}\n${DAYS.map(row).join('\n')}\n`);
const plain = sales('Datum;Artikel;Menge', (day) => `${day}.02.2025;Brot;3`);

async function read(first: TestFile, list: string, name = 'fest.csv') {
  const found = await inspectAndCheck(first, { with: [folder.text(name, list)] });
  const promoted = observationsOf(found).filter(({ promotion }) => promotion === 1);
  const known = observationsOf(found).filter(({ promotion }) => promotion !== undefined);
  return { ...found, days: promoted.map(({ day }) => isoFromDay(day as number)), known: known.length };
}

test('days with a mark are promoted, all others are known to be ordinary, whatever the spelling of the days', async () => {
  const { inspection, days, known, report } = await read(
    plain,
    'Datum,KielerWoche\n2024-06-01,1\n2025-02-10,1\n2025-02-11,1\n2026-06-01,1\n',
  );
  expect(inspection.extras[0].relation).toEqual({
    kind: 'join',
    on: [{ column: 'Datum', matches: 'Datum' }],
    events: true,
  });
  expect(inspection.columns.find(({ column }) => column === 'KielerWoche')).toMatchObject({
    role: 'promotion',
    reason: 'event-days',
  });
  expect(days).toEqual(['2025-02-10', '2025-02-11']);
  expect(known).toBe(28);
  expect(report.issues.map(({ code }) => code)).not.toContain('not-looked-up');
});

test('names of what was on are marks, and are not taken for names of products', async () => {
  const { inspection, days } = await read(plain, 'date;name\n2025-02-14;Valentine\n2025-02-27;Carnival\n');
  expect(inspection.columns.find(({ column }) => column === 'name')?.role).toBe('promotion');
  expect(days).toEqual(['2025-02-14', '2025-02-27']);
});

test('a list of nothing but days marks them', async () => {
  expect((await read(plain, 'Datum\n2025-02-14\n2025-02-15\n')).days).toEqual(['2025-02-14', '2025-02-15']);
});

test('sales that say themselves which days were promoted are believed', async () => {
  const own = sales('Datum;Artikel;Menge;Aktion', (day) => `${day}.02.2025;Brot;3;${day === '05' ? 1 : 0}`);
  expect((await read(own, 'Datum,Fest\n2025-02-10,1\n')).days).toEqual(['2025-02-05']);
});

test('a list of another year, and one with figures, are left out', async () => {
  for (const list of ['Datum,Fest\n2019-02-10,1\n', 'Datum,Besucher\n2025-02-10,1200\n2025-02-12,900\n']) {
    expect((await read(plain, list)).inspection.extras[0].relation).toEqual({ kind: 'ignore' });
  }
});

test('days after the sales are days to come, if the list says that something is on and the promotion comes from it', async () => {
  const list = 'Datum,Fest\n2025-02-10,1\n2025-03-01,0\n2025-03-08,1\n2025-12-24,Heiligabend\n2031-01-01,1\n';
  const silent = sales('Datum;Artikel;Menge', (day) => `${day}.02.2025;Brot;3`);
  expect((await read(silent, list)).report.events.days).toEqual(['2025-03-08', '2025-12-24']);
  const own = sales('Datum;Artikel;Menge;Aktion', (day) => `${day}.02.2025;Brot;3;${day === '05' ? 1 : 0}`);
  expect((await read(own, list)).report.events.days).toEqual([]);
});
