// Products and suppliers as grids: typed into by keyboard and mouse, refused in place, undone, filled from a list.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

async function openTab(page: Page, name: 'Products' | 'Suppliers'): Promise<void> {
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByRole('navigation', { name: 'Parts of the data' }).getByRole('link', { name }).click();
}

const packSizes = (page: Page) => page.getByRole('textbox', { name: /^Pack size of / });

test('a product’s pack size is typed by keyboard, refused in place, saved and taken back', async ({
  demoPage: page,
}) => {
  await openTab(page, 'Products');
  const field = packSizes(page).first();
  await field.focus();
  await page.keyboard.type('0');
  await expect(page.getByRole('alert').filter({ hasText: 'At least 1' })).toBeAttached();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Escape');
  await expect(field).toHaveAttribute('aria-invalid', 'false');

  await page.keyboard.type('24');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/ saved$/)).toBeVisible();
  await expect(field).toHaveValue('24');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field).toHaveValue('');

  await field.focus();
  await page.keyboard.press('ArrowDown');
  await expect(packSizes(page).nth(1)).toBeFocused();
});

test('negative costs and lead times of 900 days are refused with words that help', async ({ demoPage: page }) => {
  await openTab(page, 'Products');
  for (const [name, text, words] of [
    [/^Unit cost of /, '-1', 'At least 0'],
    [/^Lead time \(days\) of /, '900', 'At most 180'],
    [/^Pack size of /, 'many', 'Enter a number.'],
  ] as const) {
    const field = page.getByRole('textbox', { name }).first();
    await field.fill(text);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeAttached();
    await field.press('Escape');
  }
});

test('all products that match a search are changed at once, and all of it is undone', async ({ demoPage: page }) => {
  await openTab(page, 'Products');
  await page.getByRole('searchbox', { name: 'Search products' }).fill('bread');
  const rows = page.getByRole('table', { name: 'Products with their order terms' });
  // A selection is of what is found: it is made when the rows that do not match have gone.
  await expect(rows.getByRole('textbox', { name: /^Pack size of (?!.*[Bb]read)/ })).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Select all rows' }).click();
  const bar = page.getByRole('region', { name: 'Change selected products' });
  await bar.getByLabel('New value').fill('9');
  await bar.getByRole('button', { name: 'Set for all' }).click();
  await expect(page.getByText(/products? changed$/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^Lead time \(days\) of / }).first()).toHaveValue('9');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('textbox', { name: /^Lead time \(days\) of / }).first()).toHaveValue('');
});

test('a stock list maps itself, shows what it would do, is taken over and taken back', async ({
  demoPage: page,
}, info) => {
  await openTab(page, 'Products');
  const name = 'AA batteries 4 pack';
  const cost = page.getByRole('textbox', { name: `Unit cost of ${name}` });
  const before = (await cost.getAttribute('placeholder')) ?? '';
  expect(before).toMatch(/^\d+\.\d\d$/);
  const file = path.join(info.outputPath(), 'stock.csv');
  await mkdir(info.outputPath(), { recursive: true });
  await writeFile(file, `Item;Qty;Cost price;Case pack\n${name};17;1234,50;0\nNobody knows it;1;1;1\n`);

  await page.getByRole('button', { name: 'Import a stock list' }).click();
  await page.getByTestId('list-input').setInputFiles(file);
  const dialog = page.getByRole('dialog', { name: 'Import a stock list' });
  await expect(dialog.getByText('1 of 2 rows is used.')).toBeVisible();
  await expect(dialog.getByRole('combobox', { name: 'Meaning of Qty' })).toContainText('On hand');
  await expect(dialog.getByRole('table', { name: 'What is left out and why' }).getByRole('row')).toHaveCount(3);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await expect(dialog).toBeHidden();
  await expect(cost).toHaveAttribute('placeholder', '1234.50');
  await page.getByRole('button', { name: 'Take stock.csv back' }).click();
  // The button stands below the grid, which draws only the rows on screen.
  await page.getByRole('searchbox', { name: 'Search products' }).scrollIntoViewIfNeeded();
  await expect(cost).toHaveAttribute('placeholder', before);
});

test('a supplier gets order days, learns its lead times, and is added and removed', async ({ demoPage: page }) => {
  await openTab(page, 'Suppliers');
  const table = page.getByRole('table', { name: 'Suppliers' });
  const days = table.getByRole('group', { name: 'Order days of Northgate Wholesale' });
  await expect(days.getByRole('button', { name: 'Tuesday' })).toHaveAttribute('aria-pressed', 'true');
  await days.getByRole('button', { name: 'Friday' }).click();
  await expect(days.getByRole('button', { name: 'Friday' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(days.getByRole('button', { name: 'Friday' })).toHaveAttribute('aria-pressed', 'false');

  const leadTime = table.getByRole('textbox', { name: 'Lead time (days) of Northgate Wholesale' });
  await expect(leadTime).toHaveValue('7');
  await table.getByRole('button', { name: /^Use the lead times of past deliveries of Northgate/ }).click();
  await expect(leadTime).toHaveValue('');
  await expect(leadTime).toHaveAttribute('placeholder', /^7\.\d$/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(leadTime).toHaveValue('7');

  await page.getByRole('button', { name: 'Add supplier' }).click();
  await page.getByRole('dialog').getByLabel('Supplier').fill('Aardvark Farms');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await table.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Aardvark Farms removed')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });
    test(`products, an opened one and suppliers are accessible (${colorScheme})`, async ({ demoPage: page }) => {
      await openTab(page, 'Products');
      await page
        .getByRole('button', { name: /^All terms of / })
        .first()
        .click();
      await page.getByRole('checkbox', { name: 'Select all rows' }).click();
      await expect(page.getByRole('region', { name: 'Change selected products' })).toBeVisible();
      await expectAccessible(page);
      await openTab(page, 'Suppliers');
      await expect(page.getByRole('table', { name: 'Suppliers' })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
