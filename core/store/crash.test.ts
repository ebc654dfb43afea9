// A process killed in the middle of a transaction: what was confirmed is there, what was not is gone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from './open.ts';

describe('a workspace whose process is killed', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const moduleUrl = JSON.stringify(new URL('./open.ts', import.meta.url).href);

  it('has every confirmed transaction whole and nothing of the one under way', async () => {
    // Each transaction writes ten rows of one batch; its number is printed once it is confirmed.
    const script = `
      const { openDatabase } = await import(${moduleUrl});
      const db = openDatabase(${JSON.stringify(dir)}, { create: true, now: () => new Date(0) });
      const insert = db.prepare('INSERT INTO meta VALUES (?, ?)');
      for (let batch = 0; ; batch++) {
        db.transaction(() => { for (let row = 0; row < 10; row++) insert.run(batch + '/' + row, 'x'.repeat(500)); });
        process.stdout.write(batch + '\\n');
        // A pipe that is full for a moment takes the rest only when the event loop turns.
        await new Promise((resolve) => setImmediate(resolve));
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // Whatever happens here: nothing that writes without end may outlive the test.
    onTestFinished(() => void child.kill('SIGKILL'));
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += chunk;
      if (printed.split('\n').length > 200 && !child.killed) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const confirmed = printed.split('\n').slice(0, -1).length;
    expect(child.signalCode).toBe('SIGKILL');
    expect(confirmed).toBeGreaterThan(199);

    const db = openDatabase(dir, { create: false, now: () => new Date(0) });
    expect(db.prepareRows('PRAGMA integrity_check').get()).toEqual(['ok']);
    const [rows] = db.prepareRows<[], [number]>('SELECT count(*) FROM meta').get() as [number];
    db.close();
    expect(rows % 10, 'no half batch').toBe(0);
    expect(rows / 10).toBeGreaterThanOrEqual(confirmed);
  });
});
