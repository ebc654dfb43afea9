// Counts of passed and failed tests from the JSON reports of the runners.
import { existsSync, readFileSync } from 'node:fs';

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NO_TESTS: TestCount = { passed: 0, failed: 0, skipped: 0 };

export const addCounts = (a: TestCount, b: TestCount): TestCount => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** Report of `vitest --reporter=json`. */
export function countVitest(report: unknown): TestCount {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report as Record<string, number>;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** Report of Playwright's JSON reporter. A test that passed only when repeated is no pass. */
export function countPlaywright(report: unknown): TestCount {
  const { expected, unexpected, flaky, skipped } = (report as { stats: Record<string, number> }).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/**
 * Counts of a runner that ended with `exitCode` and wrote its report to `file`. Whatever went wrong outside of a test
 * (no report, a file that does not load, no test found) counts as one failure, so that nothing can look green.
 */
export function countRun(file: string, count: (report: unknown) => TestCount, exitCode: number): TestCount {
  if (!existsSync(file)) return { ...NO_TESTS, failed: 1 };
  const counted = count(JSON.parse(readFileSync(file, 'utf8')));
  const isUntold = counted.failed === 0 && (exitCode !== 0 || counted.passed === 0);
  return isUntold ? { ...counted, failed: 1 } : counted;
}
