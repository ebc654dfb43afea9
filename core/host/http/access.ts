// Who may talk to the local server: the browser that opened the printed link (cookie), and programs with the API token.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Visitor = 'browser' | 'program';

export interface Access {
  /** Secret of the printed link; works once. */
  readonly linkToken: string;
  /** Exchanges the link's token for the value of a Set-Cookie header; null when it is wrong or was used. */
  exchange(token: string): string | null;
  /** Who sends this request; null: nobody we know. */
  visitorOf(request: IncomingMessage): Visitor | null;
}

/** `port` is in the cookie's name because cookies are shared by all ports of a host. */
export function createAccess(apiToken: string, port: number): Access {
  const cookieName = `shelfcast-${port}`;
  const linkToken = randomBytes(32).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  let linkUsed = false;
  return {
    linkToken,
    exchange(token) {
      if (linkUsed || !sameSecret(token, linkToken)) return null;
      linkUsed = true;
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    visitorOf(request) {
      const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
      if (bearer !== undefined) return sameSecret(bearer, apiToken) ? 'program' : null;
      const cookie = readCookie(request.headers.cookie ?? '', cookieName);
      return cookie !== null && sameSecret(cookie, session) ? 'browser' : null;
    },
  };
}

function readCookie(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}

/** Compares in constant time, whatever the lengths. */
function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
