// The data explorer: products merged, days closed, and every correction undone.
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

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
