// Command palette, shortcuts and the help sheet, all by keyboard.
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

/** Keys count from when the window is there. */
test.beforeEach(({ demoPage: page }) => expect(page.getByRole('heading', { name: 'What was sold' })).toBeVisible());

const palette = { role: 'combobox', name: 'Search and commands' } as const;

test('the palette goes to a page, finds a product and switches the theme', async ({ demoPage: page }) => {
  const field = page.getByRole(palette.role, { name: palette.name });
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('mod');
  await expect(page.getByRole('option', { name: /^Models/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Models' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('loaf');
  const product = page.getByRole('group', { name: 'Products' }).getByRole('option').first();
  await expect(product).toContainText(/loaf/i);
  await product.click();
  await expect(page).toHaveURL(/#\/smart\?product=/);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('theme dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the palette says when nothing matches, and Escape gives the focus back', async ({ demoPage: page }) => {
  const button = page.getByRole('button', { name: palette.name });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('no such thing');
  await expect(page.getByText('Nothing matches “no such thing”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();
});

test('g and a letter go to pages, ? shows the keys, and none of them while somebody types', async ({
  demoPage: page,
}) => {
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { level: 1, name: 'Bulk predictions' })).toBeVisible();
  await page.getByRole('table', { name: 'Order list' }).waitFor({ timeout: 60_000 });
  await page.keyboard.press('/');
  const search = page.getByLabel('Search products');
  await expect(search).toBeFocused();
  await page.keyboard.type('gd?');
  await expect(search).toHaveValue('gd?');
  await expect(page.getByRole('heading', { level: 1, name: 'Bulk predictions' })).toBeVisible();
  await search.blur();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Help: keys and words' })).toBeVisible();
  await expectAccessible(page);
});

test('the words of the glossary can be searched, and explain themselves in their places', async ({
  demoPage: page,
}) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('reorder');
  await page.getByRole('option', { name: 'What is “reorder level”?' }).click();
  const dialog = page.getByRole('dialog', { name: 'Help: keys and words' });
  await expect(dialog.getByRole('term').filter({ hasText: 'reorder level' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('term').filter({ hasText: 'Service level' }).first().hover();
  await expect(page.getByRole('tooltip')).toContainText('How well demand');
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toBeHidden();
});
