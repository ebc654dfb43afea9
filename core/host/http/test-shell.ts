// A browser shell on a temporary workspace, and requests to it with exactly the headers that a test wants. Only for tests.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { NO_LOG } from '../log/log.ts';
import { type Shell, startShell } from '../shell/start-shell.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface TestShell {
  readonly shell: Shell;
  /** Folder of this test: home/, workspace/, renderer/, and secret.txt outside of what is served. */
  readonly dir: string;
  /** The cookie of the browser that opened the link. */
  readonly cookie: string;
  /** The printed link without the address. */
  readonly link: string;
  /** A request with exactly these headers; fetch would not let us choose Host and Origin. */
  ask(target: string, request?: Ask): Promise<Answer>;
  asBrowser(headers?: Record<string, string>): { headers: Record<string, string> };
  asProgram(headers?: Record<string, string>): { headers: Record<string, string> };
  remove(): Promise<void>;
}

export async function openTestShell(): Promise<TestShell> {
  const dir = await mkdtemp(path.join(tmpdir(), 'shelfcast-http-'));
  vi.stubEnv('SHELFCAST_HOME', path.join(dir, 'home'));
  const rendererDir = path.join(dir, 'renderer');
  await mkdir(path.join(rendererDir, 'assets'), { recursive: true });
  await writeFile(path.join(rendererDir, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><p>page</p>');
  await writeFile(path.join(rendererDir, 'assets/app-Ab12_xYz.js'), 'export {};');
  await writeFile(path.join(dir, 'secret.txt'), 'outside');
  const shell = await startShell({
    workspaceDir: path.join(dir, 'workspace'),
    openBrowser: false,
    rendererDir,
    log: NO_LOG,
  });
  const ask = (target: string, request: Ask = {}) => askPort(shell.port, target, request);
  const link = shell.url.slice(shell.address.length);
  const { headers } = await ask(link);
  const cookie = String(headers['set-cookie']).split(';')[0];
  return {
    shell,
    dir,
    cookie,
    link,
    ask,
    asBrowser: (headers = {}) => ({ headers: { cookie, ...headers } }),
    asProgram: (headers = {}) => ({ headers: { authorization: `Bearer ${shell.apiToken}`, ...headers } }),
    remove: async () => {
      await shell.close();
      vi.unstubAllEnvs();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function askPort(port: number, target: string, { method = 'GET', headers = {}, body = '' }: Ask): Promise<Answer> {
  const length = body ? { 'content-length': Buffer.byteLength(body) } : {};
  const all = { host: `127.0.0.1:${port}`, ...length, ...headers };
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path: target, method, headers: all }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const codeOf = (answer: Answer): string => (JSON.parse(answer.body) as { code: string }).code;

/** The text of a streamed answer, piece by piece. */
export async function* chunksOf(events: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of events.body as ReadableStream<Uint8Array>) yield decoder.decode(chunk, { stream: true });
}
