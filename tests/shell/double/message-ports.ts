// Double of Electron's MessageChannelMain: two linked ports in the main process, each of which can be handed on.
import { EventEmitter } from 'node:events';

/** One end. Messages wait until `start`, as in Electron; data is copied, as between processes. */
export class PortDouble extends EventEmitter {
  #other: PortDouble | null = null;
  #started = false;
  #closed = false;
  readonly #waiting: unknown[] = [];

  static pair(): [PortDouble, PortDouble] {
    const ports: [PortDouble, PortDouble] = [new PortDouble(), new PortDouble()];
    ports[0].#other = ports[1];
    ports[1].#other = ports[0];
    return ports;
  }

  postMessage(message: unknown): void {
    if (this.#closed) return;
    const copy = structuredClone(message);
    setImmediate(() => this.#other?.deliver(copy));
  }

  start(): void {
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    setImmediate(() => {
      this.#other?.close();
      this.emit('close');
    });
  }

  /** Called by the other end. */
  deliver(data: unknown): void {
    if (this.#closed) return;
    if (this.#started) this.emit('message', { data, ports: [] });
    else this.#waiting.push(data);
  }
}

export class MessageChannelDouble {
  readonly port1: PortDouble;
  readonly port2: PortDouble;

  constructor() {
    [this.port1, this.port2] = PortDouble.pair();
  }
}
