// Headers on every answer of the local server and of the app:// protocol.
import { randomBytes } from 'node:crypto';

/** Stands in index.html where the nonce of the page goes. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

export const createNonce = (): string => randomBytes(18).toString('base64');

/**
 * Nothing is loaded from anywhere else, no script is inline or evaluated. Styles may be inline with the page's nonce:
 * emotion writes its rules into style elements while the page runs.
 */
export function contentSecurityPolicy(nonce: string, connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};

/** Puts the nonce into the page (`<meta name="csp-nonce" content="__CSP_NONCE__">`). */
export const withNonce = (html: string, nonce: string): string => html.replaceAll(NONCE_PLACEHOLDER, nonce);
