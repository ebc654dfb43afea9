// The kiosk: opens the demo by itself, keeps files closed, and is clean again when nobody touches it.
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { startShell } from './support/shell.ts';

test('visitors get the demo without files, and the next one finds it clean', async ({ page }) => {
  // The demo store is made twice: at the start, and when the visitor has gone.
  test.setTimeout(300_000);
  const shell = await startShell({ kiosk: true });
  try {
    await page.clock.install();
    await page.goto(shell.link);
    await expect(page.getByRole('heading', { name: 'What was sold' })).toBeVisible({ timeout: 60_000 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
    await page.getByRole('link', { name: 'Settings' }).click();
    const level = page.getByRole('textbox', { name: 'Service level' });
    await level.fill('80');
    await level.press('Enter');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Local API' })).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Workspaces' })).toBeHidden();
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await expect(page.getByRole('table', { name: 'Upload history' })).toBeVisible();
    await expect(page.getByText('Drop sales files here')).toBeHidden();

    await page.clock.fastForward('04:00');
    await expect(page.getByRole('heading', { name: 'What was sold' })).toBeVisible({ timeout: 120_000 });
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(level).toHaveValue('95');
  } finally {
    await shell.stop();
  }
});
