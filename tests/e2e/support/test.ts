// The test function of the end-to-end tests: a page on an empty workspace (`page`), or on the demo store (`demoPage`),
// which the tests of one file share.
// A test fails when the page wrote an error to its console: that catches what the content security policy refuses.
import { test as base, expect, type Page } from '@playwright/test';
import { type DemoShell, DemoShells } from './demo-shells.ts';
import { type RunningShell, startShell } from './shell.ts';

interface TestFixtures {
  shell: RunningShell;
  demoShell: DemoShell;
  demoPage: Page;
}

interface WorkerFixtures {
  demoShells: DemoShells;
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

  demoShells: [
    async ({ browser }, use) => {
      const shells = await DemoShells.create(browser);
      await use(shells);
      await shells.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  demoShell: async ({ demoShells }, use, { file }) => {
    await use(await demoShells.of(file));
  },

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
    // Keys are listened to from here on.
    await page.getByRole('navigation').first().waitFor();
    await use(page);
    await context.close();
    expect(errors).toEqual([]);
  },
});

export { expect };
