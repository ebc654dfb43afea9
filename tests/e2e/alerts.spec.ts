// The bell and the page behind it: alerts are put away and come back.
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

test('an alert can be snoozed, found again and opened again', async ({ demoPage: page }) => {
  await page.getByRole('button', { name: /\d alerts$/ }).click();
  const bell = page.getByRole('dialog', { name: 'Alerts' });
  await expect(bell.getByRole('listitem')).toHaveCount(6);
  await bell.getByRole('link', { name: 'See all' }).click();

  await expect(page.getByRole('heading', { name: 'Alerts', level: 1 })).toBeVisible();
  const list = page.getByRole('main').getByRole('listitem');
  const name = (await list.first().locator('p').first().textContent()) ?? '';
  await page.getByRole('button', { name: `Put away: ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Snooze for 7 days' }).click();
  await expect(page.getByText(`${name}: snoozed for 7 days`)).toBeVisible();
  await expect(list.first().locator('p').first()).not.toHaveText(name);

  await page.getByRole('tab', { name: 'Snoozed 1' }).click();
  await expect(list).toHaveCount(1);
  await page.getByRole('button', { name: `Put away: ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Open again' }).click();
  await expect(page.getByText('Nothing is snoozed')).toBeVisible();
});

test('a dismissal is undone from its message, by keyboard alone', async ({ demoPage: page }) => {
  await page.evaluate(() => {
    location.hash = '#/alerts';
  });
  await expect(page.getByRole('heading', { name: 'Alerts', level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Alerts', level: 1 })).toBeVisible();
  const list = page.getByRole('main').getByRole('listitem');
  const name = (await list.first().locator('p').first().textContent()) ?? '';
  await page.getByRole('button', { name: `Put away: ${name}` }).focus();
  await page.keyboard.press('Enter');
  // The menu takes the focus when it is there; a key pressed before would be lost.
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: /^Dismiss/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${name}: dismissed`)).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Dismissed 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Dismissed 0' })).toBeVisible();
  await expect(list.first().locator('p').first()).toHaveText(name);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the alerts and their menus are accessible (${colorScheme})`, async ({ demoPage: page }) => {
    await page.emulateMedia({ colorScheme });
    await page.getByRole('button', { name: /\d alerts$/ }).click();
    await expect(page.getByRole('dialog', { name: 'Alerts' }).getByRole('listitem')).toHaveCount(6);
    await expectAccessible(page, ['region']);
    await page.getByRole('dialog', { name: 'Alerts' }).getByRole('link', { name: 'See all' }).click();
    await expect(page.getByRole('tab', { name: /^Open/ })).toBeVisible();
    await expectAccessible(page);
  });
}
