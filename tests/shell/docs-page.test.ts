// The API's documentation in a real browser: it works under the strict policy, from its own files, with a call tried out.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { NO_LOG } from '#core/host/log/log.ts';
import { type Shell, startShell } from '#core/host/shell/start-shell.ts';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/lib/find-chromium.ts';

/** Swagger UI draws routes as they are scrolled to: on a busy machine without a graphics card that takes its time. */
const PATIENCE_MS = 200_000;

let dir: string;
let shell: Shell;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'shelfcast-docs-'));
  vi.stubEnv('SHELFCAST_HOME', path.join(dir, 'home'));
  const workspaceDir = path.join(dir, 'workspace');
  shell = await startShell({ workspaceDir, openBrowser: false, rendererDir: dir, apiOnly: true, log: NO_LOG });
});

afterAll(async () => {
  await shell?.close();
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true, force: true });
});

it(
  'the documentation page shows the routes and tries one out, without breaking its policy',
  async () => {
    const browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGS] });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE_MS / 2);
      const problems: string[] = [];
      const elsewhere: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('request', (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(shell.address))
          elsewhere.push(request.url());
      });
      await page.goto(shell.url);
      expect(page.url()).toBe(`${shell.address}/docs`);
      const route = page.locator('.opblock', { hasText: 'Version and platform of the engine' });
      await route.locator('.opblock-summary-control').click();
      await route.getByRole('button', { name: 'Try it out' }).click();
      await route.getByRole('button', { name: 'Execute' }).click();
      await expect
        .poll(() => route.locator('.live-responses-table').innerText(), { timeout: PATIENCE_MS / 4 })
        .toContain('"recoveredFromCrash": false');
      const last = page.locator('.opblock', { hasText: 'Import a file: inspect' });
      await expect
        .poll(
          async () => {
            await page.keyboard.press('End');
            return last.isVisible();
          },
          { timeout: PATIENCE_MS / 2 },
        )
        .toBe(true);
      expect(problems).toEqual([]);
      expect(elsewhere).toEqual([]);
    } finally {
      await browser.close();
    }
  },
  PATIENCE_MS,
);
