// Exports of many tills and shops, read without a word from the user: the first guess must be right.
import { afterAll, describe, expect, test } from 'vitest';
import { inspectAndCheck, observationsOf, testFolder } from '#core/import/test-files.ts';
import { isoFromDay } from '#core/math/day.ts';
import { LANGUAGE_EXPORTS } from './language-exports.ts';
import { moneyOf, SOLD, unitsByCell } from './sales.ts';
import type { SampleExport } from './sample-export.ts';
import { SHOP_SYSTEMS } from './shop-systems.ts';
import { TABLE_EXPORTS } from './table-exports.ts';
import { TILL_EXPORTS } from './till-exports.ts';
import { TILL_SYSTEMS } from './till-systems.ts';
import { WEB_SHOP_EXPORTS } from './web-shop-exports.ts';
import { WHOLE_STORE_EXPORTS } from './whole-store-exports.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const EXPORTS = {
  languages: LANGUAGE_EXPORTS,
  'shop systems': SHOP_SYSTEMS,
  'till systems': TILL_SYSTEMS,

  'web shops': WEB_SHOP_EXPORTS,
  tills: TILL_EXPORTS,
  tables: TABLE_EXPORTS,
  'whole stores': WHOLE_STORE_EXPORTS,
};

for (const [group, samples] of Object.entries(EXPORTS)) {
  describe(`the first guess at an export of ${group}`, () => {
    test.each(samples)('is right: $title', expectRightGuess);
  });
}

async function expectRightGuess(sample: SampleExport): Promise<void> {
  const { files, roles, product, preset, kind, reading = {}, lines = SOLD, rejected = 0 } = sample;
  const [first, ...others] = files(folder);
  const { inspection, report, ...checked } = await inspectAndCheck(first, { with: others });
  const guessed = Object.fromEntries(inspection.columns.map(({ column, role }) => [column, role]));
  expect({ preset: inspection.preset?.id ?? null, kind: inspection.shape.shape.kind, roles: guessed }).toMatchObject({
    preset,
    kind,
    roles,
  });
  expect(inspection.reading).toMatchObject(reading);
  expect(inspection.missingRoles).toEqual([]);
  const found = new Map(
    observationsOf({ report, ...checked }).map((each) => [
      `${each.product} ${isoFromDay(each.day as number)}`,
      each.units as number,
    ]),
  );
  expect(sorted(found)).toEqual(sorted(unitsByCell(lines, product)));
  expect(report.rows.rejected).toBe(rejected);
  const revenue = sample.revenue === undefined ? moneyOf(lines) : sample.revenue;
  if (revenue !== null) expect(report.result.revenue).toBeCloseTo(revenue, 2);
}

/** Without the dust of adding decimals up. */
const tidy = (units: number): number => Math.round(units * 1e6) / 1e6;
const sorted = (cells: Map<string, number>) =>
  [...cells]
    .map(([cell, units]) => [cell, tidy(units)] as const)
    .filter(([, units]) => units !== 0)
    .sort();
