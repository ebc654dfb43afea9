// Files of the built window: found inside their folder only, with the index page for every path of the app itself.
import { stat } from 'node:fs/promises';
import path from 'node:path';

export interface StaticFile {
  path: string;
  sizeBytes: number;
  contentType: string;
  /** True for the page itself, which needs its nonce filled in and is never cached. */
  isPage: boolean;
  cacheControl: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * File for a URL path (still percent-encoded); null when there is none. A path without an extension is one of the app's
 * own addresses and gets the page.
 */
export async function findStaticFile(rootDir: string, urlPath: string): Promise<StaticFile | null> {
  const relative = safeRelativePath(urlPath);
  if (relative === null) return null;
  const file = await existingFile(rootDir, relative === '' ? 'index.html' : relative);
  if (file) return file;
  return path.extname(relative) === '' ? existingFile(rootDir, 'index.html') : null;
}

/** The path below the root that a URL path names; null when it is malformed or would leave the root. */
function safeRelativePath(urlPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const segments = decoded.split('/').filter((segment) => segment !== '');
  // No hidden files, and with them no '..'.
  return segments.some((segment) => segment.startsWith('.') || segment.includes(':')) ? null : segments.join('/');
}

async function existingFile(rootDir: string, relative: string): Promise<StaticFile | null> {
  const file = path.join(rootDir, relative);
  const found = await stat(file).catch(() => null);
  const contentType = CONTENT_TYPES[path.extname(relative).toLowerCase()];
  if (!found?.isFile() || !contentType) return null;
  const isPage = relative === 'index.html';
  return {
    path: file,
    sizeBytes: found.size,
    contentType,
    isPage,
    // Vite puts a hash of the content into the names below assets/.
    cacheControl:
      relative.startsWith('assets/') && /-[\w-]{8}\.\w+$/.test(relative) ? 'max-age=31536000, immutable' : 'no-cache',
  };
}
