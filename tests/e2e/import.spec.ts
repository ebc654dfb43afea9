// The way of a file into the store, with everything that can be odd about it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeSales } from './support/sales-file.ts';
import { test as base, expect } from './support/test.ts';

const test = base.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern
  folder: async ({}, use, info) => {
    const folder = info.outputPath('files');
    await mkdir(folder, { recursive: true });
    await use(folder);
  },
});

test('a German till export maps by itself, is checked, imported and kept as a recipe', async ({ page, folder }) => {
  // Two imports, and a third file that is looked at.
  test.setTimeout(240_000);
  const file = await writeSales({
    folder,
    oddLines: ['31.02.2026;A-101;Artikel 1;Gruppe 1;4;1,35;40', '02.02.2026;A-101;Artikel 1;Gruppe 1;viele;1,35;40'],
  });
  await page.getByRole('button', { name: /Import my sales/ }).click();
  await page.getByTestId('file-input').setInputFiles(file.path);

  await expect(page.getByRole('heading', { name: file.name })).toBeVisible();
  const meaning = (column: string) => page.getByRole('combobox', { name: `Meaning of ${column}` });
  await expect(meaning('Datum')).toContainText('Date');
  await expect(meaning('Artikelnummer')).toContainText('Product code');
  await expect(meaning('Menge')).toContainText('Units sold');
  await expect(page.getByLabel('Columns split by')).toContainText('Semicolon');
  await expect(page.getByLabel('Decimals as in')).toContainText('comma');

  await page.getByRole('button', { name: 'Check all rows' }).click();
  await expect(page.getByRole('button', { name: 'Import 960 rows' })).toBeVisible();
  await expect(page.getByText('line 2', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('“31.02.2026”').first()).toBeVisible();
  await expect(page.getByText('“viele”').first()).toBeVisible();

  await page.getByRole('button', { name: 'Import 960 rows' }).click();
  await expect(page.getByRole('heading', { name: 'till.csv is in' })).toBeVisible();

  // Kept as a recipe, the next week's file needs one confirmation and no columns.
  await page.getByRole('textbox', { name: 'Name of the recipe' }).fill('Weekly till');
  await page.getByRole('button', { name: 'Save recipe' }).click();
  await expect(page.getByText('Kept as “Weekly till”', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Import another file' }).click();
  const next = await writeSales({ folder, name: 'next.csv', from: '2026-05-13', days: 7 });
  await page.getByTestId('file-input').setInputFiles(next.path);
  await expect(page.getByRole('heading', { name: 'Looks like your “Weekly till”: import 56 rows' })).toBeVisible();
  await page.getByRole('button', { name: 'Import 56 rows' }).click();
  await expect(page.getByRole('heading', { name: 'next.csv is in' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name of the recipe' })).toBeHidden();

  // Of a file that changed it says what, and fills in what it still knows.
  await page.getByRole('button', { name: 'Import another file' }).click();
  const drifted = path.join(folder, 'drifted.csv');
  const text = await readFile(next.path, 'utf8');
  await writeFile(drifted, text.replace('Menge', 'Verkauft'));
  await page.getByTestId('file-input').setInputFiles(drifted);
  await expect(page.getByText('The column “Menge” (Units sold) seems to be called “Verkauft” now.')).toBeVisible();
  await page.getByRole('button', { name: 'Change the columns' }).click();
  await expect(page.getByRole('combobox', { name: 'Meaning of Verkauft' })).toContainText('Units sold');
  await page.getByRole('button', { name: 'Choose another file' }).click();
  const recipe = page.getByRole('textbox', { name: 'Name of the recipe Weekly till' });
  await recipe.fill('Till');
  await recipe.press('Enter');
  await page.getByRole('button', { name: 'Delete the recipe Till' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the recipe Till' })).toBeVisible();

  // What comes into a watched folder waits for one confirmation.
  const watched = path.join(folder, 'watched');
  await mkdir(watched);
  await page.getByRole('textbox', { name: 'Full path of the folder' }).fill(watched);
  await page.getByRole('button', { name: 'Watch this folder' }).click();
  await expect(page.getByText('Nothing here yet.', { exact: false })).toBeVisible();
  await writeSales({ folder: watched, name: 'later.csv', from: '2026-05-20', days: 7 });
  await page.getByRole('button', { name: 'Import 56 rows: later.csv' }).click({ timeout: 60_000 });
  await expect(page.getByText('Imported with “Till”', { exact: false })).toBeVisible();

  await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'What was sold' })).toBeVisible();
  await expect(page.getByText('Tue, 26 May 2026').first()).toBeVisible();
});

test('an overlapping file shows how many rows it replaces before anything changes', async ({ page, folder }) => {
  // Two imports, an undo and one more check.
  test.setTimeout(240_000);
  const first = await writeSales({ folder, name: 'january.csv', days: 40 });
  const second = await writeSales({ folder, name: 'later.csv', from: '2026-02-02', days: 40, more: 1 });
  await page.getByRole('button', { name: /Import my sales/ }).click();
  for (const [file, button] of [
    [first, 'Import 320 rows'],
    [second, 'Replace 160 and add 160 rows'],
  ] as const) {
    await page.getByTestId('file-input').setInputFiles(file.path);
    await page.getByRole('textbox', { name: 'Store', exact: true }).fill('main');
    await page.getByRole('button', { name: 'Check all rows' }).click();
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('heading', { name: `${file.name} is in` })).toBeVisible();
    await page.getByRole('button', { name: 'Import another file' }).click();
  }
  const history = page.getByRole('table', { name: 'Upload history' });
  await expect(history.getByRole('row', { name: /later\.csv/ })).toContainText('160');

  // Months later somebody wants the first file out: what the second one says stays, and the other way round.
  const undo = async (file: string, counts: readonly string[]) => {
    await history.getByRole('button', { name: `Undo the import of ${file}` }).click();
    const dialog = page.getByRole('dialog', { name: `Undo the import of ${file}?` });
    await expect(dialog.getByRole('definition')).toHaveText(counts);
    await dialog.getByRole('button', { name: 'Undo this import' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(`${file} is undone`, { exact: false })).toBeVisible();
    await expect(history.getByRole('row', { name: new RegExp(file) })).toContainText('Undone by');
  };
  await undo('january.csv', ['160', '0', '160']);

  await page.getByTestId('file-input').setInputFiles(second.path);
  await expect(page.getByText(/This very file \(later\.csv\) was imported/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Store', exact: true }).fill('main');
  await page.getByRole('button', { name: 'Check all rows' }).click();
  await expect(page.getByRole('button', { name: 'Finish, nothing changes' })).toBeVisible();
});

test('a meaning that the user changes moves to the new column, and stays there', async ({ page, folder }) => {
  const file = await writeSales({ folder, days: 10 });
  await page.getByRole('button', { name: /Import my sales/ }).click();
  await page.getByTestId('file-input').setInputFiles(file.path);
  await page.getByRole('combobox', { name: /Meaning of Bestand/ }).click();
  await page.getByRole('option', { name: 'Units sold' }).click();
  const isMoved = async () => {
    await expect(page.getByRole('combobox', { name: /Meaning of Bestand/ })).toContainText('Units sold');
    await expect(page.getByRole('combobox', { name: /Meaning of Menge/ })).toContainText('Do not use');
  };
  await isMoved();
  // Whoever looks at another page meanwhile finds the columns as they were left.
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await isMoved();
});

test('a file that cannot work is refused with words that help', async ({ page, folder }) => {
  await writeFile(`${folder}/empty.csv`, '');
  await writeFile(
    `${folder}/picture.csv`,
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 1, 2, 3]),
  );
  await page.getByRole('button', { name: /Import my sales/ }).click();
  await page.getByTestId('file-input').setInputFiles(`${folder}/empty.csv`);
  await expect(page.getByText('This file has no rows')).toBeVisible();
  await page.getByTestId('file-input').setInputFiles(`${folder}/picture.csv`);
  await expect(page.getByText('This file cannot be read')).toBeVisible();
});

test('weeks as columns ask for their first day, and a value is mended for all its rows', async ({ page, folder }) => {
  const weeks = Array.from({ length: 8 }, (_, i) => `W${i}`);
  const products = Array.from({ length: 6 }, (_, i) => [
    `P${i}`,
    ...weeks.map((_, k) => (k === 3 ? 'none sold' : k === 5 && i === 1 ? 'some' : i + k)),
  ]);
  const sales = path.join(folder, 'weekly.csv');
  const names = path.join(folder, 'products.csv');
  await writeFile(sales, [['code', ...weeks], ...products].map((row) => row.join(',')).join('\n'));
  await writeFile(names, ['code,product name', ...products.map(([code]) => `${code},Name of ${code}`)].join('\n'));
  await page.getByRole('button', { name: /Import my sales/ }).click();
  await page.getByTestId('file-input').setInputFiles([names, sales]);

  await expect(page.getByRole('heading', { name: 'weekly.csv' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'products.csv' })).toContainText('Looked up by code = code');
  await expect(page.getByRole('combobox', { name: 'Layout' })).toContainText('A column for each day, week or month');
  await expect(page.getByRole('button', { name: 'Check all rows' })).toBeDisabled();
  await page.getByRole('button', { name: /^Use / }).click();
  // What comes out stands beside the columns before anything is checked, and follows what is said of them.
  const result = page.getByRole('region', { name: 'What comes out' });
  await expect(result).toContainText('From all 48 rows.');
  await expect(result).toContainText('Left out7');
  await page.getByRole('button', { name: 'Check all rows' }).click();

  await page.getByRole('button', { name: 'Repair: No number' }).click();
  const dialog = page.getByRole('dialog', { name: 'Repair: No number' });
  await dialog.getByLabel('“none sold” is read as').fill('0');
  await dialog.getByRole('button', { name: 'Check again' }).click();
  await expect(page.getByRole('button', { name: 'Import 47 rows' })).toBeVisible();

  // One cell is corrected where it stands, and corrected again, as it was wrong; what was mended can be taken back.
  const cell = page.getByRole('textbox', { name: '“W5” in line 3 is read as' });
  for (const text of ['5 or so', '5']) {
    await cell.fill(text);
    await page.getByRole('button', { name: 'Check again with 1 repair' }).click();
    await expect(page.getByRole('button', { name: 'Check again with 1 repair' })).toBeHidden();
  }
  await expect(page.getByRole('button', { name: 'Import 48 rows' })).toBeVisible();
  await page.getByRole('button', { name: /^Take back: “none sold”/ }).click();
  await expect(page.getByRole('button', { name: 'Import 42 rows' })).toBeVisible();
  // A cell that was corrected but not checked is not lost on the way back.
  await page.getByRole('textbox', { name: '“W3” in line 2 is read as' }).fill('9');
  await page.getByRole('button', { name: 'Back to the columns' }).click();
  await page.getByRole('button', { name: 'Check all rows' }).click();
  await expect(page.getByRole('button', { name: 'Import 43 rows' })).toBeVisible();
});
