// Every page in both themes against WCAG 2.2 AA.
import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { writeSales } from './support/sales-file.ts';
import { expect, test } from './support/test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test(`the first launch and its dialog are accessible (${colorScheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
      await page.getByRole('button', { name: /Open an existing workspace/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
    });

    test(`the dashboard is accessible (${colorScheme})`, async ({ demoPage: page }) => {
      await expect(page.getByRole('img', { name: 'What was sold' })).toBeVisible();
      await expectAccessible(page);
    });

    test(`pages of an empty workspace are accessible (${colorScheme})`, async ({ page }) => {
      await page.getByRole('button', { name: /Import my sales/ }).click();
      for (const name of ['Smart prediction', 'Forecast', 'Bulk predictions']) {
        await page.getByRole('link', { name, exact: true }).click();
        await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
        await expect(page.getByRole('heading', { name: 'There is no store yet' })).toBeVisible();
        await expectAccessible(page);
      }
    });

    test(`an open formula and an open term are accessible (${colorScheme})`, async ({ demoPage: page }) => {
      const formula = page.getByRole('button', { name: /^Expected in the next 7 days: .*Show how it is worked out$/ });
      await formula.press('Enter');
      await expect(page.getByRole('dialog', { name: 'Expected in the next 7 days' })).toBeVisible();
      await expectAccessible(page, ['region']);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(formula).toBeFocused();
      await page
        .getByRole('term')
        .filter({ hasText: /80% band/ })
        .first()
        .focus();
      await expect(page.getByRole('tooltip')).toContainText('An interval that should hold');
      await expectAccessible(page, ['region']);
    });

    test(`the tour is accessible (${colorScheme})`, async ({ demoPage: page }) => {
      await page.getByRole('button', { name: 'Start the tour' }).click();
      await expect(page.getByRole('complementary', { name: 'The dashboard' })).toBeFocused();
      await expectAccessible(page);
    });

    test(`the order list with an open row is accessible (${colorScheme})`, async ({ demoPage: page }) => {
      await page.getByRole('link', { name: 'Bulk predictions' }).click();
      await page
        .getByRole('button', { name: /^Details of/ })
        .first()
        .click({ timeout: 60_000 });
      await page.getByRole('button', { name: 'All figures' }).click();
      await expect(page.getByRole('group', { name: 'All figures' })).toBeVisible();
      await expectAccessible(page);
    });

    test(`the models page is accessible (${colorScheme})`, async ({ demoPage: page }) => {
      await page.getByRole('link', { name: 'Models' }).click();
      await expect(page.getByRole('table', { name: 'By kind of demand' })).toBeVisible();
      await expectAccessible(page);
    });

    test(`the data page, its columns and its report are accessible (${colorScheme})`, async ({
      demoPage: page,
    }, info) => {
      await page.getByRole('link', { name: 'Data', exact: true }).click();
      await expect(page.getByRole('table', { name: 'Upload history' })).toBeVisible();
      await expectAccessible(page);
      await handIn(page, info.outputPath());
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Check all rows' }).click();
      await expect(page.getByRole('heading', { name: 'What was noticed' })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Discard' }).click();
    });

    test(`the menus of the order list and its selection are accessible (${colorScheme})`, async ({
      demoPage: page,
    }) => {
      await page.getByRole('link', { name: 'Bulk predictions' }).click();
      const list = page.getByRole('table', { name: 'Order list' });
      await list
        .getByRole('checkbox', { name: /^Select / })
        .nth(1)
        .check({ timeout: 60_000 });
      await expect(page.getByRole('region', { name: 'Selected products' })).toBeVisible();
      await expectAccessible(page);
      for (const name of ['Choose columns', 'Export', 'Print the list']) {
        await page.getByRole('button', { name, exact: true }).click();
        await expect(page.getByRole('menu')).toBeVisible();
        await expectAccessible(page, ['region']);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('menu')).toHaveCount(0);
      }
      await page.getByRole('combobox', { name: 'Category' }).click();
      await expect(page.getByRole('listbox')).toBeVisible();
      await expectAccessible(page, ['region']);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('listbox')).toHaveCount(0);
      await page.getByLabel('Search products').fill('no such product');
      await expect(page.getByRole('heading', { name: 'No product matches' })).toBeVisible();
      await expectAccessible(page);
    });

    test(`the palette and the help sheet are accessible (${colorScheme})`, async ({ demoPage: page }) => {
      await page.keyboard.press('Control+k');
      const palette = page.getByRole('dialog', { name: 'Search and commands' });
      await palette.getByRole('combobox').fill('ba');
      await expect(palette.getByRole('option', { name: /Baguette/ })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(palette).toHaveCount(0);
      await page.keyboard.press('?');
      const help = page.getByRole('dialog', { name: 'Help: keys and words' });
      await expect(help.getByRole('heading', { name: 'Anywhere' })).toBeVisible();
      await expectAccessible(page);
      await help.getByRole('tab', { name: 'Words' }).click();
      await expect(help.getByText('service level', { exact: true })).toBeVisible();
      await expectAccessible(page);
    });

    test(`dialogs and pop-overs are accessible (${colorScheme})`, async ({ demoPage: page }) => {
      const dialog = page.getByRole('dialog');
      const check = async () => {
        await expect(dialog).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
      };
      await page.getByRole('link', { name: 'Models' }).click();
      await page.getByRole('button', { name: 'Training settings' }).click();
      await check();
      await page.getByRole('button', { name: /^Accuracy .*Show how it is worked out/ }).click();
      await expect(dialog).toContainText('1 − ');
      await check();
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Open or create…' }).click();
      await check();
      await page.getByRole('main').getByRole('button', { name: 'Reset the demo store' }).click();
      await check();
    });

    test(`pages without a store are accessible (${colorScheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.getByRole('button', { name: /Import my sales/ }).click();
      for (const name of ['Data', 'Bulk predictions', 'Models', 'Settings']) {
        await page.getByRole('link', { name, exact: true }).click();
        await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
        await expectAccessible(page);
      }
    });

    test(`menus are accessible (${colorScheme})`, async ({ demoPage: page }) => {
      for (const name of [/^Store:/, 'Appearance and language', 'Tasks']) {
        await page.getByRole('button', { name }).click();
        // An open menu lies over the page and belongs to no landmark.
        await expectAccessible(page, ['region']);
        await page.keyboard.press('Escape');
      }
    });
  });
}

async function handIn(page: Page, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = await writeSales({ folder, days: 20, oddLines: ['31.02.2026;A-101;Artikel 1;Gruppe 1;4;1,35;40'] });
  await page.getByTestId('file-input').setInputFiles(file.path);
  await expect(page.getByRole('heading', { name: file.name })).toBeVisible();
}
