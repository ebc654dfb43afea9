// `npm test`: every check there is, one stage after the other, each timed; ends with the number of tests.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './lib/find-chromium.ts';
import { addCounts, countPlaywright, countRun, countVitest, NO_TESTS, type TestCount } from './lib/test-count.ts';

const root = join(import.meta.dirname, '..');
// Not test-results: Playwright empties that folder.
const results = join(root, '.test-reports');
const binary = (name: string) =>
  join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Record<string, string>;
  /** For test runners: how many tests passed; other stages pass or fail as a whole. */
  count?(exitCode: number): TestCount;
}

const vitestReport = join(results, 'vitest.json');
const playwrightReport = join(results, 'playwright.json');
/** tests/shell writes here on what it ran: {"runtime": "electron" | "double"}. */
const shellReport = join(results, 'shell.json');

function stages(): Stage[] {
  const script = (file: string, ...args: string[]) => [process.execPath, join(root, 'scripts', file), ...args];
  return [
    { name: 'kernels', command: script('build-kernels.ts') },
    { name: 'types', command: [binary('tsc'), '-b'] },
    { name: 'lint', command: [binary('biome'), 'check', '.'] },
    { name: 'layers', command: script('check-layers.ts') },
    { name: 'docs', command: script('generate-docs.ts', '--check') },
    { name: 'build', command: script('build.ts') },
    {
      name: 'tests',
      command: [binary('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
      count: (exitCode) => countRun(vitestReport, countVitest, exitCode),
    },
    {
      name: 'e2e',
      command: [binary('playwright'), 'test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
      count: (exitCode) => countRun(playwrightReport, countPlaywright, exitCode),
    },
  ];
}

async function main(): Promise<number> {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const chromium = await ensureChromium(console.log);

  let total = NO_TESTS;
  const lines: string[] = [];
  for (const stage of stages()) {
    console.log(`\n── ${stage.name} ${'─'.repeat(Math.max(0, 70 - stage.name.length))}`);
    const started = performance.now();
    const exitCode = await run(stage, { SHELFCAST_CHROMIUM: chromium, SHELFCAST_SHELL_REPORT: shellReport });
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(7);
    const count = stage.count?.(exitCode) ?? (exitCode === 0 ? NO_TESTS : { ...NO_TESTS, failed: 1 });
    total = addCounts(total, count);
    const tests = stage.count ? `, ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped` : '';
    lines.push(`${seconds} s  ${stage.name}: ${count.failed === 0 ? 'ok' : 'FAILED'}${tests}`);
  }

  console.log(`\n${lines.join('\n')}`);
  if (total.skipped > 0) {
    const why = process.env.SHELFCAST_DATA ? 'see above' : 'tests on real data need its folder in SHELFCAST_DATA';
    console.log(`${total.skipped} skipped: ${why}.`);
  }
  console.log(shellWords());
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

/** A stage that hangs must not hold a build machine for hours; on two cores the longest takes about half an hour. */
const LIMIT_MINUTES = 50;

function run(stage: Stage, env: Record<string, string>): Promise<number> {
  const [command, ...args] = stage.command;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env, ...stage.env },
      // npm's launchers are batch files on Windows.
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
    });
    const limit = setTimeout(() => {
      console.error(`\n${stage.name} did not end within ${LIMIT_MINUTES} minutes and is stopped.`);
      child.kill('SIGKILL');
    }, LIMIT_MINUTES * 60_000);
    child.on('error', (error) => {
      clearTimeout(limit);
      console.error(`${stage.name} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => {
      clearTimeout(limit);
      resolve(code ?? 1);
    });
  });
}

/** Build machines have no Electron runtime: say plainly what the shell's specification ran on. */
function shellWords(): string {
  if (!existsSync(shellReport)) return 'Electron shell: its tests did not say what they ran on.';
  const { runtime } = JSON.parse(readFileSync(shellReport, 'utf8')) as { runtime: string };
  return runtime === 'electron'
    ? 'Electron shell: tested in real Electron.'
    : 'Electron shell: tested on the double (no Electron runtime on this machine).';
}

process.exitCode = await main();
