// First launch: three choices, and the shortest way to an order list.
import { expect, test } from './support/test.ts';

test('the first launch offers the demo store, an import and an existing workspace', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Know what will sell. Order what you need.');
  await expect(page.getByRole('button', { name: /Open the demo store/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Import my sales/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Open an existing workspace/ })).toBeVisible();
});

test('two clicks lead from the first launch to an order list of the demo store', async ({ page }) => {
  await page.getByRole('button', { name: /Open the demo store/ }).click();
  await page.getByRole('link', { name: 'Bulk predictions' }).click({ timeout: 60_000 });
  const list = page.getByRole('table', { name: 'Order list' });
  await expect(list).toBeVisible({ timeout: 60_000 });
  await expect(list).toHaveAttribute('aria-rowcount', '121');
  await expect(list.getByRole('row').nth(1)).toContainText(/Out of stock|Critical|Low/);
});

test('importing leads to the data page and back out again', async ({ page }) => {
  await page.getByRole('button', { name: /Import my sales/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Data' })).toBeVisible();
  await expect(page.getByText('Drop sales files here')).toBeVisible();
  await page.getByRole('link', { name: 'Dashboard' }).click();
  await expect(page.getByRole('button', { name: /Open the demo store/ })).toBeVisible();
});

test('a folder that is no workspace is refused with words, and can become one', async ({ page, shell }) => {
  await page.getByRole('button', { name: /Open an existing workspace/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Open a workspace' });
  await dialog.getByLabel('Folder').fill(`${shell.workspaceDir}-two`);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog.getByText('There is no Shelfcast workspace in this folder')).toBeVisible();
  await dialog.getByRole('button', { name: 'Start a new one there' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`${shell.workspaceDir}-two`)).toBeVisible();
});

test('the window speaks four languages and remembers the choice', async ({ page }) => {
  await page.getByRole('button', { name: 'Appearance and language' }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Know what will sell');
});
