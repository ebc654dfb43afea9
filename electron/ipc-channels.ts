// Names of the few messages between the preload and the main process.

export const IPC = {
  /** Page → main: a fresh port to the engine, please. */
  connect: 'shelfcast:connect',
  /** Main → page: here it is (the message carries the port). */
  port: 'shelfcast:port',
  /** Page → main: the status now, and from now on. */
  watchStatus: 'shelfcast:watch-status',
  /** Main → page: EngineStatus. */
  status: 'shelfcast:status',
  /** Page → main: another try after the engine was given up. */
  restart: 'shelfcast:restart',
  /** Page → main, answered: the folder dialog. */
  chooseFolder: 'shelfcast:choose-folder',
} as const;
