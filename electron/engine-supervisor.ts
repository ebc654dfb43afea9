// The engine in an Electron utility process, under the same supervisor as everywhere.
import type { MessagePortMain } from 'electron';
import type { EngineInit, FromEngine } from '#core/host/port/process-messages.ts';
import type { EngineChild } from '#core/host/supervisor/engine-child.ts';
import { EngineSupervisor } from '#core/host/supervisor/supervisor.ts';
import type { ElectronApi } from './electron-api.ts';

export type DesktopSupervisor = EngineSupervisor<MessagePortMain>;

export function createDesktopSupervisor(
  { utilityProcess }: Pick<ElectronApi, 'utilityProcess'>,
  entry: string,
  init: EngineInit,
): DesktopSupervisor {
  return new EngineSupervisor({ spawn: () => forkUtility(utilityProcess, entry), init });
}

function forkUtility(utilityProcess: ElectronApi['utilityProcess'], entry: string): EngineChild<MessagePortMain> {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Shelfcast engine', stdio: 'inherit' });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  return {
    get pid() {
      return child.pid;
    },
    send: (message, transfer) => {
      if (!ended) child.postMessage(message, transfer);
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as FromEngine)),
    onExit: (listener) => child.once('exit', (code) => listener(`exit code ${code}`)),
    // kill() of Electron asks with SIGTERM on POSIX; what does not listen has to go all the same.
    kill: () => {
      if (ended || child.pid === undefined || !child.kill()) return;
      if (process.platform !== 'win32') process.kill(child.pid, 'SIGKILL');
    },
  };
}
