// FramePort over a message port: Electron's MessagePortMain, or Node's own MessagePort.
import type { FramePort } from './frame-port.ts';

/** The part of Electron's MessagePortMain that is used; messages arrive wrapped in `{ data }`. */
export interface EmittingMessagePort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

export function framePortOf(port: EmittingMessagePort): FramePort {
  let onFrame: (frame: string) => void = () => {};
  const onClose: (() => void)[] = [];
  let open = true;
  const closed = () => {
    if (!open) return;
    open = false;
    for (const listener of onClose) listener();
  };
  port.on('message', ({ data }) => {
    if (typeof data === 'string') onFrame(data);
  });
  port.on('close', closed);
  return {
    send: (frame) => {
      if (open) port.postMessage(frame);
    },
    onFrame: (listener) => {
      onFrame = listener;
      port.start();
    },
    onClose: (listener) => {
      onClose.push(listener);
    },
    close: () => {
      port.close();
      closed();
    },
  };
}
