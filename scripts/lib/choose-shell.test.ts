// Which shell is opened, decided on real folders and a real local server in the place of the download host.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseShell } from './choose-shell.ts';
import { canReach, findElectron, runtimeDownload } from './electron-runtime.ts';

let root: string;
let server: Server;
let mirror: string;
let asked: string[];

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'shelfcast-choose-'));
  mkdirSync(path.join(root, 'node_modules/electron'), { recursive: true });
  writeFileSync(path.join(root, 'node_modules/electron/package.json'), '{"version":"45.0.0"}');
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url?.startsWith('/silent/')) return; // Takes the call and never answers.
    response.writeHead(request.url?.startsWith('/missing/') ? 404 : 206).end('P');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  mirror = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // A user in front of a screen, whoever runs this test.
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
});

afterEach(() => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  rmSync(root, { recursive: true, force: true });
});

const electronFile =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron';

function putElectron(dir: string): string {
  const file = path.join(dir, electronFile);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
}

const envWith = (env: Record<string, string>) => ({
  DISPLAY: ':0',
  electron_config_cache: path.join(root, 'cache'),
  ...env,
});
const choose = (env: Record<string, string>, browserAsked = false) =>
  chooseShell({ root, browserAsked, say: () => {}, env: envWith(env) });

describe('the shell that npm start opens', () => {
  it('is the window where the runtime is installed', async () => {
    const program = putElectron(path.join(root, 'node_modules/electron/dist'));
    expect(await choose({})).toEqual({ shell: 'desktop', program });
  });

  it('is the window where ELECTRON_OVERRIDE_DIST_PATH has a runtime, and the browser where it has none', async () => {
    const program = putElectron(path.join(root, 'elsewhere'));
    expect(await choose({ ELECTRON_OVERRIDE_DIST_PATH: path.join(root, 'elsewhere') })).toEqual({
      shell: 'desktop',
      program,
    });
    const empty = path.join(root, 'empty');
    expect(await choose({ ELECTRON_OVERRIDE_DIST_PATH: empty })).toEqual({
      shell: 'browser',
      because: `there is no Electron in ${empty}`,
    });
  });

  it('is the browser when the user asked for it', async () => {
    putElectron(path.join(root, 'node_modules/electron/dist'));
    expect(await choose({}, true)).toEqual({ shell: 'browser', because: null });
  });

  it('is the browser, with the reason, when the runtime is missing and its host does not have it or does not answer', async () => {
    const because = `Electron 45.0.0 is not on this machine and ${new URL(mirror).host} cannot be reached`;
    expect(await choose({ ELECTRON_MIRROR: `${mirror}/missing/` })).toEqual({ shell: 'browser', because });
    expect(await choose({ ELECTRON_MIRROR: 'http://127.0.0.1:9/' })).toMatchObject({ shell: 'browser' });
  });

  it.runIf(process.platform === 'linux')('is the browser where there is no screen, and for root', async () => {
    putElectron(path.join(root, 'node_modules/electron/dist'));
    expect(await choose({ DISPLAY: '' })).toEqual({ shell: 'browser', because: 'there is no display' });
    vi.spyOn(process, 'getuid').mockReturnValue(0);
    expect(await choose({})).toEqual({ shell: 'browser', because: 'Electron does not run as root' });
  });
});

describe('the download host', () => {
  it('is asked for the first byte of this platform’s runtime', async () => {
    const download = runtimeDownload(root, envWith({ ELECTRON_MIRROR: `${mirror}/electron/` }));
    expect(await canReach(download, 10_000)).toBe(true);
    expect(asked).toEqual([`GET /electron/v45.0.0/electron-v45.0.0-${process.platform}-${process.arch}.zip`]);
  });

  it('counts as not reachable when it takes the call and does not answer in time', async () => {
    const download = runtimeDownload(root, envWith({ ELECTRON_MIRROR: `${mirror}/silent/` }));
    expect(await canReach(download, 50)).toBe(false);
  });

  it('is not needed for a runtime that was fetched before', () => {
    const zip = path.join(root, 'cache/abc', `electron-v45.0.0-${process.platform}-${process.arch}.zip`);
    mkdirSync(path.dirname(zip), { recursive: true });
    writeFileSync(zip, '');
    expect(runtimeDownload(root, envWith({})).cached).toBe(zip);
    expect(findElectron(root, {})).toBeNull();
  });
});
