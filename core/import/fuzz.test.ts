// Damaged files end in a report or in words, never in a crash. Seeded: a failure can be run again by its number.
import { afterAll, expect, test } from 'vitest';
import { AppError } from '../contract/errors.ts';
import { createRng, type Rng } from '../math/rng.ts';
import { csv, inspectAndCheck, observationsOf, type TestFile, testFolder } from './test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const RUNS = 200;

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
const bookBytes = await import('node:fs').then(({ readFileSync }) => readFileSync(book.path));

function damagedFile(rng: Rng): TestFile {
  if (rng.int(8) === 0) return folder.bytes('damaged.xlsx', damageBytes(bookBytes, rng));
  const text = damageText(table, rng);
  const encoding = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'][rng.int(4)];
  if (rng.int(3) > 0) return folder.text('damaged.csv', text, { encoding, mark: rng.int(2) === 0 });
  return folder.bytes('damaged.csv', damageBytes(Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1'), rng));
}

test(`${RUNS} damaged files end in a report that adds up or in an error that a person can read`, async () => {
  let imported = 0;
  for (let run = 0; run < RUNS; run++) {
    const file = damagedFile(createRng(run));
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
  }
  expect(imported).toBeGreaterThan(RUNS / 4);
}, 300_000);
