// The specification of the desktop shell: runs the same against real Electron and against the double.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DesktopUnderTest, Launch } from './desktop-under-test.ts';
import { callEngine, portClosed, statesUntil, watchEngine } from './page-actions.ts';

export function specifyDesktop(runtime: string, launch: Launch): void {
  describe(`the desktop shell on ${runtime}`, () => {
    let dir: string;
    let desktop: DesktopUnderTest;
    let workspace: string;

    beforeAll(async () => {
      dir = await mkdtemp(path.join(tmpdir(), 'shelfcast-desktop-'));
      workspace = path.join(dir, 'workspace');
      desktop = await launch({ home: path.join(dir, 'home'), workspace });
    });

    afterAll(async () => {
      await desktop?.quit();
      await rm(dir, { recursive: true, force: true });
    });

    it('opens one window with the app, from the app’s own origin', async () => {
      expect(await desktop.windowCount()).toBe(1);
      expect(await desktop.page.title()).toBe('Shelfcast');
      expect(
        new URL(desktop.page.url()).origin === 'null' ? 'app://shelfcast' : new URL(desktop.page.url()).origin,
      ).toBe(desktop.origin);
      await desktop.page.locator('#root > *').first().waitFor();
    });

    it('serves the page with a policy without unsafe parts, and its nonce filled in', async () => {
      const { policy, nonce } = await desktop.page.evaluate(async () => ({
        policy: (await fetch('/')).headers.get('content-security-policy') ?? '',
        nonce: document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '',
      }));
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(nonce).toMatch(/^[A-Za-z0-9+/]{24}$/);
    });

    it('gives the page the bridge and nothing of Node or Electron', async () => {
      const found = await desktop.page.evaluate(() => ({
        bridge: Object.keys((window as unknown as { shelfcast: object }).shelfcast).sort(),
        node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
      }));
      expect(found).toEqual({
        bridge: ['chooseFolder', 'connect', 'onEngineStatus', 'restartEngine', 'shell'],
        node: [],
      });
    });

    it('finds files of the window inside their folder only', async () => {
      const statuses = await desktop.page.evaluate(async () => {
        const targets = [
          '/index.html',
          '/../main/main.js',
          '/%2e%2e/main/main.js',
          '/..%2fmain%2fmain.js',
          '/missing.js',
        ];
        return Promise.all(targets.map(async (target) => (await fetch(target)).status));
      });
      expect(statuses).toEqual([200, 404, 404, 404, 404]);
    });

    it('hands the page a port to the engine that speaks the contract', async () => {
      const { p } = await callEngine(desktop.page, '/workspace/get');
      expect(p.b.json).toMatchObject({ path: workspace });
      const refused = await callEngine(desktop.page, '/jobs/get', { jobId: 'none' });
      expect(refused.p).toMatchObject({ s: 404, b: { json: { code: 'not-found/job', defined: true } } });
    });

    it('does not let the page reach the network', async () => {
      const reached = await desktop.page.evaluate(() =>
        fetch('https://example.com/', { mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
      );
      expect(reached).toBe(false);
    });

    it('does not let the page go elsewhere or open windows', async () => {
      const before = desktop.page.url();
      await desktop.page.evaluate(() => {
        window.open('https://example.com/');
        window.location.href = 'https://example.com/';
      });
      // A move that was under way would end this call with an error.
      await callEngine(desktop.page, '/system/info');
      expect(desktop.page.url()).toBe(before);
      await expect.poll(() => desktop.windowCount()).toBe(1);
    });

    it('denies what the page may ask for', async () => {
      const answers = await desktop.page.evaluate(async () => ({
        notifications: await Notification.requestPermission(),
        location: await new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('granted'),
            ({ code }) => resolve(code === 1 ? 'denied' : 'failed'),
          ),
        ),
      }));
      expect(answers).toEqual({ notifications: 'denied', location: 'denied' });
    });

    it('asks for a folder with the system’s dialog', async () => {
      const choose = () =>
        desktop.page.evaluate(() =>
          (window as unknown as { shelfcast: { chooseFolder(): Promise<string | null> } }).shelfcast.chooseFolder(),
        );
      await desktop.answerFolderDialog('/some/folder');
      expect(await choose()).toBe('/some/folder');
      await desktop.answerFolderDialog(null);
      expect(await choose()).toBeNull();
    });

    it('tells the page when the engine was killed, closes its port and starts the engine again', async () => {
      await watchEngine(desktop.page);
      const pid = await desktop.enginePid();
      process.kill(pid, 'SIGKILL');
      await portClosed(desktop.page);
      expect(await statesUntil(desktop.page, 'ready')).toEqual(['ready', 'restarting', 'ready']);
      expect(await desktop.enginePid()).not.toBe(pid);
      const { p } = await callEngine(desktop.page, '/system/info');
      expect(p.b.json).toMatchObject({ recoveredFromCrash: true });
    });

    it('keeps working after a reload of the page', async () => {
      await desktop.page.reload();
      await watchEngine(desktop.page);
      expect(await statesUntil(desktop.page, 'ready')).toEqual(['ready']);
      expect((await callEngine(desktop.page, '/stores/list')).p.b.json).toEqual([]);
    });

    it('brings its window to the front instead of starting twice', async () => {
      await desktop.startAgain();
      expect(await desktop.windowCount()).toBe(1);
    });

    it('closes the engine in order when it quits, so that the next start has nothing to recover', async () => {
      const pid = await desktop.enginePid();
      await desktop.quit();
      expect(() => process.kill(pid, 0)).toThrow('ESRCH');
      desktop = await launch({ home: path.join(dir, 'home'), workspace });
      const { p } = await callEngine(desktop.page, '/system/info');
      expect(p.b.json).toMatchObject({ recoveredFromCrash: false });
    });
  });
}
