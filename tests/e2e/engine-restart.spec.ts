// The engine is killed under the window: the window says so, comes back, and shows the task as failed.
import { mkdir } from 'node:fs/promises';
import { writeSales } from './support/sales-file.ts';
import { expect, test } from './support/test.ts';

test('the window survives the death of the engine and says what became of the running task', async ({
  page,
  shell,
}, info) => {
  const folder = info.outputPath('files');
  await mkdir(folder, { recursive: true });
  const file = await writeSales({ folder, products: 40, days: 400 });
  await page.getByRole('button', { name: /Import my sales/ }).click();
  await page.getByTestId('file-input').setInputFiles(file.path);
  await page.getByRole('button', { name: 'Check all rows' }).click();
  await page.getByRole('button', { name: /^Import [\d,]+ rows$/ }).click();
  await page.getByRole('link', { name: 'Train a model' }).click();
  await page.getByRole('button', { name: 'Train a model' }).click();
  await expect(page.getByRole('region', { name: 'Training' }).getByRole('progressbar')).toBeVisible();

  process.kill(await shell.enginePid(), 'SIGKILL');
  await expect(page.getByText('The engine is running again.')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Tasks' }).click();
  await expect(page.getByRole('img', { name: 'Failed' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Dashboard' }).click();
  await expect(page.getByRole('heading', { name: 'What was sold' })).toBeVisible();
});
