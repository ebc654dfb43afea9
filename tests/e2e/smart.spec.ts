// Smart prediction on the demo store: the question, the answer, reasons, the price curve, two scenarios, files, addresses.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const PRODUCT = 'Butter croissant';

async function openProduct(page: Page, name = PRODUCT): Promise<void> {
  await page.getByRole('link', { name: 'Smart prediction' }).click();
  const picker = page.getByRole('combobox', { name: 'Product' });
  await picker.fill(name);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

const summary = (page: Page) => page.getByText(new RegExp(`^${PRODUCT} should sell about`));
const field = (page: Page, name: string) =>
  page.getByRole('region', { name: 'The question' }).getByRole('textbox', { name, exact: true });

test('a product found while typing is predicted, with its order, its worth, its reasons and its record', async ({
  demoPage: page,
}) => {
  await openProduct(page);
  await expect(summary(page)).toContainText(/in 8 of 10 cases\); with .* on hand/);
  const stock = page.getByRole('region', { name: 'Stock and order' });
  await expect(stock).toContainText('Order-up-to level');
  await expect(stock).toContainText(/for a service level of \d+%/);
  await expect(page.getByRole('region', { name: 'What it is worth' })).toContainText('Expected revenue');
  const why = page.getByRole('region', { name: 'Why', exact: true });
  await expect(why).toContainText(/usual \w+day/);
  await expect(why.getByRole('region', { name: 'How sure' })).toContainText('of outcomes fell inside the 80% band');
  await why.getByRole('button', { name: 'All figures' }).click();
  await expect(why.getByRole('group', { name: 'All figures' })).toContainText('usual_level');
  await expect(page.getByRole('region', { name: 'Demand from this date on' })).toContainText('First 30 days');
});

test('results open to the numbers behind them, by keyboard, and words explain themselves', async ({
  demoPage: page,
}) => {
  await openProduct(page);
  const stock = page.getByRole('region', { name: 'Stock and order' });
  const level = stock.getByRole('button', { name: /^Order-up-to level: .*Show how it is worked out$/ });
  await level.press('Enter');
  const opened = page.getByRole('dialog', { name: 'Order-up-to level' });
  await expect(opened).toContainText('Service level');
  await page.keyboard.press('Escape');
  await expect(opened).toBeHidden();
  await expect(level).toBeFocused();
  await stock.locator('dfn', { hasText: 'Reorder level' }).focus();
  await expect(page.getByRole('tooltip')).toContainText('reorder level');
  const worth = page.getByRole('region', { name: 'What it is worth' });
  await expect(worth.getByText(/80% band €[\d.,]+ – €[\d.,]+/)).toHaveCount(2);
  await worth.getByRole('button', { name: /^Expected profit: / }).click();
  await expect(page.getByRole('dialog', { name: 'Expected profit' })).toContainText('(price − unit cost)');
});

test('what is set changes the answer at once, stands in the address, and can be taken back', async ({
  demoPage: page,
}) => {
  await openProduct(page);
  const before = await summary(page).textContent();
  await expect(field(page, 'Discount')).toBeVisible();
  await field(page, 'Discount').fill('30');
  await expect(summary(page)).not.toHaveText(before ?? '');
  await expect(page).toHaveURL(/discount=0\.3/);
  await expect(page.getByText(/^Your changes (add|take away|leave)/)).toBeVisible();
  await page.reload();
  await expect(field(page, 'Discount')).toHaveValue('30');
  await page.getByRole('button', { name: 'Take the known value again: Discount' }).click();
  await expect(summary(page)).toHaveText(before ?? '');
  await page.goBack();
  await expect(page).toHaveURL(/discount=0\.3/);
  await page.getByRole('button', { name: 'Reset all' }).click();
  await expect(page).not.toHaveURL(/discount/);
  await field(page, 'Service level').fill('7');
  await expect(page.getByText('Between 50 and 99.5')).toBeVisible();
  await expect(page).not.toHaveURL(/serviceLevel/);
});

test('two scenarios stand side by side with one sentence on why they differ', async ({ demoPage: page }) => {
  await openProduct(page);
  await expect(summary(page)).toBeVisible();
  await page.getByRole('button', { name: 'Save as A' }).click();
  await page.getByRole('button', { name: 'Yes' }).first().click();
  await expect(page).toHaveURL(/promotion=1/);
  // The address is ahead of the page.
  await expect(page.getByText(/^Your changes (add|take away|leave)/)).toBeVisible();
  await page.getByRole('button', { name: 'Save as B' }).click();
  const compare = page.getByRole('region', { name: 'Compare' });
  await compare.getByRole('textbox', { name: 'Name of scenario B' }).fill('Promoted');
  await expect(compare).toContainText(/Promoted sells [\d.,]+ (more|fewer) than Scenario A/);
  await expect(compare.getByRole('row', { name: /^Expected/ }).first()).toContainText(/[+−]/);
  await compare.getByRole('button', { name: 'Open: Scenario A' }).click();
  await expect(page).not.toHaveURL(/promotion/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'CSV file' }).click();
  const rows = (await readFile(await (await download).path(), 'utf8')).trim().split(/\r?\n/);
  expect(rows).toHaveLength(4);
  expect(rows[2]).toContain('Promoted');
});

test('the curve over prices has a table twin, and a price can be taken from it', async ({ demoPage: page }) => {
  await openProduct(page);
  const curve = page.getByRole('region', { name: 'Demand and profit against price' });
  await expect(curve.getByRole('img')).toBeVisible();
  await curve.getByRole('img').click({ position: { x: 200, y: 80 } });
  await expect(page).toHaveURL(/price=\d/);
  await curve.getByRole('button', { name: 'Table' }).click();
  await expect(curve.getByRole('columnheader', { name: 'The model’s own number' })).toBeVisible();
  expect(await curve.getByRole('row').count()).toBeGreaterThan(20);
});

test('an address with a product that does not exist says so', async ({ demoPage: page }) => {
  await page.evaluate(() => {
    location.hash = '#/smart?product=NOTHING';
  });
  await expect(page.getByRole('alert').filter({ hasText: 'This product is not known' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the page is accessible, empty and with an answer (${colorScheme})`, async ({ demoPage: page }) => {
    await page.emulateMedia({ colorScheme });
    await page.getByRole('link', { name: 'Smart prediction' }).click();
    await expect(page.getByText('Pick a product')).toBeVisible();
    await expectAccessible(page);
    await openProduct(page);
    await expect(page.getByRole('region', { name: 'Demand and profit against price' }).getByRole('img')).toBeVisible();
    await page.getByRole('button', { name: 'Save as A' }).click();
    await expect(page.getByRole('region', { name: 'Compare' })).toBeVisible();
    await expectAccessible(page);
  });
}
