// The desktop app from start to end: one instance, one engine, one window, an orderly close.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserWindow } from 'electron';
import { kioskStart } from '#core/host/shell/kiosk-start.ts';
import { engineInit, userDataDir, workspaceToStartWith } from '#core/host/shell/user-data.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { installBridge } from './bridge.ts';
import type { ElectronApi } from './electron-api.ts';
import { createDesktopSupervisor, type DesktopSupervisor } from './engine-supervisor.ts';
import { hardenApp, hardenSession, refuseDownloads } from './hardening.ts';
import type { DesktopLayout } from './layout.ts';
import { installMenu } from './menu.ts';
import { openWindow } from './window.ts';

/** Runs until the app quits; resolves once the window is open, or at once in a second instance. */
export async function runDesktop(electron: ElectronApi, layout: DesktopLayout, argv: readonly string[]): Promise<void> {
  const { app, session } = electron;
  const userData = userDataDir();
  mkdirSync(userData, { recursive: true });
  // Chromium's own files stay apart from the user's; the lock for one instance lives there too.
  app.setPath('userData', path.join(userData, 'window'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  registerAppScheme(electron);
  hardenApp(electron);
  const kiosk = kioskStart(kioskWish(argv), userData);
  const named = kiosk?.workspaceDir ?? workspaceFrom(argv);
  const remembered = workspaceToStartWith(userData);
  const supervisor = createDesktopSupervisor(
    electron,
    layout.engineEntry,
    engineInit({
      workspaceDir: named ?? remembered.workspaceDir,
      fallbackWorkspaceDir: named === undefined ? remembered.fallback : null,
      hasWindow: true,
      appRoot: layout.appRoot,
      userData,
      version: app.getVersion(),
      kiosk,
    }),
  );
  closeEngineBeforeQuit(electron, supervisor);

  await app.whenReady();
  hardenSession(session.defaultSession);
  if (kiosk) refuseDownloads(session.defaultSession);
  serveApp(electron, layout.rendererDir);
  installBridge(electron, supervisor, { folderDialog: !kiosk });
  const devTools = !app.isPackaged && !kiosk;
  if (!kiosk) installMenu(electron, devTools);
  else electron.Menu.setApplicationMenu(null);
  supervisor.start();
  const open = () => openWindow(electron, { ...layout, devTools, kiosk: kiosk !== null });
  keepOneWindow(electron, open(), open);
}

/** Arguments are Electron's own, too, so unknown ones pass. */
function workspaceFrom(argv: readonly string[]): string | undefined {
  const { values } = parseArgs({ args: [...argv], options: { workspace: { type: 'string' } }, strict: false });
  return typeof values.workspace === 'string' ? values.workspace : undefined;
}

/** --kiosk, --no-kiosk or neither. */
function kioskWish(argv: readonly string[]): boolean | undefined {
  if (argv.includes('--no-kiosk')) return false;
  return argv.includes('--kiosk') ? true : undefined;
}

/** A second start, or a click on the dock icon, brings the window to the front. */
function keepOneWindow({ app }: ElectronApi, first: BrowserWindow, open: () => BrowserWindow): void {
  let window = first;
  const show = () => {
    if (window.isDestroyed()) window = open();
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

function closeEngineBeforeQuit({ app }: ElectronApi, supervisor: DesktopSupervisor): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void supervisor.stop().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
