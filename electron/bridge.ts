// Answers to the preload: ports to the engine, its status, the folder dialog. Only for the app's own page.
import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { isAppUrl } from './app-address.ts';
import { chooseFolder } from './dialogs.ts';
import type { ElectronApi } from './electron-api.ts';
import type { DesktopSupervisor } from './engine-supervisor.ts';
import { IPC } from './ipc-channels.ts';

/** The main frame of a window of ours, showing a page of ours. */
function isOwnPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isAppUrl(frame.url);
}

export function installBridge(
  electron: ElectronApi,
  supervisor: DesktopSupervisor,
  { folderDialog }: { folderDialog: boolean },
): void {
  const { ipcMain, MessageChannelMain } = electron;

  ipcMain.on(IPC.connect, async (event) => {
    if (!isOwnPage(event)) return;
    // When the engine was given up, the page learns it from the status and asks again after a restart.
    const child = await supervisor.ready().catch(() => null);
    if (!child || event.sender.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    child.send({ type: 'port' }, [port1]);
    event.sender.postMessage(IPC.port, null, [port2]);
  });

  ipcMain.on(IPC.watchStatus, (event) => {
    if (!isOwnPage(event)) return;
    const { sender } = event;
    sender.send(IPC.status, supervisor.status);
    const forget = supervisor.onStatus((status) => {
      if (sender.isDestroyed()) forget();
      else sender.send(IPC.status, status);
    });
    // A reloaded page asks anew. (The router's own navigation does not come here.)
    sender.once('did-navigate', forget);
    sender.once('destroyed', forget);
  });

  ipcMain.on(IPC.restart, (event) => {
    if (isOwnPage(event)) supervisor.start();
  });

  ipcMain.handle(IPC.chooseFolder, (event) =>
    folderDialog && isOwnPage(event) ? chooseFolder(electron, event.sender) : null,
  );
}
