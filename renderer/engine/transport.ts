// One open line to the engine, whatever carries it: a message port (desktop) or a WebSocket (browser shell).
import type { ClientLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { type DesktopBridge, SHELFCAST_PORT_MESSAGE } from '#core/contract/shell.ts';

export type Link = ClientLink<Record<never, never>>;

export interface Line {
  link: Link;
  /** Settles when the line is gone, for whatever reason. */
  closed: Promise<void>;
  close(): void;
}

/** Opens a line, or rejects; the connection decides when to try again. */
export type OpenLine = () => Promise<Line>;

/** A port that has not come by then was asked for while the engine was down. */
const PORT_TIMEOUT_MS = 3_000;

/** Asks the desktop shell for a port; it comes as a message that this page's own preload posts. */
export function openDesktopPort(bridge: DesktopBridge): Promise<Line> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      window.removeEventListener('message', receive);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error('The shell gave no port.'));
    }, PORT_TIMEOUT_MS);
    const receive = ({ source, data, ports }: MessageEvent) => {
      if (source !== window || data?.type !== SHELFCAST_PORT_MESSAGE || !ports[0]) return;
      stop();
      resolve(portLine(ports[0]));
    };
    window.addEventListener('message', receive);
    bridge.connect();
  });
}

function portLine(port: MessagePort): Line {
  const gone = Promise.withResolvers<void>();
  port.addEventListener('close', () => gone.resolve());
  const link = new PortLink({ port });
  port.start();
  return {
    link,
    closed: gone.promise,
    close: () => {
      port.close();
      gone.resolve();
    },
  };
}

export function openSocket(url: string): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.addEventListener('close', () => reject(new Error('The connection to the engine could not be opened.')));
    socket.addEventListener('open', () => {
      const gone = Promise.withResolvers<void>();
      const link = new SocketLink({ websocket: forgiving(socket) });
      // After the link's own listener: by the time anybody hears of the loss, its calls are settled.
      socket.addEventListener('close', () => gone.resolve());
      resolve({ link, closed: gone.promise, close: () => socket.close() });
    });
  });
}

/**
 * The socket as oRPC sees it. While a socket is closing, oRPC would throw where nobody listens (an abandoned call tells
 * the other side); such frames are dropped, because the close that follows settles every call anyway.
 */
function forgiving(
  socket: WebSocket,
): Pick<WebSocket, 'addEventListener' | 'removeEventListener' | 'send' | 'readyState'> {
  return {
    addEventListener: socket.addEventListener.bind(socket),
    removeEventListener: socket.removeEventListener.bind(socket),
    get readyState() {
      return socket.readyState === WebSocket.CLOSING ? WebSocket.OPEN : socket.readyState;
    },
    send: (data) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(data);
    },
  };
}
