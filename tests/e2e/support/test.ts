// The test function of the end-to-end tests: a page on an empty workspace (`page`), or on the demo store (`demoPage`).
// A test fails when the page wrote an error to its console: that catches what the content security policy refuses.
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { type RunningShell, startShell } from './shell.ts';

type StorageState = BrowserContextOptions['storageState'];

interface DemoShell extends RunningShell {
  /** Cookie of the browser that was let in. */
  storageState: StorageState;
}

interface TestFixtures {
  shell: RunningShell;
  demoPage: Page;
}

interface WorkerFixtures {
  demoShell: DemoShell;
}

/** What a page may say: the browser reports the broken connection itself when a test ends the engine. */
const EXPECTED = /WebSocket connection to|ERR_CONNECTION_REFUSED/;

function watchConsole(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}

async function enterOnce(browser: Browser, shell: RunningShell): Promise<StorageState> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(shell.link);
  await openDemo(page);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** From the first launch to the dashboard of the demo store, as a visitor does it: one click. */
export async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Open the demo store/ }).click();
  await expect(page.getByRole('heading', { name: 'What was sold' })).toBeVisible({ timeout: 60_000 });
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  shell: async ({}, use) => {
    const shell = await startShell();
    await use(shell);
    await shell.stop();
  },

  page: async ({ page, shell }, use) => {
    const errors = watchConsole(page);
    await page.goto(shell.link);
    await use(page);
    expect(errors).toEqual([]);
  },

  demoShell: [
    async ({ browser }, use) => {
      const shell = await startShell();
      const storageState = await enterOnce(browser, shell);
      await use({ ...shell, storageState });
      await shell.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  demoPage: async ({ browser, demoShell, viewport, locale, colorScheme }, use) => {
    const context = await browser.newContext({
      storageState: demoShell.storageState,
      viewport,
      locale,
      colorScheme,
      acceptDownloads: true,
    });
    const page = await context.newPage();
    const errors = watchConsole(page);
    await page.goto(demoShell.address);
    await use(page);
    await context.close();
    expect(errors).toEqual([]);
  },
});

export { expect };
