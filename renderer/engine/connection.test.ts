// The connection over lines that open, break and come back: no mock of the engine, only of the wire.
import { describe, expect, it } from 'vitest';
import type { EngineStatus } from '#core/contract/shell.ts';
import { EngineConnection, type EnginePhase } from './connection.ts';
import type { Shell } from './shell.ts';
import type { Line } from './transport.ts';

function wire() {
  const lines: { answer: string; break: () => void }[] = [];
  let refuse = false;
  const openLine = async (): Promise<Line> => {
    if (refuse) throw new Error('refused');
    const gone = Promise.withResolvers<void>();
    const answer = `line ${lines.length + 1}`;
    lines.push({ answer, break: gone.resolve });
    return { link: { call: async () => answer }, closed: gone.promise, close: gone.resolve };
  };
  let tell: (status: EngineStatus) => void = () => {};
  const shell: Shell = {
    openLine,
    watchStatus: (listener) => {
      tell = listener;
      return () => {};
    },
    restartEngine: () => {},
    chooseFolder: null,
    findApiAccess: async () => null,
  };
  return { lines, shell, refuse: (on: boolean) => (refuse = on), tell: (status: EngineStatus) => tell(status) };
}

function phaseReached(connection: EngineConnection, phase: EnginePhase): Promise<void> {
  if (connection.getState().phase === phase) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = connection.subscribe(() => {
      if (connection.getState().phase !== phase) return;
      unsubscribe();
      resolve();
    });
  });
}

describe('the connection to the engine', () => {
  it('lets a call made before the line is open wait for it', async () => {
    const { shell } = wire();
    const connection = new EngineConnection(shell);
    await expect(connection.client.system.info()).resolves.toBe('line 1');
    connection.close();
  });

  it('opens a new line when the engine restarts and answers over that one', async () => {
    const { lines, shell } = wire();
    const connection = new EngineConnection(shell);
    await phaseReached(connection, 'ready');
    lines[0].break();
    await phaseReached(connection, 'restarting');
    await expect(connection.client.system.info()).resolves.toBe('line 2');
    expect(connection.getState()).toEqual({ phase: 'ready', generation: 2, error: null });
    connection.close();
  });

  it('keeps trying while the engine refuses and goes on when told to retry', async () => {
    const { shell, refuse } = wire();
    refuse(true);
    const connection = new EngineConnection(shell);
    const answer = connection.client.system.info();
    refuse(false);
    connection.restart();
    await expect(answer).resolves.toBe('line 1');
    connection.close();
  });

  it('fails waiting calls with the reason of the shell once it has given the engine up', async () => {
    const { shell, refuse, tell } = wire();
    refuse(true);
    const connection = new EngineConnection(shell);
    const answer = connection.client.system.info();
    tell({ state: 'failed', error: { code: 'storage/corrupt', message: 'The file is damaged.', details: {} } });
    await expect(answer).rejects.toMatchObject({ code: 'storage/corrupt' });
    expect(connection.getState().phase).toBe('failed');
    connection.close();
  });

  it('forgets a waiting call that its caller aborted', async () => {
    const { shell, refuse } = wire();
    refuse(true);
    const connection = new EngineConnection(shell);
    const abort = new AbortController();
    const answer = connection.client.system.info(undefined, { signal: abort.signal });
    abort.abort(new Error('left the page'));
    await expect(answer).rejects.toThrow('left the page');
    connection.close();
  });
});
