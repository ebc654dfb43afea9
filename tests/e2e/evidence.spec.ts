// Evidence behind recommendations, and scenarios that are kept: opened, read, printed, saved, taken back.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const PRODUCT = 'Butter croissant';

async function openProduct(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Smart prediction' }).click();
  const picker = page.getByRole('combobox', { name: 'Product' });
  await picker.fill(PRODUCT);
  await page.getByRole('option', { name: new RegExp(`^${PRODUCT}`) }).click();
  await expect(page.getByRole('heading', { name: PRODUCT, level: 1 })).toBeVisible();
}

const evidence = (page: Page) => page.getByRole('dialog', { name: `Evidence: ${PRODUCT}` });

test('the evidence says what the page says, by keyboard, and closes to where it was opened', async ({
  demoPage: page,
}) => {
  await openProduct(page);
  const open = page.getByRole('button', { name: 'Evidence' });
  await open.press('Enter');
  const card = evidence(page);
  const summary = await page
    .getByText(new RegExp(`^${PRODUCT} should sell about`))
    .first()
    .textContent();
  await expect(card).toContainText(summary ?? '-');
  const order = card.getByRole('table', { name: 'How the order comes about' });
  await expect(order.getByRole('row').last()).toContainText(/Order quantity|Enough is there/);
  await expect(card.getByRole('region', { name: 'What a simple method would have ordered' })).toContainText(
    /The simple method|predicted by the simple method/,
  );
  await expect(card.getByRole('region', { name: 'What it rests on' })).toContainText(/Model version \d+, trained on/);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(open).toBeFocused();
});

test('the evidence of the drivers adds up to the prediction', async ({ demoPage: page }) => {
  await openProduct(page);
  await page.getByRole('button', { name: 'Evidence' }).click();
  const rows = evidence(page).getByRole('table', { name: 'What sells, and why' }).getByRole('row');
  await expect(rows.first()).toBeVisible();
  const cells = await rows.getByRole('cell').allTextContents();
  const sumRow = (await rows.allTextContents()).findIndex((text) => text.startsWith('This prediction'));
  const numbers = cells.map((text) => Number(text.replace('−', '-').replace(/[+,\s]/g, '')));
  const sum = numbers.slice(0, sumRow).reduce((total, value) => total + value, 0);
  // Every line is rounded to a hundredth.
  expect(Math.abs(sum - numbers[sumRow])).toBeLessThan(0.01 * sumRow);
});

test('the evidence is printed on its own, and saved as a file of real numbers', async ({ demoPage: page }) => {
  await openProduct(page);
  await page.getByRole('button', { name: 'Evidence' }).click();
  const card = evidence(page);
  await expect(card.getByRole('button', { name: 'Print' })).toBeVisible();
  await page.evaluate(() => {
    // A real print dialog would block the test; what it would print is what is looked at.
    window.print = () => {};
  });
  await card.getByRole('button', { name: 'Print' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.evidence-sheet')).toContainText('What it rests on');
  await expect(card).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.evidence-sheet')).toHaveCount(0);

  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'CSV file' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split(/\r?\n/);
  expect(lines[0]).toContain('Section,Item,Value,Date,Text,Unit');
  expect(lines.some((line) => /^Prediction,Date,,\d{4}-\d{2}-\d{2},,$/.test(line))).toBe(true);
});

test('a line of the order list opens its evidence', async ({ demoPage: page }) => {
  await page.getByRole('link', { name: 'Bulk predictions' }).click();
  const list = page.getByRole('table', { name: 'Order list' });
  await expect(list).toHaveAttribute('aria-rowcount', '121', { timeout: 60_000 });
  await list
    .getByRole('button', { name: /^Details of/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Evidence' }).click();
  await expect(page.getByRole('dialog', { name: /^Evidence: / })).toContainText('How past forecasts did');
});

test('a scenario that is kept counts, until it is undone', async ({ demoPage: page }) => {
  await openProduct(page);
  const field = page.getByRole('region', { name: 'The question' }).getByRole('textbox', { name: 'Service level' });
  const usual = page.getByText('Usual: 98%');
  await expect(field).toBeVisible();
  await expect(usual).toHaveCount(0);
  await field.fill('98');
  await page.getByRole('button', { name: 'Keep this: As set now' }).click();
  const dialog = page.getByRole('dialog', { name: /^Keep/ });
  await expect(dialog).toContainText('As the product’s own terms: Service level 98%.');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(usual).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(usual).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the evidence is accessible (${colorScheme})`, async ({ demoPage: page }) => {
    await page.emulateMedia({ colorScheme });
    await openProduct(page);
    await page.getByRole('button', { name: 'Evidence' }).click();
    await expect(evidence(page).getByRole('table', { name: 'How the order comes about' })).toBeVisible();
    await expectAccessible(page);
  });
}
