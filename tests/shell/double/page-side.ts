// What runs in the page of the double: Electron's side of the preload (contextBridge, ipcRenderer) over two bindings.
// The functions are sent to the page as text, so they use nothing from outside themselves.

/** Messages from the page to the main process. */
export type FromPage =
  | { kind: 'send'; channel: string; args: unknown[] }
  | { kind: 'invoke'; channel: string; args: unknown[] }
  | { kind: 'port-message'; port: number; data: unknown }
  | { kind: 'port-close'; port: number };

/** Messages from the main process to the page. */
export type ToPage =
  | { kind: 'ipc'; channel: string; args: unknown[]; ports: number[] }
  | { kind: 'port-message'; port: number; data: unknown }
  | { kind: 'port-close'; port: number };

export const TO_MAIN = '__doubleToMain';
export const TO_PAGE = '__doubleToPage';

/** A script for the page that runs the real, built preload before anything else does. */
export const preloadScript = (preload: string): string =>
  `(${runPreload})(${JSON.stringify({ toMain: TO_MAIN, toPage: TO_PAGE })}, function (require, module, exports) {\n${preload}\n});`;

function runPreload(
  names: { toMain: string; toPage: string },
  preload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  const page = window as unknown as Record<string, unknown>;
  const toMain = page[names.toMain] as (message: FromPage) => Promise<unknown>;
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  const ports = new Map<number, MessagePort>();

  // Electron lets both ends of a port know when the other is closed; Chromium itself does not. So the ports that arrive
  // in the page are kept with their ids (they come in the order in which the preload was given them).
  const onTheirWay: number[] = [];
  const arrived = new Map<number, MessagePort>();
  window.addEventListener('message', ({ source, ports: received }) => {
    if (source !== window) return;
    for (const port of received) {
      const id = onTheirWay.shift() as number;
      arrived.set(id, port);
      port.close = () => {
        void toMain({ kind: 'port-close', port: id });
        MessagePort.prototype.close.call(port);
      };
    }
  });

  /** The page's end of a port whose other end is in the main process. */
  const receivePort = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => void toMain({ kind: 'port-message', port: id, data });
    ports.set(id, port1);
    onTheirWay.push(id);
    return port2;
  };

  page[names.toPage] = (message: ToPage) => {
    if (message.kind === 'port-message') ports.get(message.port)?.postMessage(message.data);
    else if (message.kind === 'port-close') {
      ports.get(message.port)?.close();
      arrived.get(message.port)?.dispatchEvent(new Event('close'));
    } else {
      const event = { ports: message.ports.map(receivePort) };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
    }
  };

  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) => void toMain({ kind: 'send', channel, args }),
    invoke: (channel: string, ...args: unknown[]) => toMain({ kind: 'invoke', channel, args }),
    on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: object) => {
      Object.defineProperty(window, name, { value: Object.freeze(api), writable: false, configurable: false });
    },
  };
  preload(
    (name) => {
      // A sandboxed preload has nothing else.
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return { contextBridge, ipcRenderer };
    },
    { exports: {} },
    {},
  );
}
