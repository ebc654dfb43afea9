// The supervisor over real processes: the engine itself, and small ones that misbehave in known ways.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineStatus } from '#core/contract/shell.ts';
import { engineInit } from '../shell/user-data.ts';
import type { EngineChild } from './engine-child.ts';
import { childOf, forkEngine } from './fork-engine.ts';
import { ProcessEnginePort } from './process-port.ts';
import { EngineSupervisor, type SupervisorOptions } from './supervisor.ts';

let dir: string;
const running: EngineSupervisor[] = [];

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'shelfcast-supervisor-'));
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((supervisor) => supervisor.stop()));
  await rm(dir, { recursive: true, force: true });
});

function supervise(options: Partial<SupervisorOptions<never>> = {}) {
  const supervisor = new EngineSupervisor({
    spawn: () => forkEngine(),
    init: engineInit({ workspaceDir: path.join(dir, 'workspace'), hasWindow: true, userData: path.join(dir, 'home') }),
    backoffMs: [1, 1, 1],
    ...options,
  });
  running.push(supervisor);
  const seen: EngineStatus[] = [];
  supervisor.onStatus((status) => seen.push(status));
  return { supervisor, seen, states: () => seen.map((status) => status.state) };
}

/** Resolves with the first status of this state from now on. */
function statusOf<S extends EngineStatus['state']>(supervisor: EngineSupervisor, state: S) {
  return new Promise<Extract<EngineStatus, { state: S }>>((resolve) => {
    const forget = supervisor.onStatus((status) => {
      if (status.state !== state) return;
      forget();
      resolve(status as Extract<EngineStatus, { state: S }>);
    });
  });
}

/** A process with an IPC channel that runs these lines. */
const script = (lines: string): EngineChild =>
  childOf(
    spawn(process.execPath, ['-e', lines], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    }),
  );

