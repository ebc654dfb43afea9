// What a shell and its engine process say to each other. Plain data: it crosses child_process IPC or Electron's parentPort.
import type { StoredError } from '#core/contract/errors.ts';
import type { EngineConfig } from '../context.ts';

/** EngineConfig without what cannot be sent: the clock and the log are the engine process's own. */
export type EngineInit = Omit<EngineConfig, 'now' | 'log'> & {
  /** Folder for the engine's log; null: no log. */
  logFolder: string | null;
};

export type ToEngine =
  /** Answered with `pong` as soon as the engine gets to it. */
  | { type: 'ping' }
  | { type: 'init'; init: EngineInit }
  /** Close the workspace and end. */
  | { type: 'close' }
  | PortMessage
  /** Electron only: the message carries a MessagePort of its own, so nothing is multiplexed. */
  | { type: 'port' };

export type FromEngine =
  | { type: 'pong' }
  | { type: 'ready' }
  /** The engine could not be created, for a reason that another try would not change. */
  | { type: 'failed'; error: StoredError }
  /** The open workspace changed: a restarted engine opens this one. */
  | { type: 'workspace'; path: string }
  | PortMessage;

/** Many ports over one channel: `open` by the shell, frames both ways, `shut` by either side. */
export type PortMessage =
  | { type: 'open'; port: number }
  | { type: 'frame'; port: number; frame: string }
  | { type: 'shut'; port: number };

export const isPortMessage = (message: { type: string }): message is PortMessage =>
  message.type === 'open' || message.type === 'frame' || message.type === 'shut';
