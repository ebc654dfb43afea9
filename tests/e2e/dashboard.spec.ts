// The first page of the demo store.
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test.ts';

test('the dashboard shows what was sold, what is coming and what needs attention', async ({ demoPage: page }) => {
  for (const label of [
    'Sold in the last 7 days',
    'Expected in the next 7 days',
    'Running out before the next delivery',
    'Tied up in overstock',
  ]) {
    await expect(page.getByRole('heading', { name: label })).toBeVisible();
  }
  await expect(page.getByText(/against the 7 days before/)).toBeVisible();
  await expect(page.getByText(/80% band/).first()).toBeVisible();
  await expect(page.getByRole('img', { name: 'What is coming' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'What was sold' })).toBeVisible();
  const attention = page.getByRole('region', { name: 'Needs attention today' });
  await expect(attention.getByRole('listitem').first()).toContainText(/Order [\d,]+ units?/);
  await expect(page.getByRole('region', { name: 'Model in use' })).toContainText('Naive method');
});

test('what needs attention leads to the product it is about', async ({ demoPage: page }) => {
  const first = page.getByRole('region', { name: 'Needs attention today' }).getByRole('listitem').first();
  const name = await first.locator('p').first().textContent();
  await first.getByRole('link', { name: /^Look at it/ }).click();
  await expect(page.getByRole('heading', { name: name ?? '', level: 1 })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Stock and order' })).toBeVisible();
});

test('every chart has the same numbers as a table and as a file', async ({ demoPage: page }) => {
  const coming = page.getByRole('region', { name: 'What is coming', exact: true });
  await coming.getByRole('button', { name: 'Table' }).click();
  await expect(coming.getByRole('row')).toHaveCount(29);
  await expect(coming.getByRole('columnheader', { name: 'High (90%)' })).toBeVisible();
  const download = page.waitForEvent('download');
  await coming.getByRole('button', { name: /Export as CSV/ }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(29);
});

test('the history can be looked at over three periods', async ({ demoPage: page }) => {
  const sold = page.getByRole('region', { name: 'What was sold', exact: true });
  await sold.getByRole('button', { name: '3 months' }).click();
  await sold.getByRole('button', { name: 'Table' }).click();
  await expect(sold.getByRole('row')).toHaveCount(92);
  await sold.getByRole('button', { name: 'All' }).click();
  await expect.poll(() => sold.getByRole('row').count()).toBeGreaterThan(300);
});

test('the page looks back to a day that the address names, and never trains unasked', async ({ demoPage: page }) => {
  await page.evaluate(() => {
    location.hash = '#/?asOf=2026-09-15';
  });
  await expect(page.getByText('No model for this day')).toBeVisible();
  await expect(page.getByText('As of Tue, 15 Sept 2026')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Train for this day' })).toBeVisible();
});
