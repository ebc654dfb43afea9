// Files into the store through the real command line: columns that are said, recipes, undo.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ImportReport, Upload } from '#core/contract/imports.ts';
import type { Store } from '#core/contract/stores.ts';
import { type CliBench, createCliBench } from './cli-process.ts';
import { SALES, writeSalesFile } from './cli-sales.ts';

// Every command is a process of its own, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let bench: CliBench;
beforeEach(() => {
  bench = createCliBench();
});
afterEach(() => bench.remove());

test('an import can be kept as a recipe, which imports the next file and refuses one that changed', async () => {
  const week = (name: string, header: string, month: string): string => {
    writeFileSync(join(bench.dir, name), `${header}\n03.${month}.2025;apple;2,5\n14.${month}.2025;apple;3\n`);
    return join(bench.dir, name);
  };
  const roles = ['--map', 'date=c1', '--map', 'product=c2', '--map', 'units=c3', '--store', 'Odd'];
  await bench.json('import', week('a.csv', 'c1;c2;c3', '01'), ...roles, '--save-recipe', 'Odd till');
  const next = await bench.json<{ report: ImportReport }>(
    'import',
    week('b.csv', 'c1;c2;c3', '02'),
    '--recipe',
    'Odd till',
  );
  expect(next.report).toMatchObject({ effect: { inserted: 2 }, result: { stores: ['Odd'] } });
  const refused = await bench.run('import', week('c.csv', 'c1;c2;amount', '03'), '--recipe', 'Odd till');
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.stderr).toMatch(/"c3" \(units\)/);
  const file = join(bench.dir, 'recipes.json');
  await bench.json('recipes', 'export', file);
  await bench.json('recipes', 'rename', 'Odd till', 'Till');
  expect(await bench.json('recipes', 'import', file)).toMatchObject([{ name: 'Odd till' }]);
  await bench.json('recipes', 'remove', 'Till');
  expect(await bench.json('recipes', 'list')).toMatchObject([{ name: 'Odd till' }]);
});

test('a recipe keeps everything that was said: several files, a list, values that are mended', async () => {
  const write = (name: string, text: string): string => {
    writeFileSync(join(bench.dir, name), text);
    return join(bench.dir, name);
  };
  const list = write('articles.csv', 'article;name\n7;Bread\n8;Salt\n');
  const days = (month: string) => [4, 5, 6, 7, 8].map((day) => `2025-${month}-0${day};8;1\n`).join('');
  const till = (name: string, month: string) =>
    write(name, `day;no;sold\n2025-${month}-01;7;none\n2025-${month}-02;8;2\n2025-${month}-03;7;test\n${days(month)}`);
  const said = [
    '--map',
    'units=sold',
    '--relation',
    'articles.csv=no:article',
    '--repair',
    'sold:none=0',
    '--skip',
    'sold:test',
    '--store',
    'S',
  ];
  const first = [till('a.csv', '01'), till('b.csv', '02'), list];
  type Answer = { report: ImportReport; files: { fileName: string }[] };
  const { report } = await bench.json<Answer>('import', ...first, ...said, '--save-recipe', 'All');
  expect(report).toMatchObject({ rows: { accepted: 14, rejected: 0 }, result: { units: 14, products: 2 } });
  const next = await bench.json<Answer>('import', till('c.csv', '03'), list, '--recipe', 'All');
  expect(next.report).toMatchObject({ rows: { accepted: 7, rejected: 0 }, effect: { inserted: 7, newProducts: 0 } });
  const wrong = await bench.run('import', till('d.csv', '04'), '--store', 'S', '--repair', 'amount:none=0');
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.stderr).toMatch(/"amount:none=0" is no column:value=to.*day, no, sold/);
});

test('an import can be undone: with a preview first, then whole', async () => {
  await bench.json('import', writeSalesFile(join(bench.dir, 'sales.csv')));
  const [{ id, state }] = await bench.json<Upload[]>('uploads');
  expect(state).toBe('committed');
  const dry = await bench.run('undo-import', id, '--dry-run');
  expect(dry.stdout).toContain('nothing was changed');
  const effect = { removed: SALES.products * SALES.days, restored: 0, stayed: 0 };
  expect(await bench.json('undo-import', id)).toMatchObject({ state: 'undone', effect });
  expect(await bench.json('stores')).toEqual([]);
  expect((await bench.run('uploads')).stdout).toMatch(/undone/);
  expect((await bench.run('undo-import', id)).code).toBe(4);
});

test('an import takes columns that nobody could guess from --map, and tells people what it did', async () => {
  const file = join(bench.dir, 'odd.csv');
  writeFileSync(file, 'c1;c2;c3\n03.01.2025;apple;2,5\n04.01.2025;apple;3\nsoon;apple;1\n');
  const args = ['import', file, '--map', 'date=c1', '--map', 'product=c2', '--map', 'units=c3', '--store', 'Odd'];
  const { code, stdout, stderr } = await bench.run(...args);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toContain('Imported odd.csv');
  expect(stdout).toMatch(/3: 2 accepted, 0 repaired, 1 rejected/);
  expect(stdout).toMatch(/line 4: "soon"/);
  expect(await bench.json<Store[]>('stores')).toMatchObject([{ code: 'Odd', observationCount: 2 }]);
});
