// Settings: they apply at once, are refused with a reason, can be undone, and survive a reload.
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

test.beforeEach(async ({ demoPage: page }) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('a default applies when its field is left, and a toast takes it back', async ({ demoPage: page }) => {
  const level = page.getByRole('textbox', { name: 'Service level' });
  await expect(level).toHaveValue('95');
  await level.fill('97.5');
  await level.press('Tab');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(level).toHaveValue('97.5');
  await level.fill('90');
  await level.press('Enter');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(level).toHaveValue('97.5');
});

test('a value outside the limits is refused with the limit', async ({ demoPage: page }) => {
  const level = page.getByRole('textbox', { name: 'Service level' });
  const before = await level.inputValue();
  await level.fill('120');
  await expect(page.getByText('At most 99.5')).toBeVisible();
  await level.press('Enter');
  await expect(page.getByText('Saved', { exact: true })).toBeHidden();
  await page.reload();
  await expect(level).toHaveValue(before);
});

test('currency and country are chosen from lists in the window’s language', async ({ demoPage: page }) => {
  await page.getByRole('combobox', { name: 'Currency' }).fill('Swiss');
  await page.getByRole('option', { name: /^CHF/ }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('combobox', { name: 'Country' }).fill('Switz');
  await page.getByRole('option', { name: 'Switzerland' }).click();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Currency' })).toHaveValue(/^CHF/);
  await expect(page.getByRole('combobox', { name: 'Country' })).toHaveValue('Switzerland');
});

test('the name in histories is kept on this computer', async ({ demoPage: page }) => {
  const name = page.getByRole('textbox', { name: 'Your name in histories' });
  await name.fill('Ada');
  await name.press('Enter');
  await page.reload();
  await expect(name).toHaveValue('Ada');
});

test('theme and language change without a restart', async ({ demoPage: page }) => {
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
});

test('the local API tells its address and copies its token', async ({ demoPage: page, demoShell }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await expect(page.getByText(`${demoShell.address}/api/v1`)).toBeVisible();
  await page.getByRole('button', { name: 'Copy token' }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  const token = await page.evaluate(() => navigator.clipboard.readText());
  const answer = await fetch(`${demoShell.address}/api/v1/system`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the settings are accessible (${colorScheme})`, async ({ demoPage: page }) => {
    await page.emulateMedia({ colorScheme });
    await expect(page.getByRole('heading', { name: 'About this installation' })).toBeVisible();
    await expectAccessible(page);
  });
}
