// The local HTTP server of the browser shell: checks who asks, then routes to the page, the engine socket or the API.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { AppError } from '#core/contract/errors.ts';
import {
  API_ACCESS_PATH,
  type ApiAccess,
  ENGINE_RESTART_PATH,
  ENGINE_SOCKET_PATH,
  ENGINE_STATUS_PATH,
} from '#core/contract/shell.ts';
import type { EngineLog } from '../context.ts';
import type { FramePort } from '../port/frame-port.ts';
import { type Access, createAccess } from './access.ts';
import { createEngineSocket } from './engine-socket.ts';
import { LINK_USED_PAGE } from './link-page.ts';
import { applySecurityHeaders, sendError, sendFile, sendJson, sendPage } from './respond.ts';
import { hasExactHost, isSameOrigin } from './same-origin.ts';
import { findStaticFile } from './static-files.ts';
import { type StatusSource, streamStatus } from './status-stream.ts';

/** Answers what it knows and returns true; returns false for a path that is not its own. */
export type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

export interface ShellServerOptions {
  /** 0: any free port. */
  port: number;
  apiToken: string;
  /** The page may show the API's token to its user; not in the kiosk. */
  showApiAccess: boolean;
  /** Folder of the built window; null: API only. */
  rendererDir: string | null;
  /** Further routes (the API), tried in order for visitors that are allowed in. */
  routes: readonly Route[];
  /** Where somebody who opens the printed link is sent. */
  homePath: string;
  engine: StatusSource & { openPort(): Promise<FramePort>; restart(): void };
  log: EngineLog;
}

export interface ShellServer {
  readonly port: number;
  /** Address without a secret. */
  readonly address: string;
  /** Address with the one-time token that lets a browser in. */
  readonly link: string;
  close(): Promise<void>;
}

/** A browser may keep an answer open only so long while the server closes. */
const CLOSE_MS = 1_000;

export async function startShellServer(options: ShellServerOptions): Promise<ShellServer> {
  const server = createServer();
  // A slow sender is cut off; ten minutes are enough for the largest upload over the loopback.
  server.headersTimeout = 10_000;
  server.requestTimeout = 600_000;
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const access = createAccess(options.apiToken, port);
  const socket = createEngineSocket(() => options.engine.openPort());
  server.on('request', (request, response) => {
    handle(request, response, { ...options, port, access }).catch((error: unknown) => {
      // A browser that went away in the middle is no error worth a line.
      if (!request.destroyed) options.log.error({ error: String(error), url: request.url }, 'A request failed');
      sendError(response, 'internal', 'The request failed inside the app; its log says more.', {});
    });
  });
  server.on('upgrade', (request, stream: Duplex, head) => {
    if (!mayOpenSocket(request, port, access)) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    void socket.upgrade(request, stream, head);
  });
  const address = `http://127.0.0.1:${port}`;
  return {
    port,
    address,
    link: `${address}/?token=${access.linkToken}`,
    close: async () => {
      socket.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
      await closed;
      clearTimeout(force);
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const why = code === 'EACCES' ? 'may not be used by programs of this user' : 'is used by another program';
    throw new AppError('input/invalid', `The port ${port} ${why}. Choose another, or none for any free one.`, {
      field: 'port',
      got: String(port),
    });
  }
}

/** A socket is for pages of this server; with a browser's Origin, never without. */
function mayOpenSocket(request: IncomingMessage, port: number, access: Access): boolean {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (pathname !== ENGINE_SOCKET_PATH || !hasExactHost(request, port) || !isSameOrigin(request, port)) return false;
  const visitor = access.visitorOf(request);
  return visitor === 'program' || (visitor === 'browser' && request.headers.origin !== undefined);
}

type Serving = ShellServerOptions & { port: number; access: Access };

async function handle(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  applySecurityHeaders(response);
  const { port, access } = serving;
  if (!hasExactHost(request, port)) {
    sendError(response, 'engine/unauthorised', `This server answers to 127.0.0.1:${port} only.`, {}, 421);
    return;
  }
  if (!isSameOrigin(request, port)) {
    sendError(response, 'engine/unauthorised', 'Requests from other web pages are refused.', {}, 403);
    return;
  }
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
  const token = url.searchParams.get('token');
  if (request.method === 'GET' && url.pathname === '/' && token !== null) {
    openLink(request, response, token, serving);
    return;
  }
  if (!access.visitorOf(request)) {
    if (request.method === 'GET' && request.headers.accept?.includes('text/html'))
      sendPage(response, LINK_USED_PAGE, [], 401);
    else sendError(response, 'engine/unauthorised', 'Send the API token as "Authorization: Bearer …".', {}, 401);
    return;
  }
  await route(request, response, url, serving);
}

/** Lets the browser in and takes the token out of its address bar and history. */
function openLink(request: IncomingMessage, response: ServerResponse, token: string, serving: Serving): void {
  const cookie = serving.access.exchange(token);
  // The link was used, but by this very browser (it went back, or restored its tabs): it is in already.
  if (cookie === null && serving.access.visitorOf(request) !== 'browser') {
    sendPage(response, LINK_USED_PAGE, [], 401);
    return;
  }
  response.writeHead(303, {
    location: serving.homePath,
    'cache-control': 'no-store',
    ...(cookie === null ? {} : { 'set-cookie': cookie }),
  });
  response.end();
}

async function route(request: IncomingMessage, response: ServerResponse, url: URL, serving: Serving): Promise<void> {
  const { engine } = serving;
  const isGet = request.method === 'GET';
  if (isGet && url.pathname === ENGINE_STATUS_PATH) {
    streamStatus(request, response, engine);
    return;
  }
  if (request.method === 'POST' && url.pathname === ENGINE_RESTART_PATH) {
    engine.restart();
    sendJson(response, engine.status);
    return;
  }
  if (isGet && url.pathname === API_ACCESS_PATH) {
    tellApiAccess(request, response, serving);
    return;
  }
  for (const own of serving.routes) {
    if (await own(request, response, url)) return;
  }
  if ((isGet || request.method === 'HEAD') && serving.rendererDir !== null) {
    const file = await findStaticFile(serving.rendererDir, url.pathname);
    if (file) {
      await sendFile(request, response, file, [`ws://127.0.0.1:${serving.port}`]);
      return;
    }
  }
  sendError(response, 'not-found/file', `There is nothing at ${url.pathname}.`, { name: url.pathname });
}

/** Programs know the token already; a page learns it only in the browser that was let in. */
function tellApiAccess(request: IncomingMessage, response: ServerResponse, serving: Serving): void {
  if (!serving.showApiAccess || serving.access.visitorOf(request) !== 'browser') {
    sendError(response, 'not-found/file', 'The API is not told here.', { name: API_ACCESS_PATH });
    return;
  }
  const address = `http://127.0.0.1:${serving.port}`;
  const told: ApiAccess = { address: `${address}/api/v1`, token: serving.apiToken, docs: `${address}/docs` };
  sendJson(response, told);
}
