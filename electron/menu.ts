// The menu: what every desktop app has, by Electron's roles, which bring words and shortcuts of the platform along.
import type { MenuItemConstructorOptions } from 'electron';
import type { ElectronApi } from './electron-api.ts';

export function installMenu(
  { Menu }: Pick<ElectronApi, 'Menu'>,
  devTools: boolean,
  platform: string = process.platform,
): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    ...(devTools ? [{ role: 'toggleDevTools' } as const] : []),
  ];
  const template: MenuItemConstructorOptions[] = [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { role: 'viewMenu', submenu: view },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
