// Waiting for the window, with small programs in the place of Electron.
import { expect, it } from 'vitest';
import { runDesktop } from './run-desktop.ts';

const node = (script: string) => runDesktop(process.execPath, ['-e', script]);

it('ends with 0 when the window was closed', async () => {
  expect(await node('')).toBe(0);
});

it('says that there was no window when the program ends at once with an error, or cannot be started', async () => {
  expect(await node('process.exit(127)')).toBeNull();
  expect(await runDesktop('/nowhere/electron', [])).toBeNull();
});
