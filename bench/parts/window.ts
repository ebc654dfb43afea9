// How fast the window answers: page changes, a list of 50,000 lines, first paint, blocked moments during import and training.
// A real Chromium against the real engine; milliseconds of this machine, beside the bars that they are held against.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/lib/find-chromium.ts';
import { startShell } from '../../tests/e2e/support/shell.ts';
import { type Benchmark, benchRow } from '../benchmark.ts';
import { listChange, longTasks, pageChange, scrolling } from '../window/measure.ts';
import { type BigStore, writeBigStore } from '../window/sales.ts';

interface WindowFigure {
  readonly name: string;
  readonly milliseconds: number;
  readonly bar: number;
}

const CLI = path.resolve(import.meta.dirname, '../../core/host/cli/main.ts');
const PAGES = ['Dashboard', 'Bulk predictions', 'Smart prediction', 'Forecast', 'Data', 'Models', 'Settings'];
const MIDDLE: BigStore = { code: 'MIDDLE', products: 3_049, days: 90, density: 0.6 };
const LARGE: BigStore = { code: 'LARGE', products: 50_000, days: 8, density: 0.5 };

export const benchmark: Benchmark = {
  title: 'The window: a real browser against the real engine',
  async run({ workDir, note }) {
    const browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGS] });
    try {
      const figures = [
        ...(await demoStore(browser, note)),
        ...(await middleStore(browser, workDir, note)),
        ...(await largeStore(browser, workDir, note)),
      ];
      return figures.map(({ name, milliseconds, bar }) =>
        benchRow({ name, value: milliseconds, unit: 'ms', reference: 'bar', referenceValue: bar, bar }),
      );
    } finally {
      await browser.close();
    }
  },
};

async function demoStore(browser: Browser, say: (line: string) => void): Promise<WindowFigure[]> {
  say('demo store …');
  return withWindow(browser, undefined, async (page, paint) => {
    await page.getByRole('button', { name: /Open the demo store/ }).click();
    await page.getByRole('heading', { name: 'What was sold' }).waitFor({ timeout: 120_000 });
    await prepareList(page);
    return [
      { name: 'first useful paint, engine ready', milliseconds: paint, bar: 1000 },
      ...(await allPages(page, 'demo store', 100)),
    ];
  });
}

async function middleStore(browser: Browser, folder: string, say: (line: string) => void): Promise<WindowFigure[]> {
  say(`${MIDDLE.products} products: import and training with the window open …`);
  const file = path.join(folder, 'middle.csv');
  await writeBigStore(file, MIDDLE);
  return withWindow(browser, undefined, async (page) => {
    const importing = await longTasks(page, async () => {
      await page.getByRole('button', { name: /Import my sales/ }).click();
      await page.getByTestId('file-input').setInputFiles(file);
      await page.getByRole('button', { name: 'Check all rows' }).click();
      await page.getByRole('button', { name: /^Import [\d,]+ rows$/ }).click({ timeout: 120_000 });
      await page.getByRole('link', { name: 'Train a model' }).click({ timeout: 120_000 });
    });
    const training = await longTasks(page, async () => {
      await page.getByRole('button', { name: 'Train a model' }).click();
      await page.getByRole('table', { name: 'Models of this store' }).waitFor({ timeout: 600_000 });
    });
    await prepareList(page);
    return [
      { name: 'longest task during an import', milliseconds: Math.max(0, ...importing), bar: 100 },
      { name: 'longest task during a training', milliseconds: Math.max(0, ...training), bar: 100 },
      ...(await allPages(page, `${MIDDLE.products} products`, 300)),
    ];
  });
}

async function largeStore(browser: Browser, folder: string, say: (line: string) => void): Promise<WindowFigure[]> {
  say(`${LARGE.products} lines …`);
  const file = path.join(folder, 'large.csv');
  const workspace = path.join(folder, 'large');
  const date = await writeBigStore(file, LARGE);
  const cli = (...args: string[]) =>
    execFileSync(process.execPath, [CLI, ...args, '--workspace', workspace], { stdio: 'ignore' });
  cli('import', file);
  cli('train', '--store', LARGE.code);
  cli('bulk', '--store', LARGE.code, '--date', date, '--out', path.join(folder, 'large-out.csv'));
  return withWindow(browser, workspace, async (page) => {
    await page.getByRole('link', { name: 'Bulk predictions' }).click();
    const list = page.getByRole('table', { name: 'Order list' });
    await list.waitFor({ timeout: 60_000 });
    await list.locator('.dt-strong').first().waitFor();
    const figures: WindowFigure[] = [];
    for (const pixels of [60, 400]) {
      const milliseconds = await scrolling(page, pixels, 4);
      figures.push({ name: `scripting and layout a frame (p95), ${pixels} px a frame`, milliseconds, bar: 16 });
    }
    await page.getByRole('main').evaluate((main) => main.scrollTo({ top: 0 }));
    const sort = await listChange(page, () => list.getByRole('button', { name: 'Expected' }).click());
    const status = await listChange(page, () => page.getByRole('button', { name: /^Out of stock/ }).click());
    const search = await listChange(page, () => page.getByLabel('Search products').fill('duct 77'));
    figures.push({ name: 'sort of 50,000 lines', milliseconds: sort, bar: 100 });
    figures.push({ name: 'filter by status', milliseconds: status, bar: 100 });
    // The field waits for a pause in typing before it asks.
    figures.push({ name: 'search, after the pause in typing', milliseconds: search - 180, bar: 100 });
    return figures;
  });
}

/** A window on a workspace of its own; also answers how long its first useful paint took. */
async function withWindow<T>(
  browser: Browser,
  workspaceDir: string | undefined,
  use: (page: Page, paint: number) => Promise<T>,
): Promise<T> {
  const shell = await startShell({ workspace: workspaceDir });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    // The first visit exchanges the token; the second is what opening the window is.
    await page.goto(shell.link);
    await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 60_000 });
    const from = performance.now();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const paint = performance.now() - from;
    return await use(page, paint);
  } finally {
    await context.close();
    await shell.stop();
  }
}

/** The first visit of the list makes it; page changes are measured when it is there. */
async function prepareList(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Bulk predictions' }).click();
  await page.getByRole('table', { name: 'Order list' }).locator('.dt-strong').first().waitFor({ timeout: 120_000 });
}

/** The middle of three visits of each page that there is, after a first one that loads its code. */
async function allPages(page: Page, where: string, bar: number): Promise<WindowFigure[]> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < 4; round++) {
    for (const name of PAGES) {
      if ((await page.getByRole('navigation').getByRole('link', { name, exact: true }).count()) === 0) continue;
      const milliseconds = await pageChange(page, name);
      if (round > 0) times.set(name, [...(times.get(name) ?? []), milliseconds]);
      await page.waitForTimeout(150);
    }
  }
  return [...times].map(([name, values]) => ({
    name: `${name}, ${where}`,
    milliseconds: values.toSorted((a, b) => a - b)[1],
    bar,
  }));
}
