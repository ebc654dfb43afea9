// The life of an engine on real workspaces: switching, running jobs, calls under way, the end.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineEvent } from '../contract/events.ts';
import type { JobSpec } from '../jobs/job-run.ts';
import { findJob } from '../store/jobs.ts';
import { openForReading } from '../store/open.ts';
import type { EngineConfig, EngineContext } from './context.ts';
import { EngineHost } from './engine-host.ts';
import { workspaceToStartWith } from './shell/user-data.ts';

describe('the engine host', () => {
  let dir: string;
  let host: EngineHost;
  let ctx: EngineContext;

  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const config = (workspace: string): EngineConfig => ({
    workspaceDir: join(dir, workspace),
    resourcesDir: dir,
    modelsDir: dir,
    userDataDir: join(dir, 'user'),
    version: '1.2.3',
    user: 'tester',
    threads: 1,
    now: () => new Date('2026-01-01T00:00:00Z'),
    log: silent,
  });

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
    host = new EngineHost(config('first'));
    ctx = await host.open();
  });
  afterEach(async () => {
    await host.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const path = (name: string) => join(dir, name);
  const whereIs = () => host.dispatch('workspace', 'get', { input: undefined, signal: undefined });

  /** Runs until it is cancelled. */
  const endless = (kind: JobSpec['kind']): JobSpec => ({
    kind,
    title: `endless ${kind}`,
    store: null,
    input: null,
    run: (run) => new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason))),
  });

  it('opens another workspace, closes the one before and tells every listener', async () => {
    const stream = ctx.events.subscribe();
    await stream.next();
    const next = await host.openWorkspace(path('second'), true);
    expect(next.workspaceDir).toBe(path('second'));
    expect(await whereIs()).toMatchObject({ path: path('second'), name: 'second', isEmpty: true });
    expect((await stream.next()).value).toMatchObject({
      type: 'changed',
      topics: expect.arrayContaining(['workspace']),
    });
    expect(() => ctx.db.exec('SELECT 1'), 'the first one is closed').toThrow(/not open/);

    const other = new EngineHost(config('first'));
    expect((await other.open()).recoveredFromCrash, 'and free for another engine').toBe(false);
    await other.close();
  });

  it('remembers the latest workspaces first', async () => {
    await host.openWorkspace(path('second'), true);
    expect(await whereIs()).toMatchObject({
      recent: [
        { name: 'second', path: path('second') },
        { name: 'first', path: path('first') },
      ],
    });
    await host.openWorkspace(path('first'), false);
    rmSync(path('second'), { recursive: true });
    expect(await whereIs(), 'one that is gone is not offered').toMatchObject({
      recent: [{ name: 'first', path: path('first') }],
    });
    expect(JSON.parse(readFileSync(join(dir, 'user', 'recent-workspaces.json'), 'utf8'))).toHaveLength(2);
  });

  it('is the one that the app opens next, unless only a program opened it or it is gone', async () => {
    const user = path('user');
    await host.openWorkspace(path('second'), true);
    expect(workspaceToStartWith(user).workspaceDir).toBe(path('second'));
    const program = new EngineHost({ ...config('third'), remembersWorkspaces: false });
    await program.open();
    await program.close();
    expect(workspaceToStartWith(user).workspaceDir).toBe(path('second'));
    await host.openWorkspace(path('first'), false);
    rmSync(path('second'), { recursive: true });
    rmSync(path('first/shelfcast.db'));
    expect(workspaceToStartWith(user)).toEqual({
      workspaceDir: join(user, 'workspace'),
      fallback: join(user, 'workspace'),
    });
  });

  it('opens the default workspace when the remembered one cannot be opened, but not when it is in use', async () => {
    mkdirSync(path('broken'));
    writeFileSync(path('broken/shelfcast.db'), 'not a database');
    const fallbackWorkspaceDir = path('default');
    const other = new EngineHost({ ...config('broken'), fallbackWorkspaceDir });
    expect((await other.open()).workspaceDir).toBe(fallbackWorkspaceDir);
    await other.close();
    const named = new EngineHost(config('broken'));
    await expect(named.open()).rejects.toMatchObject({ code: 'storage/corrupt' });
    const second = new EngineHost({ ...config('first'), fallbackWorkspaceDir });
    await expect(second.open()).rejects.toMatchObject({ code: 'conflict/workspace-in-use' });
  });

  it('stays with its workspace when the other one cannot be opened', async () => {
    const taken = new EngineHost(config('taken'));
    await taken.open();
    await expect(host.openWorkspace(path('taken'), false)).rejects.toMatchObject({ code: 'conflict/workspace-in-use' });
    await expect(host.openWorkspace(path('nowhere'), false)).rejects.toMatchObject({ code: 'not-found/workspace' });
    await expect(host.openWorkspace('relative/path', true)).rejects.toMatchObject({
      code: 'input/path',
      details: { path: 'relative/path' },
    });
    await taken.close();
    await expect(host.openWorkspace(dir, true), 'a folder with other things in it').rejects.toMatchObject({
      code: 'input/path',
      details: { path: dir, expected: 'an empty folder' },
    });
    await expect(host.openWorkspace(path('user/recent-workspaces.json'), true)).rejects.toMatchObject({
      code: 'input/path',
      details: { got: 'it is a file' },
    });
    expect(await whereIs()).toMatchObject({ path: path('first') });
  });

  it('opening the workspace that is open changes nothing', async () => {
    expect(await host.openWorkspace(`${path('first')}/.`, false)).toBe(ctx);
    expect(ctx.db.prepareRows('SELECT 1').get()).toEqual([1]);
  });

  it('refuses to leave a workspace in which a heavy job runs or waits', async () => {
    const { jobId } = ctx.jobs.start(endless('train'));
    const refused = expect(host.openWorkspace(path('second'), true)).rejects;
    await refused.toMatchObject({ code: 'conflict/job-running', details: { jobId } });
    ctx.jobs.cancel(jobId);
    await ctx.jobs.settled(jobId);
    await host.openWorkspace(path('second'), true);
  });

  it('cancels light jobs of the workspace it leaves', async () => {
    const { jobId } = ctx.jobs.start(endless('bulk'));
    await host.openWorkspace(path('second'), true);
    const left = openForReading(join(path('first'), 'shelfcast.db'));
    expect(findJob(left, jobId)).toMatchObject({ state: 'cancelled' });
    left.close();
  });

  it('makes a service once a workspace and releases it before the database is closed, last made first', async () => {
    const order: string[] = [];
    const service = (of: EngineContext) => {
      of.onClose(async () => {
        await Promise.resolve();
        of.db.exec('SELECT 1');
        order.push(of.workspaceDir.endsWith('first') ? 'service of first' : 'service of second');
      });
      return { of };
    };
    expect(ctx.service(service)).toBe(ctx.service(service));
    ctx.onClose(() => {
      order.push('later');
      throw new Error('one that fails does not keep the others');
    });
    const next = await host.openWorkspace(path('second'), true);
    expect(next.service(service).of).toBe(next);
    expect(order).toEqual(['later', 'service of first']);
    await host.close();
    expect(order).toEqual(['later', 'service of first', 'service of second']);
  });

  it('two requests to open follow one another', async () => {
    await Promise.all([host.openWorkspace(path('second'), true), host.openWorkspace(path('third'), true)]);
    expect(await whereIs()).toMatchObject({ path: path('third') });
  });

  it('ends jobs with their last state told, then streams, then itself', async () => {
    const { jobId } = ctx.jobs.start(endless('train'));
    const events: EngineEvent[] = [];
    const listening = (async () => {
      for await (const event of ctx.events.subscribe()) events.push(event);
    })();
    await Promise.all([host.close(), host.close()]);
    await listening;
    const last = events.filter((event) => event.type === 'job').at(-1);
    expect(last).toMatchObject({ job: { id: jobId, state: 'cancelled' } });
    await expect(whereIs()).rejects.toMatchObject({ code: 'engine/stopped' });
    await expect(host.openWorkspace(path('second'), true)).rejects.toMatchObject({ code: 'engine/stopped' });
  });

  it('leaves one tidy database file behind', async () => {
    await host.close();
    expect(readdirSync(path('first')).sort()).toEqual(['engine.lock', 'files', 'shelfcast.db']);
    const left = openForReading(join(path('first'), 'shelfcast.db'));
    expect(left.prepareRows('PRAGMA integrity_check').get()).toEqual(['ok']);
    left.close();
  });
});
