// A double of the few Electron APIs that electron/ uses, made of real parts: child processes, a real Chromium with the
// built preload, real Request and Response objects for app://.
import { EventEmitter } from 'node:events';
import type { BrowserContext } from 'playwright';
import type { ElectronApi } from '../../../electron/electron-api.ts';
import {
  BrowserWindowDouble,
  type ContentsDouble,
  type WindowHost,
  type WindowOptionsDouble,
} from './browser-window.ts';
import { MessageChannelDouble } from './message-ports.ts';
import { UtilityDouble } from './utility-process.ts';

type PermissionAsk = (contents: ContentsDouble | null, permission: string, answer: (granted: boolean) => void) => void;

/** Chromium's names for what pages may ask for. */
const PERMISSIONS = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];

export interface ElectronDouble {
  api: ElectronApi;
  windows: BrowserWindowDouble[];
  utilities: UtilityDouble[];
  /** Answers the next folder dialog. */
  folderAnswers: (string | null)[];
  menu: { role?: string }[][];
  /** Set before the app starts: another instance holds the lock. */
  otherInstance: boolean;
  secondStart(): void;
  quit(): Promise<void>;
  hasQuit: boolean;
}

export function createElectronDouble(context: BrowserContext): ElectronDouble {
  const { promise: quitDone, resolve: didQuit } = Promise.withResolvers<void>();
  const ipc = Object.assign(new EventEmitter(), {
    handlers: new Map<string, (event: object, ...args: unknown[]) => unknown>(),
  });
  const schemes = new Map<string, { standard?: boolean; secure?: boolean }>();
  let answer: ((request: Request) => Response | Promise<Response>) | null = null;
  let beforeRequest: (details: { url: string }, reply: (verdict: { cancel: boolean }) => void) => void = (
    _details,
    reply,
  ) => reply({ cancel: false });

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    setPath: () => {},
    getVersion: () => '0.0.0-double',
    whenReady: () => Promise.resolve(),
    requestSingleInstanceLock: () => !double.otherInstance,
    exit: () => didQuit(),
    quit: () => {
      let prevented = false;
      app.emit('before-quit', { preventDefault: () => (prevented = true) });
      if (prevented) return;
      double.hasQuit = true;
      app.emit('will-quit');
      didQuit();
    },
  });

  const host: WindowHost = {
    context,
    answer: async (request) => {
      if (!answer) throw new Error('Nothing handles app:// yet.');
      return answer(request);
    },
    isCancelled: (url) => {
      let cancelled = false;
      beforeRequest({ url }, ({ cancel }) => {
        cancelled = cancel;
      });
      return cancelled;
    },
    onSend: (channel, event, args) => void ipc.emit(channel, event, ...args),
    onInvoke: async (channel, event, args) => {
      const handler = ipc.handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return handler(event, ...args);
    },
    created: (contents) => void app.emit('web-contents-created', {}, contents),
  };

  class BrowserWindow extends BrowserWindowDouble {
    static fromWebContents(contents: ContentsDouble): BrowserWindowDouble | null {
      return double.windows.find((window) => window.webContents === contents) ?? null;
    }

    constructor(options: WindowOptionsDouble) {
      super(host, options);
      double.windows.push(this);
      this.once('closed', () => {
        double.windows.splice(double.windows.indexOf(this), 1);
        if (double.windows.length === 0) app.emit('window-all-closed');
      });
    }
  }

  const defaultSession = {
    setPermissionRequestHandler: (ask: PermissionAsk) => grantWhatIsGranted(context, ask, double),
    setPermissionCheckHandler: () => {},
    webRequest: {
      onBeforeRequest: (listener: typeof beforeRequest) => {
        beforeRequest = listener;
      },
    },
  };

  const parts = {
    app,
    BrowserWindow,
    MessageChannelMain: MessageChannelDouble,
    ipcMain: Object.assign(ipc, {
      handle: (channel: string, handler: (event: object, ...args: unknown[]) => unknown) =>
        ipc.handlers.set(channel, handler),
    }),
    dialog: {
      showOpenDialog: async () => {
        const folder = double.folderAnswers.shift() ?? null;
        return { canceled: folder === null, filePaths: folder === null ? [] : [folder] };
      },
    },
    Menu: {
      buildFromTemplate: (template: { role?: string }[]) => template,
      setApplicationMenu: (menu: { role?: string }[]) => double.menu.push(menu),
    },
    protocol: {
      registerSchemesAsPrivileged: (
        given: { scheme: string; privileges: { standard?: boolean; secure?: boolean } }[],
      ) => {
        for (const { scheme, privileges } of given) schemes.set(scheme, privileges);
      },
      handle: (scheme: string, handler: typeof answer) => {
        const { standard, secure } = schemes.get(scheme) ?? {};
        if (!standard || !secure)
          throw new Error(`${scheme}:// has no origin: register it as standard and secure first.`);
        answer = handler;
      },
    },
    session: { defaultSession },
    utilityProcess: {
      fork: (entry: string) => {
        const utility = new UtilityDouble(entry);
        double.utilities.push(utility);
        return utility;
      },
    },
  };

  const double: ElectronDouble = {
    api: parts as unknown as ElectronApi,
    windows: [],
    utilities: [],
    folderAnswers: [],
    menu: [],
    otherInstance: false,
    hasQuit: false,
    secondStart: () => void app.emit('second-instance', {}, [], ''),
    quit: () => {
      app.quit();
      return quitDone;
    },
  };
  return double;
}

/** Chromium asks nobody in a test, so the handler is asked beforehand and what it grants is granted. */
function grantWhatIsGranted(context: BrowserContext, ask: PermissionAsk, double: ElectronDouble): void {
  const contents = () => double.windows[0]?.webContents ?? null;
  for (const permission of PERMISSIONS) {
    ask(contents(), permission, (granted) => {
      if (granted) void context.grantPermissions([permission]);
    });
  }
}
