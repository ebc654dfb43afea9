// `npm run docs` writes the generated pages; with --check (part of npm test) it only says whether they are up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiPage } from './docs/api-page.ts';
import { parametersPage } from './docs/parameters-page.ts';

const folder = join(import.meta.dirname, '..', 'docs');
const pages: [string, string][] = [
  ['api.md', await apiPage()],
  ['parameters.md', parametersPage()],
];

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const stale = pages.filter(([name, text]) => read(join(folder, name)) !== text);

if (!process.argv.includes('--check')) {
  for (const [name, text] of stale) writeFileSync(join(folder, name), text);
  console.log(stale.length === 0 ? 'Docs: up to date.' : `Docs: wrote ${stale.map(([name]) => name).join(', ')}.`);
} else if (stale.length > 0) {
  console.error(`Not up to date: ${stale.map(([name]) => `docs/${name}`).join(', ')}. Run: npm run docs`);
  process.exitCode = 1;
} else {
  console.log(`Docs: ${pages.map(([name]) => name).join(', ')} up to date.`);
}
