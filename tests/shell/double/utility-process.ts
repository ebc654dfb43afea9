// Double of utilityProcess: a real child process, in which parent-port.ts stands for Electron's process.parentPort.
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PortDouble } from './message-ports.ts';

const PARENT_PORT = fileURLToPath(new URL('./parent-port.ts', import.meta.url));

/** What goes over the child's IPC channel, both ways. `ports` are numbers given by this side. */
export type UtilityMessage =
  | { kind: 'message'; data: unknown; ports: number[] }
  | { kind: 'port-message'; port: number; data: unknown }
  | { kind: 'port-close'; port: number };

export class UtilityDouble extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #ports = new Map<number, PortDouble>();
  #next = 1;

  constructor(entry: string) {
    super();
    this.#child = fork(PARENT_PORT, [entry], { execArgv: [], serialization: 'advanced' });
    this.#child.on('message', (message: UtilityMessage) => {
      if (message.kind === 'message') this.emit('message', message.data);
      else if (message.kind === 'port-message') this.#ports.get(message.port)?.postMessage(message.data);
      else this.#ports.get(message.port)?.close();
    });
    this.#child.once('exit', (code) => {
      // The ports that were handed to the process end with it.
      for (const port of this.#ports.values()) port.close();
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(data: unknown, transfer: PortDouble[] = []): void {
    this.#send({ kind: 'message', data, ports: transfer.map((port) => this.#handOver(port)) });
  }

  kill(): boolean {
    return this.#child.kill();
  }

  #handOver(port: PortDouble): number {
    const id = this.#next++;
    this.#ports.set(id, port);
    port.on('message', ({ data }) => this.#send({ kind: 'port-message', port: id, data }));
    port.on('close', () => {
      if (this.#ports.delete(id)) this.#send({ kind: 'port-close', port: id });
    });
    port.start();
    return id;
  }

  #send(message: UtilityMessage): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }
}
