// Damaged files end in a report or in words, never in a crash. Seeded: a failure can be run again by its number.
// The environment variable IMPORT_FUZZ_RUNS asks for more of them than a quick run has.
import { readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { AppError } from '../contract/errors.ts';
import { createRng, type Rng } from '../math/rng.ts';
import { csv, inspectAndCheck, observationsOf, type TestFile, testFolder, zipOf } from './test-files.ts';
import { UNPACKED } from './unpack/unpack.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const RUNS = Number(process.env.IMPORT_FUZZ_RUNS ?? 200);

const table = csv(
  [
    ['Datum', 'Filiale', 'Artikel', 'Bezeichnung', 'Menge', 'Preis', 'Bestand', 'Aktion', 'Wetter', 'Lieferzeit'],
    ...Array.from({ length: 40 }, (_, i) => [
      `${String(1 + (i % 28)).padStart(2, '0')}.0${1 + (i % 9)}.2024`,
      `F${i % 2}`,
      `A${i % 5}`,
      `"Käse ""${i}"""`,
      i % 7 === 6 ? -1 : i,
      '1.234,50',
      i - 3,
      i % 2 ? 'ja' : 'nein',
      'Regen',
      i % 11,
    ]),
  ],
  ';',
);

const wideTable = csv([
  ['Report of 2024'],
  ['SKU', 'Name', ...Array.from({ length: 20 }, (_, i) => `2024-01-${String(i + 1).padStart(2, '0')}`), 'Total'],
  ...Array.from({ length: 12 }, (_, i) => [`A${i}`, `Name ${i}`, ...Array.from({ length: 20 }, (_, k) => i * k), 9]),
]);
const countedTable = csv([
  ['item', ...Array.from({ length: 12 }, (_, i) => `W${i}`)],
  ...Array.from({ length: 9 }, (_, i) => [`P${i}`, ...Array.from({ length: 12 }, (_, k) => i + k)]),
]);
const receipts = csv([
  ['Date', 'Time', 'Transaction', 'Item'],
  ...Array.from({ length: 40 }, (_, i) => [
    `2024-01-0${1 + (i % 9)}`,
    '10:00',
    i,
    i % 9 === 0 ? 'NONE' : `Item ${i % 6}`,
  ]),
]);
const TABLES = [table, table, wideTable, countedTable, receipts];

/** Things that have broken importers. */
const POISON = [
  '"',
  '\0',
  '\r',
  '\n',
  ';',
  ',',
  '\t',
  '""',
  '\ufeff',
  '=1+1',
  '1e309',
  '-0',
  '9'.repeat(400),
  '__proto__',
  '31.02.2024',
  '\ud800',
  '٣',
  '<script>',
  '%',
  '((1))',
  '1.2.3.4',
];

function damageText(text: string, rng: Rng): string {
  let damaged = text;
  for (let times = 1 + rng.int(6); times > 0; times--) {
    const at = rng.int(damaged.length + 1);
    switch (rng.int(5)) {
      case 0:
        damaged = damaged.slice(0, at) + POISON[rng.int(POISON.length)] + damaged.slice(at);
        break;
      case 1:
        damaged = damaged.slice(0, at) + damaged.slice(at + rng.int(30));
        break;
      case 2:
        damaged = damaged.slice(0, at);
        break;
      case 3:
        damaged += damaged.slice(at, at + rng.int(400));
        break;
      default:
        damaged = damaged.replaceAll(POISON[4 + rng.int(3)], POISON[rng.int(POISON.length)]);
    }
  }
  return damaged;
}

function damageBytes(bytes: Buffer, rng: Rng): Buffer {
  const damaged = Buffer.from(bytes);
  for (let times = 1 + rng.int(20); times > 0; times--) damaged[rng.int(damaged.length)] = rng.int(256);
  return rng.int(3) === 0 ? damaged.subarray(0, rng.int(damaged.length)) : damaged;
}

const book = folder.workbook('whole.xlsx', {
  Blatt: table
    .trim()
    .split('\n')
    .map((line) => line.split(';')),
});
const bookBytes = readFileSync(book.path);
const oldBook = folder.workbook(
  'whole.xls',
  {
    Blatt: [
      ['date', 'sku', 'qty'],
      ['2024-01-01', 'A', 1],
      ['2024-01-02', 'A', 2],
    ],
  },
  'biff8',
);
const oldBookBytes = readFileSync(oldBook.path);

function damagedFile(rng: Rng): TestFile {
  const name = (ending: string) => `damaged-${rng.int(1e9)}${ending}`;
  switch (rng.int(24)) {
    case 0:
    case 1:
      return folder.bytes(name('.xlsx'), damageBytes(bookBytes, rng));
    case 2:
      return folder.bytes(name('.xls'), damageBytes(oldBookBytes, rng));
    case 3:
      return folder.bytes(name('.csv.gz'), damageBytes(gzipSync(damageText(table, rng)), rng));
    case 4:
      return folder.bytes(name('.zip'), damageBytes(zipOf([['s.csv', damageText(table, rng)]]), rng));
    case 5:
      return folder.bytes(name('.csv.gz'), gzipSync(damageText(wideTable, rng)));
    default:
  }
  const text = damageText(TABLES[rng.int(TABLES.length)], rng);
  const encoding = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'][rng.int(4)];
  if (rng.int(3) > 0) return folder.text('damaged.csv', text, { encoding, mark: rng.int(2) === 0 });
  return folder.bytes('damaged.csv', damageBytes(Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1'), rng));
}

test(`${RUNS} damaged files end in a report that adds up or in an error that a person can read`, async () => {
  let imported = 0;
  let slowest = { run: 0, seconds: 0 };
  for (let run = 0; run < RUNS; run++) {
    const file = damagedFile(createRng(run));
    const started = performance.now();
    try {
      const checked = await inspectAndCheck(file);
      const { total, accepted, rejected } = checked.report.rows;
      expect([run, accepted + rejected]).toEqual([run, total]);
      for (const { units, day, product } of observationsOf(checked)) {
        expect([run, Number.isFinite(units), Number.isInteger(day), product !== '']).toEqual([run, true, true, true]);
      }
      imported++;
    } catch (error) {
      if (!(error instanceof AppError)) throw new Error(`run ${run} crashed`, { cause: error });
      expect([run, error.message]).toEqual([run, expect.stringMatching(/\S+ \S+/)]);
    }
    for (const path of [file.path, file.path + UNPACKED]) rmSync(path, { force: true });
    const seconds = (performance.now() - started) / 1000;
    if (seconds > slowest.seconds) slowest = { run, seconds };
  }
  if (RUNS > 200)
    console.info(`${imported} of ${RUNS} imported; the slowest was run ${slowest.run}: ${slowest.seconds} s`);
  expect(imported).toBeGreaterThan(RUNS / 4);
}, 3_600_000);