describe('the supervisor', () => {
  it('starts the engine, answers through it, and leaves no process behind after stop', async () => {
    const { supervisor, states } = supervise();
    supervisor.start();
    const { client } = await new ProcessEnginePort(supervisor).connect();
    expect((await client.workspace.get()).path).toBe(path.join(dir, 'workspace'));
    const pid = supervisor.child?.pid as number;
    await supervisor.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(states()).toEqual(['starting', 'ready', 'stopped']);
    await expect(client.workspace.get()).rejects.toMatchObject({ code: 'engine/stopped' });
    await expect(supervisor.ready()).rejects.toMatchObject({ code: 'engine/stopped' });
  });

  it('starts the engine again after SIGKILL, rejects what was under way and serves the same workspace', async () => {
    const { supervisor, states } = supervise();
    const port = new ProcessEnginePort(supervisor);
    const lasting = port.createClient();
    supervisor.start();
    const { client } = await port.connect();
    const events = await client.events.watch();
    await events.next();
    const waiting = events.next();
    const restarted = statusOf(supervisor, 'ready');
    process.kill(supervisor.child?.pid as number, 'SIGKILL');
    await expect(waiting).rejects.toMatchObject({ code: 'engine/stopped' });
    await restarted;
    expect(states()).toEqual(['starting', 'ready', 'restarting', 'ready']);
    expect((await lasting.system.info()).recoveredFromCrash).toBe(true);
    expect((await lasting.workspace.get()).path).toBe(path.join(dir, 'workspace'));
  });

  it('opens the workspace that was open last when the engine has to be started again', async () => {
    const { supervisor } = supervise();
    const client = new ProcessEnginePort(supervisor).createClient();
    const reported = new Promise<void>((resolve) => {
      supervisor.onWorkspace(() => resolve());
    });
    supervisor.start();
    const other = path.join(dir, 'other');
    await client.workspace.open({ path: other, create: true });
    await reported;
    const restarted = statusOf(supervisor, 'ready');
    supervisor.child?.kill();
    await restarted;
    expect((await client.workspace.get()).path).toBe(other);
  });

  it('does not try again when the workspace cannot be opened, and says why', async () => {
    const file = path.join(dir, 'workspace');
    await writeFile(file, 'not a folder');
    const { supervisor, states } = supervise();
    const failed = statusOf(supervisor, 'failed');
    supervisor.start();
    const { error } = await failed;
    expect(error.message).not.toBe('');
    expect(error.code).not.toBe('engine/stopped');
    expect(states()).toEqual(['starting', 'failed']);
    await expect(supervisor.ready()).rejects.toMatchObject({ code: 'engine/stopped', message: error.message });
  });

  it('gives up after three restarts in a row, and can be told to try again', async () => {
    const { supervisor, seen } = supervise({ spawn: () => script('process.exit(3)') });
    for (let round = 0; round < 2; round++) {
      const failed = statusOf(supervisor, 'failed');
      supervisor.start();
      expect((await failed).error).toMatchObject({ code: 'engine/stopped', details: { got: 'exit code 3' } });
    }
    const restarts = seen.flatMap((status) => (status.state === 'restarting' ? [status.attempt] : []));
    expect(restarts).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it('forgets earlier restarts once the engine has been healthy for a while', async () => {
    const lines = 'process.send({ type: "ready" }); process.on("message", () => {});';
    const { supervisor, seen } = supervise({ spawn: () => script(lines), healthyMs: 0, backoffMs: [1], closeMs: 1 });
    supervisor.start();
    await supervisor.ready();
    for (let round = 0; round < 3; round++) {
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve))); // The health timer of 0 ms has run.
      const restarted = statusOf(supervisor, 'ready');
      supervisor.child?.kill();
      await restarted;
    }
    expect(seen.filter((status) => status.state === 'restarting').map((status) => status.attempt)).toEqual([1, 1, 1]);
  });

  it('notices an engine that hangs, and starts another one', async () => {
    const hang = 'process.send({ type: "ready" }); process.once("message", () => { for (;;); });';
    const good =
      'process.send({ type: "ready" }); process.on("message", (m) => m.type === "ping" && process.send({ type: "pong" }));';
    const lines = [hang, good];
    const spawnNext = () => script(lines.shift() ?? good);
    const { supervisor, seen } = supervise({ spawn: spawnNext, heartbeatMs: 20, hangMs: 200, closeMs: 1 });
    const restarting = statusOf(supervisor, 'restarting');
    supervisor.start();
    expect((await restarting).reason).toMatch(/no answer/);
    await supervisor.ready();
    expect(seen.map(({ state }) => state)).toEqual(['starting', 'ready', 'restarting', 'ready']);
  });

  it('leaves an engine in peace that works in one go and answers afterwards', async () => {
    // Busy until twelve questions have been asked, then it answers all of them.
    const lines = `process.send({ type: "ready" }); process.on("message", (m) => m.type === "ping" && process.send({ type: "pong" }));
      process.once("message", () => { const end = Date.now() + 240; while (Date.now() < end); });`;
    const { supervisor, seen } = supervise({ spawn: () => script(lines), heartbeatMs: 20, hangMs: 20_000, closeMs: 1 });
    let answers = 0;
    const answered = new Promise<void>((resolve) => {
      supervisor.onPong(() => ++answers === 20 && resolve());
    });
    supervisor.start();
    await answered;
    expect(seen.map(({ state }) => state)).toEqual(['starting', 'ready']);
  });

  it('does not take the real engine for one that hangs', async () => {
    const { supervisor, states } = supervise({ heartbeatMs: 20, hangMs: 60_000 });
    let answers = 0;
    const answered = new Promise<void>((resolve) => {
      supervisor.onPong(() => ++answers === 5 && resolve());
    });
    supervisor.start();
    await answered;
    expect(states()).toEqual(['starting', 'ready']);
  });

  it('kills an engine that does not end when it is asked to', async () => {
    const lines = 'process.send({ type: "ready" }); process.on("message", () => {}); setInterval(() => {}, 1e6);';
    const { supervisor } = supervise({ spawn: () => script(lines), closeMs: 1 });
    supervisor.start();
    const { pid } = await supervisor.ready();
    await supervisor.stop();
    expect(() => process.kill(pid as number, 0)).toThrow('ESRCH');
  });

  it('stops while it waits before a restart, without starting anything', async () => {
    const { supervisor } = supervise({ spawn: () => script('process.exit(1)'), backoffMs: [1_000_000] });
    const restarting = statusOf(supervisor, 'restarting');
    supervisor.start();
    await restarting;
    await supervisor.stop();
    expect(supervisor.status).toEqual({ state: 'stopped' });
    expect(supervisor.child).toBeNull();
  });
});
