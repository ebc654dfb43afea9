// Many FramePorts over one message channel between two processes.
import type { FramePort } from './frame-port.ts';
import type { PortMessage } from './process-messages.ts';

interface Ends {
  frame(frame: string): void;
  closed(): void;
}

/** Either side of the channel; the shell calls `open`, the engine is told by `accept`. */
export class PortMultiplexer {
  readonly #post: (message: PortMessage) => void;
  readonly #accept: ((port: FramePort) => void) | null;
  readonly #ports = new Map<number, Ends>();
  #next = 1;

  constructor(post: (message: PortMessage) => void, accept: ((port: FramePort) => void) | null = null) {
    this.#post = post;
    this.#accept = accept;
  }

  get size(): number {
    return this.#ports.size;
  }

  open(): FramePort {
    const id = this.#next++;
    const port = this.#makePort(id);
    this.#post({ type: 'open', port: id });
    return port;
  }

  receive(message: PortMessage): void {
    if (message.type === 'open') {
      this.#accept?.(this.#makePort(message.port));
      return;
    }
    const ends = this.#ports.get(message.port);
    if (!ends) return; // Closed on this side while the message was under way.
    if (message.type === 'frame') ends.frame(message.frame);
    else ends.closed();
  }

  /** The channel is gone: every port closes. */
  closeAll(): void {
    for (const ends of [...this.#ports.values()]) ends.closed();
  }

  #makePort(id: number): FramePort {
    let onFrame: (frame: string) => void = () => {};
    const onClose: (() => void)[] = [];
    const isOpen = () => this.#ports.has(id);
    const closed = () => {
      if (!this.#ports.delete(id)) return;
      for (const listener of onClose) listener();
    };
    this.#ports.set(id, { frame: (frame) => onFrame(frame), closed });
    return {
      send: (frame) => {
        if (isOpen()) this.#post({ type: 'frame', port: id, frame });
      },
      onFrame: (listener) => {
        onFrame = listener;
      },
      onClose: (listener) => {
        onClose.push(listener);
      },
      close: () => {
        if (!isOpen()) return;
        this.#post({ type: 'shut', port: id });
        closed();
      },
    };
  }
}
