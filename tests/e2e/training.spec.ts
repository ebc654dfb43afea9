// Training: cancelled without a trace, then to its end, then the model's card.
import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { writeSales } from './support/sales-file.ts';
import { expect, test } from './support/test.ts';

async function importStore(page: Page, folder: string, size: { products: number; days: number }): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = await writeSales({ folder, ...size });
  await page.getByRole('button', { name: /Import my sales/ }).click();
  await page.getByTestId('file-input').setInputFiles(file.path);
  await page.getByRole('button', { name: 'Check all rows' }).click();
  await page.getByRole('button', { name: /^Import [\d,]+ rows$/ }).click();
  await page.getByRole('link', { name: 'Train a model' }).click();
}

const trainButton = (page: Page) => page.getByRole('button', { name: 'Train a model' });

test('a cancelled training leaves no model', async ({ page }, info) => {
  await importStore(page, info.outputPath('files'), { products: 40, days: 400 });
  await trainButton(page).click();
  const training = page.getByRole('region', { name: 'Training' });
  await expect(training.getByRole('progressbar')).toBeVisible();
  await expect(training.getByText(/\d+ ?%/).first()).toBeVisible();
  await training.getByRole('button', { name: 'Cancel' }).click();
  await expect(training).toBeHidden({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Teach Shelfcast how this shop sells' })).toBeVisible();
  await page.getByRole('button', { name: 'Tasks' }).click();
  await expect(page.getByRole('img', { name: 'Cancelled' })).toBeVisible();
});

test('a training goes on while the user is elsewhere and ends in a model with its card', async ({ page }, info) => {
  test.setTimeout(300_000);
  // Large enough to be still training when the other page is open, on a fast machine too.
  await importStore(page, info.outputPath('files'), { products: 24, days: 400 });
  await trainButton(page).click();
  await expect(page.getByRole('region', { name: 'Training' })).toBeVisible();
  await page.getByRole('link', { name: 'Data' }).click();
  await expect(page.getByText(/Training .*: done/)).toBeVisible({ timeout: 240_000 });
  await page.getByRole('button', { name: 'Show', exact: true }).click();

  const models = page.getByRole('table', { name: 'Models of this store' });
  await expect(models.getByRole('row', { name: /Version 1/ })).toContainText('In use');
  await expect(page.getByRole('heading', { name: 'Accuracy (1 − WAPE)' })).toBeVisible();
  const against = page.getByRole('table', { name: 'Against simple methods' });
  await expect(against.getByRole('row', { name: /This model/ })).toContainText('%');
  await expect(against.getByRole('row', { name: /Same day last week/ })).toContainText('%');
  await expect(page.getByRole('table', { name: 'By kind of demand' }).getByRole('row').nth(1)).toContainText(/\d/);

  await page.getByRole('link', { name: 'Bulk predictions' }).click();
  await expect(page.getByRole('table', { name: 'Order list' })).toHaveAttribute('aria-rowcount', '25', {
    timeout: 60_000,
  });
});

test('a store that is too small gets simple methods and is told why', async ({ page }, info) => {
  test.setTimeout(180_000);
  await importStore(page, info.outputPath('files'), { products: 3, days: 40 });
  await trainButton(page).click();
  await expect(page.getByRole('table', { name: 'Models of this store' })).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('heading', { name: 'No trees in this model' })).toBeVisible();
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: /days|products/ })
      .first(),
  ).toBeVisible();
});

test('settings that make no sense are refused before anything starts', async ({ page }, info) => {
  await importStore(page, info.outputPath('files'), { products: 3, days: 30 });
  await page.getByRole('button', { name: 'Training settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Training settings' });
  await dialog.getByLabel('Learning rate').fill('7');
  await dialog.getByRole('button', { name: 'Train a model' }).click();
  await expect(dialog.getByText('Between 0.001 and 1')).toBeVisible();
});
