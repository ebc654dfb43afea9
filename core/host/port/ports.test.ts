// Two ends of real ports with a real oRPC router between them, over a channel like the one between two processes.
import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { ORPCError, os } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { EngineLog } from '../context.ts';
import type { FramePort } from './frame-port.ts';
import { type EmittingMessagePort, framePortOf } from './message-port.ts';
import { connectPort } from './port-client.ts';
import { PortMultiplexer } from './port-multiplexer.ts';
import type { PortMessage } from './process-messages.ts';
import { createPortServer } from './serve-port.ts';

const silent: EngineLog = { info: () => {}, warn: () => {}, error: () => {} };

function tinyEngine() {
  const begun = Promise.withResolvers<void>();
  const streamEnded = Promise.withResolvers<void>();
  const router = {
    stores: {
      list: os.handler(() => [{ code: 'S1', sold: 1.5 }]),
      get: os.handler(() => {
        throw new ORPCError('not-found/store', { status: 404, message: 'No such store.', data: { name: 'S9' } });
      }),
    },
    system: {
      info: os.handler(() => {
        begun.resolve();
        return new Promise<never>(() => {});
      }),
    },
    events: {
      watch: os.handler(async function* ({ signal }) {
        try {
          yield { type: 'hello' };
          await once(signal as AbortSignal, 'abort');
        } finally {
          streamEnded.resolve();
        }
      }),
    },
  };
  return { serve: createPortServer(router, silent), begun: begun.promise, streamEnded: streamEnded.promise };
}

/** Two multiplexers as in two processes: messages are copied and arrive later, in order. */
function twoProcesses(accept: (port: FramePort) => void) {
  const deliver = (to: () => PortMultiplexer) => (message: PortMessage) => {
    const copy = structuredClone(message);
    setImmediate(() => to().receive(copy));
  };
  const engine: PortMultiplexer = new PortMultiplexer(
    deliver(() => shell),
    accept,
  );
  const shell: PortMultiplexer = new PortMultiplexer(deliver(() => engine));
  return { engine, shell };
}

describe('a port to the engine', () => {
  it('answers calls and passes typed errors on', async () => {
    const { serve } = tinyEngine();
    const { client } = connectPort(twoProcesses(serve).shell.open());
    expect(await client.stores.list()).toEqual([{ code: 'S1', sold: 1.5 }]);
    await expect(client.stores.get({ store: 'S9' })).rejects.toMatchObject({
      code: 'not-found/store',
      message: 'No such store.',
      data: { name: 'S9' },
    });
  });

  it('rejects every pending call and stream with engine/stopped when the channel breaks, and all later ones', async () => {
    const { serve, begun } = tinyEngine();
    const { shell } = twoProcesses(serve);
    const { client } = connectPort(shell.open());
    const call = client.system.info();
    const stream = await client.events.watch();
    expect(await stream.next()).toMatchObject({ value: { type: 'hello' } });
    const next = stream.next();
    await begun;
    shell.closeAll();
    await expect(call).rejects.toMatchObject({ code: 'engine/stopped', defined: true });
    await expect(next).rejects.toMatchObject({ code: 'engine/stopped' });
    await expect(client.stores.list()).rejects.toMatchObject({ code: 'engine/stopped' });
  });

  it('ends the streams of a client that closes its port, and leaves other ports alone', async () => {
    const { serve, streamEnded } = tinyEngine();
    const { shell, engine } = twoProcesses(serve);
    const leaving = connectPort(shell.open());
    const staying = connectPort(shell.open());
    await (await leaving.client.events.watch()).next();
    leaving.close();
    await streamEnded;
    expect(await staying.client.stores.list()).toHaveLength(1);
    expect(engine.size).toBe(1);
  });

  it('closes the port of a client that sends no JSON', async () => {
    const { serve } = tinyEngine();
    const port = twoProcesses(serve).shell.open();
    const closed = new Promise<void>((resolve) => port.onClose(resolve));
    port.send('{"i":');
    await closed;
  });

  it("works over a message port as Electron's, and notices its close", async () => {
    const { serve } = tinyEngine();
    const { port1, port2 } = new MessageChannel();
    serve(framePortOf(wrapped(port1)));
    const { client } = connectPort(framePortOf(wrapped(port2)));
    expect(await client.stores.list()).toHaveLength(1);
    const call = client.system.info();
    port1.close();
    await expect(call).rejects.toMatchObject({ code: 'engine/stopped' });
  });
});

/** Node's MessagePort hands the message over bare; Electron's MessagePortMain wraps it in an event. */
function wrapped(port: MessageChannel['port1']): EmittingMessagePort {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: 'message' | 'close', listener: (message: { data: unknown }) => void) =>
      event === 'message'
        ? port.on('message', (data) => listener({ data }))
        : port.on('close', () => listener({ data: null })),
    start: () => port.start(),
    close: () => port.close(),
  };
}
