// Who is let in, what is served to whom: asked over real sockets with headers as browsers send them.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_LOG } from '../log/log.ts';
import { apiTokenFile } from '../shell/api-token.ts';
import { startShell } from '../shell/start-shell.ts';
import { codeOf, openTestShell, type TestShell } from './test-shell.ts';

let test: TestShell;

beforeAll(async () => {
  test = await openTestShell();
});

afterAll(() => test?.remove());

describe('starting', () => {
  const again = (options: { port?: number; workspaceDir: string }) =>
    startShell({ openBrowser: false, rendererDir: test.dir, log: NO_LOG, ...options });

  it('says which port is taken', async () => {
    await expect(again({ port: test.shell.port, workspaceDir: path.join(test.dir, 'third') })).rejects.toMatchObject({
      code: 'input/invalid',
      details: { field: 'port', got: String(test.shell.port) },
    });
  });

  it('gives the engine’s own reason when the workspace is open elsewhere', async () => {
    await expect(again({ workspaceDir: path.join(test.dir, 'workspace') })).rejects.toMatchObject({
      code: 'conflict/workspace-in-use',
    });
  });
});

describe('getting in', () => {
  it('lets the browser with the link in once, with a cookie that no script and no other site can use', async () => {
    const again = await test.ask(test.link);
    expect(again.status).toBe(401);
    expect(again.body).toContain('needs its link');
    expect(again.headers['set-cookie']).toBeUndefined();
    const page = await test.ask('/', test.asBrowser());
    expect(page.status).toBe(200);
  });

  it('sets the cookie HttpOnly and SameSite=Strict and takes the token out of the address', async () => {
    const home = path.join(test.dir, 'second');
    const second = await startShell({ workspaceDir: home, openBrowser: false, rendererDir: test.dir, log: NO_LOG });
    try {
      const answer = await fetch(second.url, { redirect: 'manual' });
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('/');
      expect(answer.headers.get('set-cookie')).toMatch(/^shelfcast-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    } finally {
      await second.close();
    }
  });

  it('tells the API’s address and token to the browser that is in, and to nobody else', async () => {
    const told = await test.ask('/api-access', test.asBrowser());
    expect(JSON.parse(told.body)).toEqual({
      address: `${test.shell.address}/api/v1`,
      token: test.shell.apiToken,
      docs: `${test.shell.address}/docs`,
    });
    expect((await test.ask('/api-access')).status).toBe(401);
    expect((await test.ask('/api-access', test.asProgram())).status).toBe(404);
  });

  it('sends the browser that is in already home when it uses the link once more', async () => {
    const answer = await test.ask(test.link, test.asBrowser());
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
  });

  it('refuses visitors without cookie or token, and wrong ones', async () => {
    const strangers: Record<string, string>[] = [
      {},
      { cookie: `shelfcast-${test.shell.port}=guess` },
      { authorization: 'Bearer guess' },
    ];
    for (const headers of strangers) {
      const answer = await test.ask('/api/v1/system', { headers });
      expect([answer.status, codeOf(answer)]).toEqual([401, 'engine/unauthorised']);
    }
  });

  it('keeps the API token in a file that only the user can read, and keeps it the same', async () => {
    const { mode } = await stat(apiTokenFile(path.join(test.dir, 'home')));
    expect(mode & 0o777).toBe(0o600);
    expect((await test.ask('/api/v1/system', test.asProgram())).status).toBe(200);
  });
});

describe('other web pages', () => {
  it('are refused under another Host, even with the cookie', async () => {
    for (const host of [
      'evil.example',
      `localhost:${test.shell.port}`,
      '127.0.0.1',
      `127.0.0.1:${test.shell.port}.evil.example`,
    ]) {
      expect((await test.ask('/', test.asBrowser({ host }))).status).toBe(421);
    }
  });

  it('are refused by their Origin and by Sec-Fetch-Site', async () => {
    const refused: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: `http://localhost:${test.shell.port}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of refused) {
      const answer = await test.ask('/api/v1/jobs/x/cancel', { method: 'POST', ...test.asBrowser(headers) });
      expect([answer.status, codeOf(answer)]).toEqual([403, 'engine/unauthorised']);
    }
    const own = test.asBrowser({ origin: test.shell.address, 'sec-fetch-site': 'same-origin' });
    expect((await test.ask('/api/v1/system', own)).status).toBe(200);
  });
});

describe('the files of the window', () => {
  it('come with a strict policy, and the page with a fresh nonce each time', async () => {
    const nonces = new Set<string>();
    for (const target of ['/', '/index.html', '/models/some-store']) {
      const { headers, body } = await test.ask(target, test.asBrowser());
      const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] as string;
      expect(body).toContain(`content="${nonce}"`);
      nonces.add(nonce);
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cache-control': 'no-store',
      });
    }
    expect(nonces.size).toBe(3);
  });

  it('with a hash in their name are kept by the browser', async () => {
    const { headers, body } = await test.ask('/assets/app-Ab12_xYz.js', test.asBrowser());
    expect(body).toBe('export {};');
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'max-age=31536000, immutable',
    });
  });

  it('are found inside their folder only', async () => {
    const outside = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/..%5csecret.txt',
      '/%00',
      '/%zz',
    ];
    for (const target of [...outside, '/assets/missing.js', '/.env']) {
      const answer = await test.ask(target, test.asBrowser());
      expect([target, answer.status]).toEqual([target, 404]);
      expect(answer.body).not.toContain('outside');
    }
  });
});
