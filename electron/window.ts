// The one window.
import type { BrowserWindow } from 'electron';
import { APP_URL } from './app-address.ts';
import type { ElectronApi } from './electron-api.ts';

export interface WindowOptions {
  preload: string;
  icon: string;
  devTools: boolean;
  /** Fills the screen, without a way out but the system's own. */
  kiosk: boolean;
}

export function openWindow(
  { BrowserWindow }: Pick<ElectronApi, 'BrowserWindow'>,
  options: WindowOptions,
): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 600,
    show: false, // Until the first paint, so that nobody sees an empty frame.
    title: 'Shelfcast',
    icon: options.icon,
    autoHideMenuBar: true,
    kiosk: options.kiosk,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: options.devTools,
      spellcheck: false, // Its dictionaries would come from the network.
    },
  });
  window.once('ready-to-show', () => window.show());
  // A page that crashed comes back by itself; the engine has lost nothing.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && reason !== 'killed') window.webContents.reload();
  });
  void window.loadURL(APP_URL);
  return window;
}
