// Keeps other web pages out: the exact Host (against DNS rebinding) and the Origin of requests (against forgery).
import type { IncomingMessage } from 'node:http';

/** The request names exactly this server. */
export function hasExactHost(request: IncomingMessage, port: number): boolean {
  return request.headers.host === `127.0.0.1:${port}`;
}

/**
 * The request does not come from a page of somebody else. Browsers send Origin with everything that changes state and
 * with WebSockets, and Sec-Fetch-Site with all requests; programs send neither, so nothing is required of them here.
 */
export function isSameOrigin(request: IncomingMessage, port: number): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined && origin !== `http://127.0.0.1:${port}`) return false;
  if (site === undefined || site === 'same-origin') return true;
  // 'none': typed or opened from outside a page. Links from other sites may open the start page, no more.
  return site === 'none' && request.method === 'GET';
}
