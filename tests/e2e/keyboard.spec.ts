// The whole way by keyboard: skip link, pages, table, editing, menus; focus is always visible.
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    return {
      name: element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '',
      tag: element.tagName,
      id: element.id,
    };
  });

/** Tabs until something with this name has the focus; fails after too many steps. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if (name.test((await focused(page)).name)) return;
  }
  throw new Error(`${name} is not reachable with ${most} presses of Tab.`);
}

test('the first stop of Tab skips to the page', async ({ demoPage: page }) => {
  await expect(page.getByRole('heading', { name: 'What was sold' })).toBeVisible();
  await page.keyboard.press('Tab');
  expect((await focused(page)).name).toBe('Skip to the page');
  await page.keyboard.press('Enter');
  expect((await focused(page)).id).toBe('content');
});

test('from the first launch to an order list without a mouse', async ({ page }) => {
  await tabTo(page, /^Open the demo store/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'What was sold' })).toBeVisible({ timeout: 60_000 });
  await tabTo(page, /^Bulk predictions$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: 'Order list' })).toBeVisible({ timeout: 60_000 });
  expect((await focused(page)).id).toBe('content');

  await tabTo(page, /^Details of/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Why' })).toBeVisible();
  await tabTo(page, /^Order quantity of/);
  await page.keyboard.type('99');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Order quantity of .* changed/)).toBeVisible();
});

test('Ctrl+P puts the page on white paper without its frame, or what the page lays out for paper', async ({
  demoPage: page,
}) => {
  await page.evaluate(() => {
    document.documentElement.setAttribute('data-theme', 'dark');
    window.print = () => {};
  });
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'What was sold' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
  await expect(page.getByRole('main')).toHaveCSS('overflow-y', 'visible');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'Forecast', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeEnabled();
  await page.keyboard.press('Control+p');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.forecast-sheet')).toBeVisible();
  await expect(page.getByRole('main')).toBeHidden();
});

test('every stop of the Tab key on every page is visibly focused', async ({ demoPage: page }) => {
  const pages = ['Bulk predictions', 'Smart prediction', 'Forecast', 'Data', 'Models', 'Settings', 'Dashboard'];
  for (const name of pages) {
    await page.getByRole('link', { name, exact: true }).click();
    // A new page takes the focus once it has loaded; Tab starts from there.
    await expect(page.locator('#content')).toBeFocused();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press('Tab');
      const isVisible = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        if (element === document.body) return true;
        const marks = [element, element.parentElement].map((marked) => marked && getComputedStyle(marked));
        const border = element.closest('.MuiInputBase-root')?.querySelector('fieldset');
        return (
          marks.some((style) => style && style.outlineStyle !== 'none') || (border !== null && border !== undefined)
        );
      });
      expect(isVisible, `focus on ${JSON.stringify(await focused(page))} of ${name}`).toBe(true);
    }
  }
});

test('menus open, move and close with the keyboard and give the focus back', async ({ demoPage: page }) => {
  await tabTo(page, /^Appearance and language/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Escape');
  expect((await focused(page)).name).toBe('Appearance and language');
});
