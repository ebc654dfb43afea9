// Everything the page gets from the desktop: DesktopBridge on `window.shelfcast`, and ports to the engine by message.
import { contextBridge, ipcRenderer } from 'electron';
import { type DesktopBridge, type EngineStatus, SHELFCAST_PORT_MESSAGE } from '#core/contract/shell.ts';
import { IPC } from './ipc-channels.ts';

function createBridge(): DesktopBridge {
  const listeners = new Set<(status: EngineStatus) => void>();
  let latest: EngineStatus | null = null;
  ipcRenderer.on(IPC.status, (_event, status: EngineStatus) => {
    latest = status;
    for (const listener of listeners) listener(status);
  });
  ipcRenderer.send(IPC.watchStatus);
  return {
    shell: 'desktop',
    connect: () => ipcRenderer.send(IPC.connect),
    onEngineStatus: (listener) => {
      listeners.add(listener);
      if (latest) listener(latest);
      return () => listeners.delete(listener);
    },
    restartEngine: () => ipcRenderer.send(IPC.restart),
    chooseFolder: () => ipcRenderer.invoke(IPC.chooseFolder),
  };
}

// A MessagePort cannot cross the context bridge; it can cross as part of a message of the window to itself.
ipcRenderer.on(IPC.port, ({ ports }) => {
  window.postMessage({ type: SHELFCAST_PORT_MESSAGE }, window.location.origin, [...ports]);
});

contextBridge.exposeInMainWorld('shelfcast', createBridge());
