// Takes the pictures of the documentation (node tests/e2e/screenshots.ts): every page of the demo store, light and dark,
// in two sizes, into docs/images.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/lib/find-chromium.ts';
import { startShell } from './support/shell.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../docs/images');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
];
const THEMES = ['light', 'dark'] as const;

interface Shot {
  name: string;
  open(page: Page): Promise<void>;
}

const goTo = (page: Page, link: string) => page.getByRole('link', { name: link, exact: true }).click();

const SHOTS: Shot[] = [
  {
    name: 'dashboard',
    open: async (page) => {
      await goTo(page, 'Dashboard');
      await page.getByRole('img', { name: 'What was sold' }).waitFor();
    },
  },
  {
    name: 'bulk-predictions',
    open: async (page) => {
      await goTo(page, 'Bulk predictions');
      await page
        .getByRole('button', { name: /^Details of/ })
        .first()
        .waitFor({ timeout: 60_000 });
    },
  },
  {
    name: 'explanation',
    open: async (page) => {
      await page
        .getByRole('button', { name: /^Details of/ })
        .first()
        .click();
      await page.getByRole('region', { name: 'Why' }).waitFor();
      await page.getByRole('heading', { name: 'First day', exact: true }).scrollIntoViewIfNeeded();
      await page.getByRole('main').evaluate(
        (main, row) => {
          const top = row?.getBoundingClientRect().top ?? 0;
          main.scrollBy({ top: top - main.getBoundingClientRect().top - 60 });
        },
        await page.locator('.dt-open').elementHandle(),
      );
    },
  },
  {
    name: 'orders',
    open: async (page) => {
      // A Tuesday: on the Sunday after the last day no supplier takes orders.
      await page.getByRole('textbox', { name: 'First day' }).fill('2026-11-03');
      await page.getByRole('button', { name: 'Predict again' }).click();
      await page.getByText(/From Tue, 3 Nov 2026/).waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: 'Make orders', exact: true }).click();
      await page.getByRole('table', { name: 'Drafts' }).waitFor();
    },
  },
  {
    name: 'order',
    open: async (page) => {
      await page.getByRole('table', { name: 'Drafts' }).getByRole('link').first().click();
      await page.getByRole('table', { name: 'Lines of the order' }).waitFor();
    },
  },
  {
    name: 'data',
    open: async (page) => {
      await goTo(page, 'Data');
      await page.getByRole('table', { name: 'Upload history' }).waitFor();
    },
  },
  {
    name: 'models',
    open: async (page) => {
      await goTo(page, 'Models');
      await page.getByRole('table', { name: 'By kind of demand' }).waitFor();
    },
  },
];

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const shell = await startShell();
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGS] });
  try {
    const context = await browser.newContext({ viewport: SIZES[0], locale: 'en-GB', timezoneId: 'UTC' });
    const page = await context.newPage();
    await page.goto(shell.link);
    const take = async (name: string) => {
      for (const size of SIZES) {
        for (const theme of THEMES) {
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          // Charts measure themselves after a resize; fonts and skeletons are there by then too.
          await page.waitForTimeout(400);
          await page.screenshot({ path: path.join(FOLDER, `${name}-${theme}-${size.width}.png`) });
        }
      }
      await page.setViewportSize(SIZES[0]);
    };
    await page.getByRole('button', { name: /Open the demo store/ }).waitFor();
    await take('first-launch');
    await page.getByRole('button', { name: /Open the demo store/ }).click();
    await page.getByRole('heading', { name: 'What was sold' }).waitFor({ timeout: 60_000 });
    for (const { name, open } of SHOTS) {
      await open(page);
      await take(name);
      console.log(`${name}: done`);
    }
  } finally {
    await browser.close();
    await shell.stop();
  }
}

await main();
