// The log on real files.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createScrubber, openLog } from './log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shelfcast-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('writes a line of JSON for each call, with the error and its cause', () => {
  const log = openLog({ folder: join(folder, 'logs'), name: 'engine' });
  log.info({ job: 'j1' }, 'started');
  log.error({ error: new Error('outer', { cause: new Error('inner') }) }, 'failed');
  log.close();
  log.info({}, 'after closing nothing is written');
  const lines = readFileSync(join(folder, 'logs', 'engine.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatchObject({ level: 'info', msg: 'started', job: 'j1', pid: process.pid });
  expect(lines[1]).toMatchObject({
    level: 'error',
    msg: 'failed',
    error: { message: 'outer', cause: { message: 'inner' } },
  });
});

it('starts a new file when the old one is full and keeps only as many as asked', () => {
  const log = openLog({ folder, name: 'engine', limits: { maxBytes: 400, keep: 2 } });
  for (let i = 0; i < 40; i++) log.info({ i }, 'line');
  log.close();
  expect(readdirSync(folder).sort()).toEqual(['engine.log', 'engine.log.1', 'engine.log.2']);
  const newest = readFileSync(join(folder, 'engine.log'), 'utf8').trim().split('\n');
  expect(JSON.parse(newest[newest.length - 1])).toMatchObject({ i: 39 });
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).length).toBeLessThanOrEqual(400);
});

it('works on without a log where the folder cannot be made', () => {
  writeFileSync(join(folder, 'logs'), 'a file');
  const log = openLog({ folder: join(folder, 'logs'), name: 'engine' });
  expect(log.path).toBeNull();
  log.warn({}, 'nobody hears this');
  log.close();
});

it('hides the home folder and the name of the user', () => {
  const scrub = createScrubber('/home/maria', 'maria');
  expect(scrub('{"path":"/home/maria/Shelfcast/x.db","who":"maria","stem":"mariachi"}')).toBe(
    '{"path":"~/Shelfcast/x.db","who":"<user>","stem":"mariachi"}',
  );
  const windows = createScrubber('C:\\Users\\maria', 'maria');
  expect(windows(JSON.stringify({ path: 'C:\\Users\\maria\\x' }))).toBe('{"path":"~\\\\x"}');
  expect(createScrubber('/', 'root')('{"path":"/a/b","by":"root"}')).toBe('{"path":"/a/b","by":"root"}');

  const log = openLog({ folder, name: 'shell' });
  log.info({ path: join(homedir(), 'sales.csv') }, 'opened');
  log.close();
  expect(readFileSync(join(folder, 'shell.log'), 'utf8')).not.toContain(JSON.stringify(homedir()).slice(1, -1));
});
