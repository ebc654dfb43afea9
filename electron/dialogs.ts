// The system's dialogs. Files that the app makes are saved by Chromium's own download dialog.
import type { WebContents } from 'electron';
import type { ElectronApi } from './electron-api.ts';

/** A folder for a workspace; null when the user cancelled. */
export async function chooseFolder(
  { BrowserWindow, dialog }: Pick<ElectronApi, 'BrowserWindow' | 'dialog'>,
  contents: WebContents,
): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(contents);
  if (!window) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
