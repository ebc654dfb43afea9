// The data explorer: looked into by mouse and keyboard, filtered, corrected in place, and every correction undone.
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

test('a day that stands out is found on the calendar, corrected, and the correction undone', async ({
  demoPage: page,
}) => {
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByRole('navigation', { name: 'Parts of the data' }).getByRole('link', { name: 'Explorer' }).click();
  await expect(page.getByRole('heading', { name: 'Calendar' })).toBeVisible({ timeout: 30_000 });
  // The calendar as a table: a thousand cells would keep the check busy for half a minute.
  const calendar = page.getByRole('region', { name: 'Calendar' });
  await calendar.getByRole('button', { name: 'Table' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await calendar.getByRole('button', { name: 'Chart' }).click();

  // One product, and its calendar by keys: days go down, weeks to the right.
  await page.getByRole('combobox').fill('sourdough');
  await page.getByRole('option', { name: /Sourdough/ }).click();
  await expect(page.getByRole('button', { name: 'Merge', exact: true })).toBeVisible();
  const year = page.getByRole('grid', { name: 'Calendar of 2025' });
  await year.locator('[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(year.getByRole('gridcell', { name: /^Wed, 8 Jan 2025: / })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  // That very day as a row, typed into.
  const table = page.getByRole('table', { name: 'Observations' });
  const units = table.getByRole('textbox', { name: /^Units of Sourdough.* on 9 Jan 2025$/ });
  const before = await units.inputValue();
  await units.fill('many');
  await expect(page.getByRole('alert').filter({ hasText: 'Enter a number.' })).toBeAttached();
  await units.fill('987');
  await units.press('Enter');
  await expect(page.getByText(/Units .* → 987/)).toBeVisible();
  await expect(table.getByText('Corrected')).toBeVisible();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }

  // It is the only one that was corrected; the history takes it back.
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('button', { name: 'Corrected', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '1 observation' })).toBeVisible();
  await page.getByRole('button', { name: 'Corrections', exact: true }).click();
  await page.getByRole('button', { name: /^Undo: Sourdough/ }).click();
  await expect(page.getByText(/^Undone by /)).toBeVisible();
  await page.getByRole('button', { name: 'Observations', exact: true }).click();
  await expect(page.getByText('No observation fits')).toBeVisible();
  await page.getByRole('button', { name: 'Corrected', exact: true }).click();
  await expect(table.locator('.dt-row').first()).toBeVisible();
  expect(before).not.toBe('987');
});

test('a product goes on under another one and comes back; a day is closed and opened again', async ({
  demoPage: page,
}) => {
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByRole('navigation', { name: 'Parts of the data' }).getByRole('link', { name: 'Explorer' }).click();
  await page.getByRole('button', { name: 'Products', exact: true }).click();
  const products = page.getByRole('table', { name: 'Products' });
  await products.getByRole('button', { name: 'Baguette' }).click();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('rye');
  await page.getByRole('option', { name: /Rye loaf/ }).click();
  await expect(dialog.getByText(/both were sold: their units add up/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(
    page.getByText('The history of these products counts here, too: P0005.', { exact: false }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Close days' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as closed' }).click();
  await expect(page.getByText(/^Closed on /)).toBeVisible();
  await page.getByRole('button', { name: 'Corrections', exact: true }).click();
  const undos = page.getByRole('button', { name: /^Undo: / });
  await expect(undos).toHaveCount(2);
  await page.getByRole('button', { name: /^Undo: Closed on / }).click();
  await expect(undos).toHaveCount(1);
  await page.getByRole('button', { name: /^Undo: Baguette counts for Rye loaf$/ }).click();
  await expect(undos).toHaveCount(0);
});
