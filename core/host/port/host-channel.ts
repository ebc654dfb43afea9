// How an engine process reaches the shell that started it: child_process IPC, or Electron's parentPort.
import type { FramePort } from './frame-port.ts';
import { type EmittingMessagePort, framePortOf } from './message-port.ts';
import type { FromEngine, ToEngine } from './process-messages.ts';

export interface HostChannel {
  send(message: FromEngine): void;
  /** `port` is given with messages of type 'port' (Electron). */
  onMessage(listener: (message: ToEngine, port: FramePort | null) => void): void;
  /** The shell is gone. */
  onDisconnect(listener: () => void): void;
}

/** Electron's process.parentPort in a utility process, as far as it is used. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: EmittingMessagePort[] }) => void): unknown;
}

/** Throws when the process was not started by a shell. */
export function openHostChannel(): HostChannel {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) =>
        parentPort.on('message', ({ data, ports }) =>
          listener(data as ToEngine, ports[0] ? framePortOf(ports[0]) : null),
        ),
      onDisconnect: () => {}, // Electron ends its utility processes with itself.
    };
  }
  if (!process.send) throw new Error('The engine process is started by a shell, not by hand. Try "npm start".');
  return {
    // After a disconnect there is nobody left to tell.
    send: (message) => void (process.connected && process.send?.(message)),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToEngine, null)),
    onDisconnect: (listener) => process.on('disconnect', listener),
  };
}
