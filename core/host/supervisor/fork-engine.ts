// Starts the engine process with child_process.fork: for the browser shell, the command line and tests.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromEngine } from '../port/process-messages.ts';
import type { EngineChild } from './engine-child.ts';

const ENTRY = fileURLToPath(new URL('../port/engine-process.ts', import.meta.url));

export interface ForkOptions {
  /** File to run; by default the engine process from the sources. */
  entry?: string;
  /** Program that runs it; by default the Node that runs this. */
  execPath?: string;
  env?: NodeJS.ProcessEnv;
}

export function forkEngine({
  entry = ENTRY,
  execPath = process.execPath,
  env = process.env,
}: ForkOptions = {}): EngineChild {
  const child = fork(entry, {
    execPath,
    execArgv: [],
    env,
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return childOf(child);
}

/** Wraps a process that was started with an IPC channel. */
export function childOf(child: ChildProcess): EngineChild {
  // 'error' comes instead of 'exit' when the process could not be started at all, and for messages sent too late.
  let report: ((how: string) => void) | null = null;
  const ended = (how: string) => {
    report?.(how);
    report = null;
  };
  child.once('exit', (code, signal) => ended(signal ? `signal ${signal}` : `exit code ${code}`));
  child.on('error', (error) => {
    if (child.pid === undefined) ended(error.message);
  });
  return {
    pid: child.pid,
    send: (message) => {
      if (child.connected) child.send(message, () => {}); // A failed send is followed by 'exit'.
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as FromEngine)),
    onExit: (listener) => {
      report = listener;
    },
    kill: () => child.kill('SIGKILL'),
  };
}
