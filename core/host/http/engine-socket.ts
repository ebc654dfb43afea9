// The WebSocket of the browser shell: relays oRPC frames between a page and the engine process, unread.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { ENGINE_SOCKET_RESTART_CODE } from '#core/contract/shell.ts';
import { type FramePort, MAX_FRAME_BYTES } from '../port/frame-port.ts';

/** A page that does not read its answers is cut off when so much is waiting for it. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;

export interface EngineSocket {
  /** Completes the handshake once the engine is ready, so that the page's first frames wait on the page's side. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  close(): void;
}

export function createEngineSocket(openPort: () => Promise<FramePort>): EngineSocket {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  return {
    async upgrade(request, socket, head) {
      // Until the handshake nobody else listens: an error on the bare socket would end the shell.
      const forget = () => {};
      socket.on('error', forget);
      let port: FramePort;
      try {
        port = await openPort();
      } catch {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
        return;
      }
      if (socket.destroyed) {
        port.close();
        return;
      }
      socket.off('error', forget);
      server.handleUpgrade(request, socket, head, (webSocket) => relay(webSocket, port));
    },
    close() {
      for (const client of server.clients) client.close(1001, 'The app is closing');
      server.close();
    },
  };
}

function relay(webSocket: WebSocket, port: FramePort): void {
  webSocket.on('message', (data, isBinary) => {
    if (isBinary) webSocket.close(1003, 'Text frames only');
    else port.send(data.toString());
  });
  webSocket.on('error', () => webSocket.terminate());
  webSocket.on('close', () => port.close());
  port.onFrame((frame) => {
    if (webSocket.readyState !== webSocket.OPEN) return;
    if (webSocket.bufferedAmount > MAX_WAITING_BYTES) webSocket.terminate();
    else webSocket.send(frame);
  });
  port.onClose(() => webSocket.close(ENGINE_SOCKET_RESTART_CODE, 'The engine ended'));
}
