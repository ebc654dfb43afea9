// Counting never turns a failure into a pass.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { addCounts, countPlaywright, countRun, countVitest } from './test-count.ts';

const folder = mkdtempSync(join(tmpdir(), 'shelfcast-count-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reportFile = (name: string, report: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(report));
  return path;
};
const vitestReport = (passed: number, failed: number) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 2,
  numTodoTests: 1,
});

it('reads the reports of both runners', () => {
  expect(countRun(reportFile('v.json', vitestReport(5, 1)), countVitest, 1)).toEqual({
    passed: 5,
    failed: 1,
    skipped: 3,
  });
  const playwright = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } };
  expect(countRun(reportFile('p.json', playwright), countPlaywright, 1)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  expect(addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
    passed: 11,
    failed: 22,
    skipped: 33,
  });
});

it('counts a failure that no test shows: no report, no tests, or a bad exit', () => {
  expect(countRun(join(folder, 'none.json'), countVitest, 0).failed).toBe(1);
  expect(countRun(reportFile('empty.json', vitestReport(0, 0)), countVitest, 0).failed).toBe(1);
  expect(countRun(reportFile('exit.json', vitestReport(9, 0)), countVitest, 1)).toMatchObject({ passed: 9, failed: 1 });
  expect(countRun(reportFile('good.json', vitestReport(9, 0)), countVitest, 0)).toMatchObject({ passed: 9, failed: 0 });
});
