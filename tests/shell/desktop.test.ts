// Runs the specification of the desktop shell: in real Electron where there is a runtime, else on the double; and says so.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll } from 'vitest';
import { buildApp } from '../../scripts/lib/build-app.ts';
import { findElectron } from '../../scripts/lib/electron-runtime.ts';
import { launchOnDouble } from './launch-double.ts';
import { launchOnElectron } from './launch-electron.ts';
import { specifyDesktop } from './specification.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const electron = findElectron(ROOT);

console.log(
  electron
    ? `The desktop shell is tested in real Electron (${electron}).`
    : 'The desktop shell is tested on the double: there is no Electron runtime on this machine.',
);
const report = process.env.SHELFCAST_SHELL_REPORT;
if (report) {
  mkdirSync(path.dirname(report), { recursive: true });
  writeFileSync(report, JSON.stringify({ runtime: electron ? 'electron' : 'double' }));
}

beforeAll(() => buildApp({ root: ROOT, desktop: true, say: () => {} }), 300_000);

if (electron) specifyDesktop('real Electron', launchOnElectron(electron));
else specifyDesktop('the double', launchOnDouble);
