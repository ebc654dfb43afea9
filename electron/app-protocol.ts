// app://shelfcast/…: the built window, from its folder only, with the same policy as in the browser shell.
import { readFile } from 'node:fs/promises';
import type { Privileges } from 'electron';
import { contentSecurityPolicy, createNonce, SECURITY_HEADERS, withNonce } from '#core/host/http/security-headers.ts';
import { findStaticFile } from '#core/host/http/static-files.ts';
import { APP_HOST, APP_SCHEME } from './app-address.ts';
import type { ElectronApi } from './electron-api.ts';

const PRIVILEGES: Privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };

/** Has to happen before the app is ready. */
export function registerAppScheme({ protocol }: Pick<ElectronApi, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: PRIVILEGES }]);
}

export function serveApp({ protocol }: Pick<ElectronApi, 'protocol'>, rendererDir: string): void {
  protocol.handle(APP_SCHEME, (request) => answer(request, rendererDir));
}

async function answer(request: Request, rendererDir: string): Promise<Response> {
  const url = new URL(request.url);
  const file =
    url.host === APP_HOST && request.method === 'GET' ? await findStaticFile(rendererDir, url.pathname) : null;
  if (!file) return new Response('There is nothing here.', { status: 404, headers: SECURITY_HEADERS });
  const bytes = await readFile(file.path);
  const headers = { ...SECURITY_HEADERS, 'content-type': file.contentType, 'cache-control': file.cacheControl };
  if (!file.isPage) return new Response(new Uint8Array(bytes), { headers });
  const nonce = createNonce();
  return new Response(withNonce(bytes.toString('utf8'), nonce), {
    headers: { ...headers, 'content-security-policy': contentSecurityPolicy(nonce) },
  });
}
