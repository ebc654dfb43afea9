// Small answers of the local server: pages, files, problems.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { categoryOf, ERROR_CATEGORIES, type ErrorCode, type ErrorDetails } from '#core/contract/errors.ts';
import { contentSecurityPolicy, createNonce, SECURITY_HEADERS, withNonce } from './security-headers.ts';
import type { StaticFile } from './static-files.ts';

/** An error of the contract in the form in which the API reports all of them. */
export function sendError<C extends ErrorCode>(
  response: ServerResponse,
  code: C,
  message: string,
  data: ErrorDetails<C>,
  status: number = ERROR_CATEGORIES[categoryOf(code)].httpStatus,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ defined: true, code, status, message, data }));
}

export function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** A page with its own nonce; `html` may hold the placeholder. */
export function sendPage(response: ServerResponse, html: string, connect: readonly string[] = [], status = 200): void {
  const nonce = createNonce();
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': contentSecurityPolicy(nonce, connect),
  });
  response.end(withNonce(html, nonce));
}

export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: StaticFile,
  connect: readonly string[],
): Promise<void> {
  if (file.isPage) {
    sendPage(response, await readFile(file.path, 'utf8'), connect);
    return;
  }
  response.writeHead(200, {
    'content-type': file.contentType,
    'content-length': file.sizeBytes,
    'cache-control': file.cacheControl,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(file.path), response);
}

export function applySecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}
