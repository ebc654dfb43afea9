// Entry of the engine process: one engine, any number of ports to it. Forked by the browser shell (child_process) and by
// Electron's main process (utilityProcess); the same file serves both.
import type { AppError } from '#core/contract/errors.ts';
import { createEngine, type Engine } from '../engine.ts';
import { toAppError } from '../error-mapping.ts';
import { NO_LOG, openLog } from '../log/log.ts';
import type { FramePort } from './frame-port.ts';
import { type HostChannel, openHostChannel } from './host-channel.ts';
import { PortMultiplexer } from './port-multiplexer.ts';
import { type EngineInit, isPortMessage } from './process-messages.ts';
import { createPortServer } from './serve-port.ts';

interface RunningEngine {
  accept(port: FramePort): void;
  close(): Promise<void>;
}

async function startEngine(config: EngineInit, channel: HostChannel): Promise<RunningEngine> {
  const { logFolder } = config;
  const log = logFolder === null ? NO_LOG : openLog({ folder: logFolder, name: 'engine' });
  process.on('uncaughtExceptionMonitor', (error) => log.error({ error }, 'The engine process ends'));
  try {
    const engine = await createEngine({ ...config, now: () => new Date(), log });
    reportWorkspace(engine, channel).catch((error) => log.warn({ error }, 'The workspace is no longer watched'));
    return { accept: createPortServer(engine.router, log), close: () => engine.close() };
  } catch (error) {
    throw toAppError(error, log);
  }
}

/** Tells the shell which workspace is open, so that a restarted engine opens the same one. */
async function reportWorkspace(engine: Engine, channel: HostChannel): Promise<void> {
  for await (const event of await engine.client.events.watch()) {
    if (event.type !== 'changed' || !event.topics.includes('workspace')) continue;
    channel.send({ type: 'workspace', path: (await engine.client.workspace.get()).path });
  }
}

function main(): void {
  const channel = openHostChannel();
  let starting: Promise<RunningEngine> | null = null;
  let running: RunningEngine | null = null;
  let ending = false;

  const ports = new PortMultiplexer(channel.send, (port) => (running ? running.accept(port) : port.close()));

  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    await (await starting?.catch(() => null))?.close();
    process.exit(0);
  };

  const start = async (init: EngineInit): Promise<void> => {
    starting = startEngine(init, channel);
    try {
      running = await starting;
      channel.send({ type: 'ready' });
    } catch (error) {
      const { code, message, details } = error as AppError;
      channel.send({ type: 'failed', error: { code, message, details } });
    }
  };

  channel.onMessage((message, port) => {
    if (message.type === 'ping') channel.send({ type: 'pong' });
    else if (message.type === 'init') void start(message.init);
    else if (message.type === 'close') void end();
    else if (isPortMessage(message)) ports.receive(message);
    else if (port) running ? running.accept(port) : port.close();
  });
  channel.onDisconnect(() => void end());
  // Ctrl+C in a terminal reaches the whole process group; the shell decides when the engine ends.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => void end());
}

main();
