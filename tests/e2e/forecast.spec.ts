// The forecast page of the demo store: choose, read, set an own number, plan, look back, by mouse and by keyboard.
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

async function openForecast(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Forecast', exact: true }).click();
  await expect(page.getByRole('img', { name: /units expected from/ })).toBeVisible({ timeout: 60_000 });
}

async function chooseProduct(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Product', exact: true }).click();
  await page.getByRole('combobox', { name: 'Product' }).fill(text);
  await page
    .getByRole('option', { name: new RegExp(text) })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(text) })).toBeVisible();
}

const day = (page: Page, at: number) => page.getByRole('listbox', { name: 'Days ahead' }).getByRole('option').nth(at);

test('the store, a category and a product are forecast, as a chart and as a table', async ({ demoPage: page }) => {
  await openForecast(page);
  await expect(page.getByText(/80% band [\d,]+ – [\d,]+/).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Looking ahead' }).click();
  await page.getByRole('option', { name: '14 days' }).click();
  await expect(page.getByRole('heading', { name: 'Expected in 14 days' })).toBeVisible();
  await chooseProduct(page, 'Sourdough');
  await page.getByRole('button', { name: 'Table', exact: true }).first().click();
  await expect(page.getByRole('columnheader', { name: 'Special days' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: /Sourdough/ })).toBeVisible();
});

test('days chosen together show the band of their sum, and its figure opens', async ({ demoPage: page }) => {
  await openForecast(page);
  await day(page, 1).click();
  await day(page, 7).click({ modifiers: ['Shift'] });
  const chosen = page.getByRole('region', { name: / to / }).filter({ hasText: '7 days' });
  await expect(chosen.getByText(/80% band [\d,]+ – [\d,]+/)).toBeVisible();
  await page.getByRole('button', { name: /^Expected in 28 days: / }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'Expected in 28 days' })).toContainText('Average of 28 days');
});

test('an own number needs a reason, stands in the chart and the list, and can be undone', async ({
  demoPage: page,
}) => {
  await openForecast(page);
  await chooseProduct(page, 'Sourdough');
  await day(page, 3).click();
  await day(page, 5).click({ modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Set my number' }).click();
  await page.getByLabel('Units a day', { exact: true }).and(page.getByRole('textbox')).fill('99');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('A reason is needed')).toBeVisible();
  await page.getByRole('textbox', { name: 'Why' }).fill('Street party');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(day(page, 4)).toHaveAccessibleName(/99 units, Your number/);
  await expect(day(page, 6)).not.toHaveAccessibleName(/Your number/);
  await expect(page.getByText('Street party')).toBeVisible();
  await expect(page.getByText(/You set 99; the model says/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(day(page, 4)).not.toHaveAccessibleName(/Your number/);
  await expect(page.getByText('Street party')).toBeHidden();
});

test('a closed day is planned by keyboard, sells nothing, and opens again', async ({ demoPage: page }) => {
  await openForecast(page);
  await day(page, 0).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(day(page, 8)).toBeFocused();
  await expect(day(page, 8)).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Plan to close' }).click();
  await expect(day(page, 8)).toHaveAccessibleName(/ 0 units, Closed \(planned\)/, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(day(page, 8)).not.toHaveAccessibleName(/Closed/, { timeout: 60_000 });
});

test('a look back says which method spoke and how it did against repeating last week', async ({ demoPage: page }) => {
  await openForecast(page);
  await chooseProduct(page, 'Sourdough');
  await page.getByRole('button', { name: 'Look back' }).click();
  await expect(page.getByText(/No model ended before this day/)).toBeVisible();
  await expect(page.getByText(/repeating last week: [\d.]+%/)).toBeVisible();
  const slider = page.getByRole('slider', { name: 'Forecast made on' });
  const before = await slider.getAttribute('aria-valuetext');
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(slider).not.toHaveAttribute('aria-valuetext', before ?? '');
  await expect(page).toHaveURL(/back=/);
  await page.getByRole('button', { name: 'Ahead', exact: true }).click();
  await expect(page.getByRole('listbox', { name: 'Days ahead' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the page is accessible, ahead and back (${colorScheme})`, async ({ demoPage: page }) => {
    await page.emulateMedia({ colorScheme });
    await openForecast(page);
    await chooseProduct(page, 'Sourdough');
    await page.getByRole('button', { name: 'Set my number' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Look back' }).click();
    await expect(page.getByText(/No model ended before this day/)).toBeVisible();
    await expectAccessible(page);
  });
}
