// EnginePort over a supervised child process: many ports over one IPC channel, all closed when the process ends.
import type { EngineClient } from '#core/contract/contract.ts';
import type { EngineConnection, EnginePort } from '../port/engine-port.ts';
import type { FramePort } from '../port/frame-port.ts';
import { connectPort, createPeerClient, PortPeer } from '../port/port-client.ts';
import { PortMultiplexer } from '../port/port-multiplexer.ts';
import { isPortMessage } from '../port/process-messages.ts';
import type { EngineChild } from './engine-child.ts';
import type { EngineSupervisor } from './supervisor.ts';

export class ProcessEnginePort implements EnginePort {
  readonly #supervisor: EngineSupervisor;
  readonly #channels = new WeakMap<EngineChild, PortMultiplexer>();
  #peer: { child: EngineChild; peer: PortPeer } | null = null;

  constructor(supervisor: EngineSupervisor) {
    this.#supervisor = supervisor;
    supervisor.onMessage((message, child) => {
      if (isPortMessage(message)) this.#channels.get(child)?.receive(message);
    });
    supervisor.onExit((child) => this.#channels.get(child)?.closeAll());
  }

  /** A raw port to the engine, for relaying frames unread. Waits until the engine is ready. */
  async openPort(): Promise<FramePort> {
    return this.#channelOf(await this.#supervisor.ready()).open();
  }

  async connect(): Promise<EngineConnection> {
    return connectPort(await this.openPort());
  }

  /** One client for the shell itself: it waits for a restarting engine and goes on with the new one. */
  createClient(): EngineClient {
    return createPeerClient(async () => {
      const child = await this.#supervisor.ready();
      if (this.#peer?.child !== child) this.#peer = { child, peer: new PortPeer(this.#channelOf(child).open()) };
      return this.#peer.peer;
    });
  }

  #channelOf(child: EngineChild): PortMultiplexer {
    let channel = this.#channels.get(child);
    if (!channel) {
      channel = new PortMultiplexer((message) => child.send(message));
      this.#channels.set(child, channel);
    }
    return channel;
  }
}
