// The lock of a workspace between real processes, one of which is killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockWorkspace } from './workspace-lock.ts';

describe('lockWorkspace', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('lets one engine in and names it to the second', () => {
    const lock = lockWorkspace(dir);
    expect(lock.recoveredFromCrash).toBe(false);
    expect(() => lockWorkspace(dir)).toThrow(
      expect.objectContaining({ code: 'conflict/workspace-in-use', details: { path: dir, pid: process.pid } }),
    );
    lock.release();
    const next = lockWorkspace(dir);
    expect(next.recoveredFromCrash, 'the first one left properly').toBe(false);
    next.release();
    next.release();
    expect(existsSync(join(dir, 'engine.json'))).toBe(false);
  });

  it('is held against another process, and taken over when that one is killed', async () => {
    const script = `
      const { lockWorkspace } = await import(${JSON.stringify(new URL('./workspace-lock.ts', import.meta.url).href)});
      lockWorkspace(${JSON.stringify(dir)});
      console.log('locked');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(() => lockWorkspace(dir)).toThrow(
      expect.objectContaining({ code: 'conflict/workspace-in-use', details: { path: dir, pid: child.pid } }),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = lockWorkspace(dir);
    expect(lock.recoveredFromCrash).toBe(true);
    lock.release();
  });
});
