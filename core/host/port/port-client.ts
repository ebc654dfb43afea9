// Client side of a FramePort: a typed EngineClient whose calls are rejected, never left hanging, when the port closes.
import { createORPCClient, ErrorEvent, mapEventIterator, ORPCError } from '@orpc/client';
import { StandardRPCLink } from '@orpc/client/standard';
import { ClientPeer } from '@orpc/standard-server-peer';
import type { EngineClient } from '#core/contract/contract.ts';
import { ERROR_CATEGORIES } from '#core/contract/errors.ts';
import type { EngineConnection } from './engine-port.ts';
import type { FramePort } from './frame-port.ts';

type PeerRequest = Parameters<ClientPeer['request']>[0];
type PeerResponse = Awaited<ReturnType<ClientPeer['request']>>;

/** The error every call gets when the engine behind a port is gone, in the same form as errors of the contract. */
export function engineStopped(
  message = 'The engine stopped before it could answer.',
): ORPCError<'engine/stopped', object> {
  return new ORPCError('engine/stopped', {
    status: ERROR_CATEGORIES.engine.httpStatus,
    message,
    data: { advice: 'Try again in a moment; the engine is being started again.' },
    defined: true,
  });
}

/** One end of the peer protocol over a port, below the typed client. */
export class PortPeer {
  readonly #peer: ClientPeer;
  #open = true;

  constructor(port: FramePort) {
    this.#peer = new ClientPeer((frame) => {
      if (typeof frame !== 'string') throw new TypeError('Only text frames travel through an engine port.');
      port.send(frame);
    });
    port.onFrame((frame) => void this.#peer.message(frame));
    port.onClose(() => {
      this.#open = false;
      this.#peer.close({ reason: engineStopped() });
    });
  }

  async request(request: PeerRequest): Promise<PeerResponse> {
    if (!this.#open) throw engineStopped();
    const response = await this.#peer.request(request);
    return isStream(response.body) ? { ...response, body: this.#endedByClose(response.body) } : response;
  }

  /** A stream that is between two reads when the port closes is told at the next one. */
  #endedByClose(stream: AsyncIterator<unknown>): AsyncIterator<unknown> {
    return mapEventIterator(stream, {
      value: async (value) => value,
      error: async (error) => (this.#open || error instanceof ErrorEvent ? error : engineStopped()),
    });
  }
}

const isStream = (body: unknown): body is AsyncIterator<unknown> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

/** A client that asks `peer` for the port to use at every call, so that it survives restarts of the engine. */
export function createPeerClient(peer: () => PortPeer | Promise<PortPeer>): EngineClient {
  const link = new StandardRPCLink(
    {
      async call(request) {
        const response = await (await peer()).request(request);
        return { ...response, body: () => Promise.resolve(response.body) };
      },
    },
    { url: 'http://orpc' },
  );
  return createORPCClient(link);
}

export function connectPort(port: FramePort): EngineConnection {
  const peer = new PortPeer(port);
  return { client: createPeerClient(() => peer), close: () => port.close() };
}
