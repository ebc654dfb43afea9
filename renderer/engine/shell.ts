// The shell around this window: how to reach the engine, how the engine is, and the few things only a shell can do.
import {
  API_ACCESS_PATH,
  type ApiAccess,
  type DesktopBridge,
  ENGINE_RESTART_PATH,
  ENGINE_SOCKET_PATH,
  ENGINE_STATUS_PATH,
  type EngineStatus,
} from '#core/contract/shell.ts';
import { type OpenLine, openDesktopPort, openSocket } from './transport.ts';

declare global {
  interface Window {
    /** Set by the desktop shell's preload; absent in the browser shell. */
    shelfcast?: DesktopBridge;
  }
}

export interface Shell {
  openLine: OpenLine;
  /** The status now and after each change; returns how to stop listening. */
  watchStatus(listener: (status: EngineStatus) => void): () => void;
  restartEngine(): void;
  /** The system's folder dialog; null where the shell has none (a browser). */
  chooseFolder: (() => Promise<string | null>) | null;
  /** How programs reach the local API; null where the shell runs none (the desktop window) or does not tell (kiosk). */
  findApiAccess(): Promise<ApiAccess | null>;
}

function desktopShell(bridge: DesktopBridge): Shell {
  return {
    openLine: () => openDesktopPort(bridge),
    watchStatus: (listener) => bridge.onEngineStatus(listener),
    restartEngine: () => bridge.restartEngine(),
    chooseFolder: () => bridge.chooseFolder(),
    findApiAccess: async () => null,
  };
}

function browserShell(page: Location): Shell {
  const socketUrl = `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}${ENGINE_SOCKET_PATH}`;
  return {
    openLine: () => openSocket(socketUrl),
    watchStatus: (listener) => {
      const source = new EventSource(ENGINE_STATUS_PATH);
      source.addEventListener('message', ({ data }) => listener(JSON.parse(data) as EngineStatus));
      return () => source.close();
    },
    restartEngine: () => void fetch(ENGINE_RESTART_PATH, { method: 'POST' }).catch(() => undefined),
    chooseFolder: null,
    findApiAccess: async () => {
      const answer = await fetch(API_ACCESS_PATH);
      return answer.ok ? ((await answer.json()) as ApiAccess) : null;
    },
  };
}

/** The shell this page runs in. */
export const findShell = (): Shell =>
  window.shelfcast ? desktopShell(window.shelfcast) : browserShell(window.location);
