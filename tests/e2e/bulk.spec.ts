// The order list of the demo store: sort, filter, search, open a row, change a quantity, export, print.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import * as XLSX from 'xlsx';
import { expect, test } from './support/test.ts';

async function openList(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: 'Bulk predictions' }).click();
  const list = page.getByRole('table', { name: 'Order list' });
  await expect(list).toHaveAttribute('aria-rowcount', '121', { timeout: 60_000 });
  return list;
}

const firstLine = (list: Locator) => list.getByRole('row').nth(1);
const cardFigure = (page: Page, label: string | RegExp) =>
  page
    .getByRole('heading', { level: 2, name: label })
    .locator('xpath=ancestor::*[contains(@class,"MuiCard")][1]')
    .locator('.stat-figure');

test('the list says what it predicts and shows five figures with the band of the forecast', async ({
  demoPage: page,
}) => {
  await openList(page);
  for (const label of ['Products', /^Expected in 30 days/, 'To order', 'Cost of the order', 'Revenue at risk']) {
    await expect(cardFigure(page, label)).toHaveText(/\d/);
  }
  await expect(page.getByText(/80 % band [\d,]+ – [\d,]+/).first()).toBeVisible();
  await expect(page.getByText(/From \w+, 1 Nov \d{4} for 30 days/)).toBeVisible();
});

test('sorting, searching and filtering happen in the engine and show in the list', async ({ demoPage: page }) => {
  const list = await openList(page);
  await list.getByRole('button', { name: 'Product', exact: true }).click();
  await expect(list.getByRole('columnheader', { name: 'Product' })).toHaveAttribute('aria-sort', 'ascending');
  const names = await list.getByRole('row').locator('[role=cell] [title]').allTextContents();
  expect(names.length).toBeGreaterThan(5);

  await page.getByLabel('Search products').fill('loaf');
  await expect(page.getByRole('status').filter({ hasText: /of 120 products/ })).toBeVisible();
  for (const row of await list.getByRole('row').all()) {
    const text = await row.textContent();
    if (!text?.includes('Product')) expect(text?.toLowerCase()).toContain('loaf');
  }
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(list).toHaveAttribute('aria-rowcount', '121');

  const healthy = page.getByRole('group', { name: 'Stock status' }).getByRole('button', { name: /^Healthy/ });
  const count = Number((await healthy.textContent())?.match(/\d+/)?.[0]);
  await healthy.click();
  await expect(list).toHaveAttribute('aria-rowcount', String(count + 1));
  await page.getByLabel('Search products').fill('no such product');
  await expect(page.getByRole('heading', { name: 'No product matches' })).toBeVisible();
});

test('a row opens to projections, reasons, finance and history', async ({ demoPage: page }) => {
  const list = await openList(page);
  await firstLine(list)
    .getByRole('button', { name: /^Details of/ })
    .click();
  for (const heading of ['First day', 'First 7 days', 'First 14 days', 'First 30 days']) {
    await expect(list.getByRole('heading', { name: heading, exact: true })).toBeVisible();
  }
  const why = list.getByRole('region', { name: 'Why' });
  await expect(why.getByText(/is expected to sell [\d,.]+ units in 7 days, most likely between/)).toBeVisible();
  await expect(list.getByRole('img', { name: 'Units sold lately' })).toBeVisible();
  await expect(list.getByText('Order-up-to level')).toBeVisible();

  await why.getByRole('button', { name: 'All figures' }).click();
  await expect(why.getByRole('group', { name: 'All figures' }).getByRole('row').nth(1)).toBeVisible();
});

test('the bars of an explanation add up to the prediction', async ({ demoPage: page }) => {
  const list = await openList(page);
  await firstLine(list)
    .getByRole('button', { name: /^Details of/ })
    .click();
  const drivers = list.getByRole('region', { name: 'What drove it' });
  const figures = await drivers.locator('li > :last-child').allTextContents();
  const numbers = figures.map((text) => Number(text.replace('−', '-').replace(/,/g, '')));
  const sum = numbers.slice(0, -1).reduce((a, b) => a + b, 0);
  // Each shown figure is rounded to one decimal.
  expect(Math.abs(sum - numbers[numbers.length - 1])).toBeLessThan(0.05 * numbers.length + 0.01);
});

test('a changed quantity changes the totals, can be undone, and the proposal can be taken again', async ({
  demoPage: page,
}) => {
  const list = await openList(page);
  const quantity = firstLine(list).getByRole('textbox', { name: /^Order quantity of/ });
  const before = await quantity.inputValue();
  const total = cardFigure(page, 'To order');
  const totalBefore = await total.textContent();

  await quantity.fill('1234');
  await quantity.press('Enter');
  await expect(total).not.toHaveText(totalBefore ?? '');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(quantity).toHaveValue(before);
  await expect(total).toHaveText(totalBefore ?? '');

  await quantity.fill('77');
  await quantity.press('Enter');
  await firstLine(list)
    .getByRole('button', { name: /Take the proposed/ })
    .click();
  await expect(quantity).toHaveValue(before);

  await quantity.fill('-5');
  await quantity.press('Enter');
  await expect(quantity).toHaveValue(before);
});

test('the list is saved as CSV and as a workbook, as it is filtered', async ({ demoPage: page }) => {
  await openList(page);
  await page.getByRole('button', { name: 'To order only' }).click();
  const shown = page.getByRole('status').filter({ hasText: /of 120 products/ });
  const count = Number((await shown.textContent())?.match(/^\d+/)?.[0]);
  const save = async (kind: string) => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: kind }).click();
    return (await download).path();
  };
  const csv = (await readFile(await save('CSV file'), 'utf8')).trim().split(/\r?\n/);
  expect(csv).toHaveLength(count + 1);
  const workbook = XLSX.read(await readFile(await save('Excel file (XLSX)')));
  const lists = workbook.SheetNames.map((name) => XLSX.utils.sheet_to_json(workbook.Sheets[name]).length);
  expect(Math.max(...lists)).toBeGreaterThanOrEqual(count);
});

test('printing lays out every line of the list on paper', async ({ demoPage: page }) => {
  await openList(page);
  // A real print dialog would block the test; what it would print is what is looked at.
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.getByRole('button', { name: 'Print the list' }).click();
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.print-sheet');
  await expect(sheet.getByRole('heading', { name: /^Order list/ })).toBeVisible();
  await expect(sheet.locator('tbody tr')).toHaveCount(120);
  await expect(page.locator('#root')).toBeHidden();
});

test('another day and period give another list', async ({ demoPage: page }) => {
  await openList(page);
  await page.getByRole('combobox', { name: 'Period' }).click();
  await page.getByRole('option', { name: '7 days' }).click();
  await page.getByRole('button', { name: 'Predict again' }).click();
  await expect(page.getByText(/for 7 days · sales known/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('combobox', { name: 'Period' }).click();
  await page.getByRole('option', { name: '30 days' }).click();
  await page.getByRole('button', { name: 'Predict again' }).click();
  await expect(page.getByText(/for 30 days · sales known/)).toBeVisible({ timeout: 60_000 });
});
