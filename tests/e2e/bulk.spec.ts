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
  await expect(page.getByText(/80% band [\d,]+ – [\d,]+/).first()).toBeVisible();
  await expect(page.getByText(/From Mon, 2 Nov \d{4} for 30 days/)).toBeVisible();
});

test('sorting, searching and filtering happen in the engine and show in the list', async ({ demoPage: page }) => {
  const list = await openList(page);
  await list.getByRole('button', { name: 'Product', exact: true }).click();
  await expect(list.getByRole('columnheader', { name: 'Product' })).toHaveAttribute('aria-sort', 'ascending');
  const names = await list.getByRole('row').locator('[role=cell] [title]').allTextContents();
  expect(names.length).toBeGreaterThan(5);

  await page.getByLabel('Search products').fill('loaf');
  await expect(page.getByRole('status').filter({ hasText: /of 120 products/ })).toBeVisible();
  const lines = list.getByRole('row').filter({ has: page.getByRole('cell') });
  await expect(lines.filter({ hasNotText: /loaf/i })).toHaveCount(0);
  expect(await lines.count()).toBeGreaterThan(1);
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

test('printing lays out the list on paper: an order a supplier, or every line', async ({ demoPage: page }) => {
  const list = await openList(page);
  // A real print dialog would block the test; what it would print is what is looked at.
  await page.evaluate(() => {
    window.print = () => {};
  });
  const sheet = page.locator('.print-sheet');
  const print = async (layout: string) => {
    await page.getByRole('button', { name: 'Print the list' }).click();
    await page.getByRole('menuitem', { name: layout }).click();
    await sheet.waitFor({ state: 'attached' });
  };
  await print('Every line of the list');
  await page.emulateMedia({ media: 'print' });
  await expect(sheet.getByRole('heading', { name: /^Order list/ })).toBeVisible();
  await expect(sheet.locator('tbody:not(.sum) tr')).toHaveCount(120);
  await expect(page.locator('#root')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(sheet).toHaveCount(0);

  await page.getByRole('button', { name: 'To order only' }).click();
  await expect(list).not.toHaveAttribute('aria-rowcount', '121');
  const toOrder = Number(await list.getAttribute('aria-rowcount')) - 1;
  await print('Orders by supplier');
  const suppliers = await sheet.getByRole('heading', { level: 2, includeHidden: true }).allTextContents();
  expect(suppliers.length).toBeGreaterThan(1);
  expect(suppliers).toEqual(suppliers.toSorted((a, b) => a.localeCompare(b)));
  await expect(sheet.locator('tbody:not(.sum) tr')).toHaveCount(toOrder);
  await expect(sheet.locator('tbody.sum')).toHaveCount(suppliers.length);
  for (const format of ['A4', 'Letter']) {
    // Nothing is wider than the paper: 14 mm margins left and right.
    const width = ((format === 'A4' ? 210 : 215.9) - 28) * (96 / 25.4);
    await page.setViewportSize({ width: Math.floor(width), height: 1000 });
    await page.emulateMedia({ media: 'print' });
    expect(await sheet.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  }
});

test('selected lines are counted, ordered, and given back; the rest stays as it is', async ({ demoPage: page }) => {
  const list = await openList(page);
  const boxes = list.getByRole('checkbox', { name: /^Select / });
  await boxes.nth(1).check();
  await boxes.nth(4).click({ modifiers: ['Shift'] });
  const bar = page.getByRole('region', { name: 'Selected products' });
  await expect(bar.getByText('4 selected')).toBeVisible();
  const quantity = (row: number) => list.getByRole('textbox', { name: /^Order quantity of/ }).nth(row);
  const before = await Promise.all([0, 1, 2, 3].map((row) => quantity(row).inputValue()));
  await bar.getByRole('button', { name: 'Order none' }).click();
  for (const row of [0, 1, 2, 3]) await expect(quantity(row)).toHaveValue('0');
  await expect(bar.getByText(/0 units to order/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  for (const row of [0, 1, 2, 3]) await expect(quantity(row)).toHaveValue(before[row]);

  await bar.getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar).toHaveCount(0);
  await list.getByRole('checkbox', { name: 'Select all rows' }).check();
  await boxes.nth(2).uncheck();
  await expect(bar.getByText('119 selected')).toBeVisible();
  await bar.getByRole('button', { name: 'Export selection' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV file' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split(/\r?\n/);
  expect(lines).toHaveLength(120);
  await bar.getByRole('button', { name: 'Clear selection' }).click();
});

test('arrow keys move from quantity to quantity', async ({ demoPage: page }) => {
  const list = await openList(page);
  const quantity = (row: number) => list.getByRole('textbox', { name: /^Order quantity of/ }).nth(row);
  await quantity(0).focus();
  await page.keyboard.press('ArrowDown');
  await expect(quantity(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(quantity(0)).toBeFocused();
  for (let step = 0; step < 30; step++) await page.keyboard.press('ArrowDown');
  const focused = page.locator(':focus');
  await expect(focused).toBeInViewport();
  await expect(focused).toHaveAttribute('aria-label', /^Order quantity of/);
  expect(await focused.evaluate((element) => element.closest('[data-index]')?.getAttribute('data-index'))).toBe('30');
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
