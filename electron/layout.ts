// Where the parts of the desktop app are, packaged or started from the checkout.
import path from 'node:path';

export interface DesktopLayout {
  engineEntry: string;
  preload: string;
  rendererDir: string;
  icon: string;
  /** Folder that holds resources/ and models/. */
  appRoot: string;
}

/**
 * @param mainDir folder of the built main.js (out/main)
 * @param resourcesPath Electron's folder for extraResources; null when not packaged
 */
export function desktopLayout(mainDir: string, resourcesPath: string | null): DesktopLayout {
  const appRoot = resourcesPath ?? path.join(mainDir, '../..');
  return {
    engineEntry: path.join(mainDir, 'engine-process.js'),
    preload: path.join(mainDir, '../preload/preload.cjs'),
    rendererDir: path.join(mainDir, '../renderer'),
    icon: path.join(appRoot, 'resources/icons/icon.png'),
    appRoot,
  };
}
