// The WebSocket between page and engine, and the stream of the engine's states, with a real engine that is killed.
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { EngineClient } from '#core/contract/contract.ts';
import { chunksOf, openTestShell, type TestShell } from './test-shell.ts';

let test: TestShell;

beforeAll(async () => {
  test = await openTestShell();
});

afterAll(() => test?.remove());

describe('the engine socket', () => {
  const open = (headers: Record<string, string>) =>
    new WebSocket(`ws://127.0.0.1:${test.shell.port}/engine`, { headers });
  const own = () => ({ cookie: test.cookie, origin: test.shell.address });
  const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));

  it('carries the contract', async () => {
    const socket = open(own());
    const client: EngineClient = createORPCClient(new RPCLink({ websocket: socket as never }));
    expect(await client.system.info()).toMatchObject({ platform: `${process.platform}-${process.arch}` });
    await expect(client.jobs.get({ jobId: 'none' })).rejects.toMatchObject({ code: 'not-found/job', defined: true });
    socket.close();
    await closed(socket);
  });

  it('is refused without cookie, without Origin, and to other origins', async () => {
    for (const headers of [
      { origin: test.shell.address },
      { cookie: test.cookie },
      { cookie: test.cookie, origin: 'http://evil.example' },
    ]) {
      const refused = open(headers as Record<string, string>);
      const error = await new Promise<Error>((resolve) => refused.once('error', resolve));
      expect(error.message).toContain('403');
    }
  });

  it('closes on a frame above 1 MB and on binary frames', async () => {
    for (const [frame, code] of [
      ['x'.repeat(1024 * 1024 + 1), 1009],
      [Buffer.from('{}'), 1003],
    ] as const) {
      const socket = open(own());
      await new Promise((resolve) => socket.once('open', resolve));
      socket.send(frame);
      expect(await closed(socket)).toBe(code);
    }
  });

  it('closes with 1012 when the engine ends, and the next one waits for the new engine', async () => {
    const events = await fetch(`${test.shell.address}/engine-status`, { headers: { cookie: test.cookie } });
    const socket = open(own());
    await new Promise((resolve) => socket.once('open', resolve));
    const gone = closed(socket);
    process.kill(test.shell.supervisor.child?.pid as number, 'SIGKILL');
    expect(await gone).toBe(1012);
    const next = open(own());
    const client: EngineClient = createORPCClient(new RPCLink({ websocket: next as never }));
    expect((await client.system.info()).recoveredFromCrash).toBe(true);
    next.close();
    expect(await readStates(events, 3)).toEqual(['ready', 'restarting', 'ready']);
  });
});

async function readStates(events: Response, count: number): Promise<string[]> {
  let text = '';
  for await (const chunk of chunksOf(events)) {
    text += chunk;
    const states = [...text.matchAll(/"state":"(\w+)"/g)].map((match) => match[1]);
    if (states.length >= count) return states;
  }
  throw new Error(`The stream ended after: ${text}`);
}
