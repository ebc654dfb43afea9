// What a page in this app may not do, whatever code it came to run: go elsewhere, open windows, ask for devices, use the
// network.
import type { Session, WebContents } from 'electron';
import { isAppUrl } from './app-address.ts';
import type { ElectronApi } from './electron-api.ts';

/** Writing to the clipboard after a click is all that the app needs ("Copy" on an evidence card). */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Schemes that stay on this machine. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:', 'devtools:', 'chrome-extension:']);

export function hardenApp({ app }: Pick<ElectronApi, 'app'>): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
}

function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (!isAppUrl(url)) event.preventDefault();
  });
  contents.on('will-redirect', (event, url) => {
    if (!isAppUrl(url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** In the kiosk nothing is saved to the disk. */
export function refuseDownloads(session: Session): void {
  session.on('will-download', (event) => event.preventDefault());
}

export function hardenSession(session: Session): void {
  const mayHave = (contents: WebContents | null, permission: string): boolean =>
    contents !== null && isAppUrl(contents.getURL()) && ALLOWED_PERMISSIONS.has(permission);
  session.setPermissionRequestHandler((contents, permission, answer) => answer(mayHave(contents, permission)));
  session.setPermissionCheckHandler((contents, permission) => mayHave(contents, permission));
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !LOCAL_SCHEMES.has(new URL(url).protocol) }),
  );
}
