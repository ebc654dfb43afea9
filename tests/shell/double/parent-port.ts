// Runs in the child process of UtilityDouble: sets process.parentPort as Electron does, then runs the given entry.
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import type { UtilityMessage } from './utility-process.ts';

const send = (message: UtilityMessage) => void (process.connected && process.send?.(message));

class ReceivedPort extends EventEmitter {
  readonly #id: number;
  readonly #waiting: unknown[] = [];
  #started = false;

  constructor(id: number) {
    super();
    this.#id = id;
  }

  postMessage(data: unknown): void {
    send({ kind: 'port-message', port: this.#id, data });
  }

  start(): void {
    this.#started = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] });
  }

  close(): void {
    send({ kind: 'port-close', port: this.#id });
  }

  receive(data: unknown): void {
    if (this.#started) this.emit('message', { data, ports: [] });
    else this.#waiting.push(data);
  }
}

const ports = new Map<number, ReceivedPort>();
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown) => send({ kind: 'message', data, ports: [] }),
});
Object.assign(process, { parentPort });

// Messages that come before the entry listens are kept, as Electron keeps them.
const early: UtilityMessage[] = [];
let listening = false;

function deliver(message: UtilityMessage): void {
  if (message.kind === 'port-message') ports.get(message.port)?.receive(message.data);
  else if (message.kind === 'port-close') {
    ports.get(message.port)?.emit('close');
    ports.delete(message.port);
  } else {
    const received = message.ports.map((id) => {
      const port = new ReceivedPort(id);
      ports.set(id, port);
      return port;
    });
    parentPort.emit('message', { data: message.data, ports: received });
  }
}

process.on('message', (message: UtilityMessage) => (listening ? deliver(message) : early.push(message)));
// Electron ends its utility processes with itself.
process.on('disconnect', () => process.exit(1));

await import(pathToFileURL(process.argv[2]).href);
listening = true;
for (const message of early) deliver(message);
