// Engine side of a FramePort: answers oRPC requests that arrive as frames.
import type { AnyRouter } from '@orpc/server';
import { StandardRPCHandler } from '@orpc/server/standard';
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer';
import { ServerPeer } from '@orpc/standard-server-peer';
import type { EngineLog } from '../context.ts';
import { type FramePort, MAX_FRAME_BYTES } from './frame-port.ts';

/**
 * Serves any number of ports. When a port closes, its running calls see their signal aborted, so a stream that nobody
 * reads any more ends; jobs go on, they belong to the engine.
 */
export function createPortServer(router: AnyRouter, log: EngineLog): (port: FramePort) => void {
  const handle = createServerPeerHandleRequestFn(new StandardRPCHandler(router), { context: {} });
  return (port) => {
    const peer = new ServerPeer((frame) => {
      if (typeof frame !== 'string') throw new TypeError('Only text frames travel through an engine port.');
      if (frame.length > MAX_FRAME_BYTES)
        log.warn({ bytes: frame.length }, 'An answer is larger than a message should be');
      port.send(frame);
    });
    port.onFrame((frame) => {
      peer.message(frame, handle).catch((error: unknown) => {
        log.warn({ error: String(error) }, 'A request through an engine port was not answered');
        // A frame that is not JSON has no id to answer to: the client is broken.
        if (error instanceof SyntaxError) port.close();
      });
    });
    port.onClose(() => peer.close());
  };
}
