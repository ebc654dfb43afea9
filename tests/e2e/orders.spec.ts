// Orders from the list to the shelf: by mouse and by keyboard, with undo, files and paper.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import * as XLSX from 'xlsx';
import { expectAccessible } from './support/axe.ts';
import { openDemo } from './support/demo-shells.ts';
import { expect, test } from './support/test.ts';

/**
 * Drafts of the whole list of a demo store of its own: what is ordered here would count in other tests. For a Tuesday, on
 * which several of its suppliers take orders; the day after its last one is a Sunday, on which none does.
 */
async function makeDrafts(page: Page): Promise<void> {
  await openDemo(page);
  await page.getByRole('link', { name: 'Bulk predictions' }).click();
  await expect(page.getByRole('table', { name: 'Order list' })).toHaveAttribute('aria-rowcount', '121', {
    timeout: 60_000,
  });
  await expect(page.getByText(/nothing can be ordered for \d+ of 120 products/)).toBeVisible();
  await page.getByRole('textbox', { name: 'First day' }).fill('2026-11-03');
  await page.getByRole('button', { name: 'Predict again' }).click();
  await expect(page.getByText(/From Tue, 3 Nov 2026/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Make orders', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Drafts' })).toBeVisible();
}

const drafts = (page: Page) => page.getByRole('table', { name: 'Drafts' }).getByRole('link');
const quantityFields = (page: Page) => page.getByRole('table', { name: 'Lines of the order' }).getByRole('textbox');

test('without orders the page leads to the order list', async ({ page }) => {
  await openDemo(page);
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No orders yet' })).toBeVisible();
  await page.getByRole('link', { name: 'Open the order list' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bulk predictions' })).toBeVisible();
});

test('a draft is edited, taken back, placed and received, and counts in the next list', async ({ page }) => {
  await makeDrafts(page);
  const count = await drafts(page).count();
  expect(count).toBeGreaterThan(1);
  await expectAccessible(page);
  await drafts(page).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Order \d+ · / })).toBeVisible();
  const field = quantityFields(page).first();
  const before = await field.inputValue();
  await field.fill('999');
  await field.press('Enter');
  await expect(page.getByRole('button', { name: /^Unlock / }).first()).toBeVisible();
  // The toast's own button: the one in the history lies below, and scrolling there would take the first line out of sight.
  await page.getByRole('alert').filter({ hasText: 'Lines changed' }).getByRole('button', { name: 'Undo' }).click();
  await expect(field).toHaveValue(before);
  await expectAccessible(page);

  // A quantity is followed to its inputs in two clicks: the line, then the number.
  await page
    .getByRole('button', { name: /^Details of/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^Order quantity/ })
    .first()
    .click();
  await expect(page.getByRole('dialog', { name: 'Order quantity' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Mark as placed' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as placed' }).click();
  await expect(page.getByRole('button', { name: 'Book delivery' })).toBeVisible();
  await page.getByRole('button', { name: 'Book delivery' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Book delivery' }).click();
  await expect(page.getByRole('main').getByText('Received', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: 'All orders' }).click();
  await expect(page.getByRole('table', { name: 'Received and cancelled' }).getByRole('link')).toHaveCount(1);
  await expect(drafts(page)).toHaveCount(count - 1);
});

test('by keyboard alone: to the page, into a draft, a quantity, the next step', async ({ page }) => {
  await makeDrafts(page);
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await drafts(page).first().focus();
  await page.keyboard.press('Enter');
  const field = quantityFields(page).first();
  await field.focus();
  await page.keyboard.type('24');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('24');
  await page.getByRole('button', { name: 'Mark as placed' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as placed' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Book delivery' })).toBeVisible();
});

test('a budget on the slider reduces the drafts at once and is taken back', async ({ page }) => {
  await makeDrafts(page);
  const slider = page.getByRole('slider', { name: 'Money for the order' });
  await slider.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('PageDown');
  await expect(page.getByRole('status').filter({ hasText: /get less than proposed/ })).toBeVisible();
  await page.getByRole('button', { name: 'No limit' }).click();
  await expect(page.getByRole('status').filter({ hasText: /Expected profit/ })).not.toContainText('less than proposed');
});

test('drafts are saved as a file that spreadsheets read', async ({ page }) => {
  await makeDrafts(page);
  await page.getByRole('button', { name: 'Export the drafts' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Excel file (XLSX)' }).click(),
  ]);
  const book = XLSX.read(await readFile(await download.path()), { cellDates: true });
  const rows = XLSX.utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0]]);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows[0]['Order date']).toBeInstanceOf(Date);
  expect(rows[0].Quantity).toBeGreaterThan(0);
});

test('an order is put on paper', async ({ page }) => {
  await makeDrafts(page);
  await drafts(page).first().click();
  await page.evaluate(() => {
    window.print = () =>
      document.body.setAttribute('data-printed', document.querySelector('.print-sheet')?.textContent ?? '');
  });
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', /Order \d+.*Total/);
});
