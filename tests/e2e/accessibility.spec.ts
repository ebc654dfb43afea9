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
