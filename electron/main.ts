// Entry of Electron's main process: the only file besides the preload that loads Electron.
import * as electron from 'electron';
import { runDesktop } from './desktop.ts';
import { desktopLayout } from './layout.ts';

const { app, dialog } = electron;
const layout = desktopLayout(import.meta.dirname, app.isPackaged ? process.resourcesPath : null);

// Not awaited: Electron becomes ready only after this module has run.
runDesktop(electron, layout, process.argv.slice(app.isPackaged ? 1 : 2)).catch((error: unknown) => {
  dialog.showErrorBox('Shelfcast cannot start', error instanceof Error ? error.message : String(error));
  app.exit(1);
});
