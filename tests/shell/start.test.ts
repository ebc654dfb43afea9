// `npm start` as a user runs it, where no browser can be opened: it prints a link that works, and Ctrl+C ends everything.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildApp } from '../../scripts/lib/build-app.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'shelfcast-start-'));
  await buildApp({ root: ROOT, desktop: false, say: () => {} });
}, 300_000);

afterEach(() => rm(dir, { recursive: true, force: true }));

function start(...args: string[]): {
  child: ChildProcess;
  printed: () => string;
  until(pattern: RegExp): Promise<RegExpMatchArray>;
} {
  const env = { ...process.env, SHELFCAST_HOME: path.join(dir, 'home') };
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/start.ts'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const collect = (chunk: Buffer) => {
    text += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const until = async (pattern: RegExp) => {
    for (;;) {
      const match = text.match(pattern);
      if (match) return match;
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => Promise.reject(new Error(text)))]);
    }
  };
  return { child, printed: () => text, until };
}

describe('npm start', () => {
  it('serves the app at the printed link and leaves nothing behind after Ctrl+C', async () => {
    const { child, until } = start('--no-open', '--workspace', path.join(dir, 'workspace'));
    const [, link] = await until(/(http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+)/);
    const entered = await fetch(link, { redirect: 'manual' });
    const cookie = String(entered.headers.get('set-cookie')).split(';')[0];
    const { origin } = new URL(link);
    const page = await fetch(origin, { headers: { cookie } });
    expect(await page.text()).toContain('<title>Shelfcast</title>');
    const workspace = await fetch(`${origin}/api/v1/workspace`, { headers: { cookie } });
    expect(await workspace.json()).toMatchObject({ path: path.join(dir, 'workspace') });
    const exited = once(child, 'exit');
    child.kill('SIGINT');
    expect(await exited).toEqual([0, null]);
    await expect(fetch(origin)).rejects.toThrow();
  });

  it('says in plain words why a workspace cannot be opened, and ends', async () => {
    await writeFile(path.join(dir, 'file'), 'no folder');
    const { child, printed } = start('--no-open', '--workspace', path.join(dir, 'file'));
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(printed()).toMatch(/\w/);
    expect(printed()).not.toContain('    at ');
  });

  it('refuses options that make no sense', async () => {
    const { child, printed } = start('--port', 'eighty');
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(printed()).toContain('--port eighty');
  });
});
