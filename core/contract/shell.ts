// What a shell (Electron or the browser shell) tells the window about the engine, beside the engine's own contract.
import type { StoredError } from './errors.ts';

/** State of the engine process. Calls made while it is not `ready` wait for it, or fail with engine/stopped. */
export type EngineStatus =
  | { state: 'starting' }
  | { state: 'ready' }
  /** The engine ended by itself; a new one is being started. Jobs that ran are marked failed by the new one. */
  | { state: 'restarting'; attempt: number; reason: string }
  /** Given up: the workspace cannot be opened, or the engine ended again and again. */
  | { state: 'failed'; error: StoredError }
  | { state: 'stopped' };

/** Path of the one WebSocket that carries oRPC frames (browser shell). */
export const ENGINE_SOCKET_PATH = '/engine';
/** Path of the server-sent events that carry EngineStatus as JSON (browser shell). */
export const ENGINE_STATUS_PATH = '/engine-status';
/** POST here asks for another try after `failed` (browser shell). */
export const ENGINE_RESTART_PATH = '/engine-restart';
/** GET here tells the page's own browser how programs reach the API: ApiAccess as JSON (browser shell, not in the kiosk). */
export const API_ACCESS_PATH = '/api-access';

export interface ApiAccess {
  /** Address of the REST API, without a slash at the end. */
  address: string;
  /** Secret that programs send as "Authorization: Bearer …". */
  token: string;
  /** Address of the API's documentation. */
  docs: string;
}

/** Close code of the engine socket when the engine went away: connect again once the status says ready. */
export const ENGINE_SOCKET_RESTART_CODE = 1012;

/**
 * `window.shelfcast` in the desktop shell (set by electron/preload.ts); absent in the browser shell. `connect` makes the
 * shell post a message `{ type: SHELFCAST_PORT_MESSAGE }` to the window that carries one MessagePort speaking oRPC.
 */
export interface DesktopBridge {
  readonly shell: 'desktop';
  /** Asks for a fresh port to the running engine; it arrives by window message. A port closes when the engine ends. */
  connect(): void;
  /** The status now and after each change; returns how to stop listening. */
  onEngineStatus(listener: (status: EngineStatus) => void): () => void;
  /** Another try after `failed`. */
  restartEngine(): void;
  /** Lets the user choose a workspace folder; null when the dialog was cancelled. */
  chooseFolder(): Promise<string | null>;
}

/** `type` of the window message that carries the port, posted by the preload to its own page only. */
export const SHELFCAST_PORT_MESSAGE = 'shelfcast:engine-port';
