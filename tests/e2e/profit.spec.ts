// The Profit page: a month replayed and stopped, service levels weighed by mouse and keys, kept and taken back.
import { mkdir } from 'node:fs/promises';
import { expectAccessible } from './support/axe.ts';
import { writeSales } from './support/sales-file.ts';
import { expect, test } from './support/test.ts';

test('a replay is stopped without a trace, run to its end, and read by product', async ({ page }, info) => {
  test.setTimeout(300_000);
  const folder = info.outputPath('files');
  await mkdir(folder, { recursive: true });
  const file = await writeSales({ folder, products: 30, days: 400 });
  await page.getByRole('button', { name: /Import my sales/ }).click();
  await page.getByTestId('file-input').setInputFiles(file.path);
  await page.getByRole('button', { name: 'Check all rows' }).click();
  await page.getByRole('button', { name: /^Import [\d,]+ rows$/ }).click();
  await expect(page.getByRole('link', { name: 'Train a model' })).toBeVisible();
  await page.getByRole('link', { name: 'Profit', exact: true }).click();
  const nothing = page.getByText('What would it have been worth?');
  await expect(nothing).toBeVisible();
  const start = async (span: string) => {
    await page.getByRole('combobox', { name: 'Look back' }).click();
    await page.getByRole('option', { name: span, exact: true }).click();
    await page.getByRole('button', { name: 'Replay', exact: true }).click();
  };

  // All that 400 days leave takes several trainings: long enough to be stopped.
  await start('9 months');
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('main').getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await expect(nothing).toBeVisible();

  await start('1 month');
  const policies = page.getByRole('table', { name: 'Side by side' });
  await expect(policies).toBeVisible({ timeout: 150_000 });
  for (const policy of ['Shelfcast', 'Simple rule', 'The shop', 'Knowing the future'])
    await expect(policies.getByRole('columnheader', { name: policy })).toBeVisible();
  const products = page.getByRole('table', { name: 'By product' });
  await expect(products.getByRole('row')).toHaveCount(26);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(products.getByRole('row')).toHaveCount(31);
  await expect(page.getByText('Each product has one price: the average of what it was sold for.')).toBeVisible();
  await expectAccessible(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /CSV/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^replay .*\.csv$/);
});

test('a service level is weighed, kept and taken back', async ({ demoPage: page }) => {
  await page.evaluate(() => {
    location.hash = '#/profit/service-level';
  });
  const point = page.getByRole('slider', { name: 'Service level' });
  await expect(point).toHaveAttribute('aria-valuetext', /^9\d\.\d%: .* in stock/, { timeout: 60_000 });
  await point.focus();
  await page.keyboard.press('End');
  await expect(point).toHaveAttribute('aria-valuetext', /^99\.5%/);
  await page.keyboard.press('ArrowLeft');
  await expect(point).toHaveAttribute('aria-valuetext', /^99\.0%/);
  await page.keyboard.press('Home');
  await expect(point).toHaveAttribute('aria-valuetext', /^50\.0%/);

  // Dragged to the right end of the curve.
  const handle = await point.boundingBox();
  const chart = await page.getByRole('img', { name: 'Service level against money' }).boundingBox();
  if (!handle || !chart) throw new Error('chart and point are on the page');
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(chart.x + chart.width - 20, chart.y + chart.height - 40, { steps: 8 });
  await page.mouse.up();
  await expect(point).toHaveAttribute('aria-valuetext', /^99\.5%/);
  await expect(page.getByRole('table', { name: 'What it means in money' })).toContainText('99.5%');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Use 99.5%' }).click();
  await expect(page.getByText('The service level is set.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The service level is as it was.')).toBeVisible();

  // One category: within the money it has in stock today, each product at its own level.
  await page.getByRole('button', { name: 'Category', exact: true }).click();
  await page.getByRole('option').first().click();
  const best = page.getByRole('region', { name: 'The best with so much money in stock' });
  await best.getByRole('slider', { name: 'Money in stock' }).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(best.getByRole('button', { name: 'Back to today' })).toBeVisible();
  await best.getByRole('button', { name: /^Use these levels for \d+ products$/ }).click();
  await expect(page.getByText('The service level is set.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The service level is as it was.')).toBeVisible();
});
