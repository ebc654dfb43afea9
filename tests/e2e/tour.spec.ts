// The tour and the demo badge.
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

test('the tour is offered once, goes over the pages by keyboard and blocks nothing', async ({ demoPage: page }) => {
  await page.getByRole('button', { name: 'Start the tour' }).click();
  const card = page.getByRole('complementary', { name: 'The dashboard' });
  await expect(card).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Next', exact: true }).press('Enter');
  await expect(page.getByRole('complementary', { name: 'Bulk predictions' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Bulk predictions' })).toBeVisible();
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Data' })).toBeVisible();
  await page.getByRole('complementary', { name: 'Bulk predictions' }).press('Escape');
  await expect(page.getByText(/^Step \d of/)).toBeHidden();
  await page.reload();
  await page.getByRole('link', { name: 'Dashboard' }).click();
  await expect(page.getByRole('heading', { name: 'What was sold' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Start the tour' })).toBeHidden();
});

test('the tour can be declined and taken later from the help sheet', async ({ demoPage: page }) => {
  await page.getByRole('button', { name: 'No, thanks' }).click();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('button', { name: 'Start the tour' }).click();
  await expect(page.getByRole('complementary', { name: 'The dashboard' })).toBeVisible();
});

test('the badge says that the store is a demo and resets it with one click', async ({ demoPage: page }) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  const level = page.getByRole('textbox', { name: 'Service level' });
  await level.fill('80');
  await level.press('Enter');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Reset the demo store' }).first().click();
  await expect(page.getByText('The demo store is as it was.')).toBeVisible({ timeout: 60_000 });
  await expect(level).toHaveValue('95');
});
